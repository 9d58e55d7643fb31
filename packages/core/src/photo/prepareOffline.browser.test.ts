import { afterEach, expect, test, vi } from 'vitest';
import { preparePhoto } from './prepare.ts';

// As if the network went down before the preparation code was fetched: neither the worker's file nor the page's is
// available.
vi.mock('./preparePixels.ts', () => {
  throw new TypeError('Failed to fetch dynamically imported module');
});
const createWorker = () => {
  throw new TypeError('The file of the worker could not be fetched.');
};
const photo = new Blob([new Uint8Array([0xff, 0xd8, 0xff, 0xd9])], { type: 'image/jpeg' });

afterEach(() => vi.restoreAllMocks());

test('reports being offline if there is no network and nothing has been fetched yet', async () => {
  vi.spyOn(navigator, 'onLine', 'get').mockReturnValue(false);
  await expect(preparePhoto(photo, { createWorker })).rejects.toMatchObject({ code: 'offline', retryable: true });
});

test('does not blame the network if there is one', async () => {
  await expect(preparePhoto(photo, { createWorker })).rejects.toMatchObject({ code: 'worker-failed', retryable: true });
});

test('reports a cancelled preparation as cancelled', async () => {
  vi.spyOn(navigator, 'onLine', 'get').mockReturnValue(false);
  const given = new AbortController();
  const prepared = preparePhoto(photo, { createWorker, signal: given.signal });
  given.abort();
  await expect(prepared).rejects.toMatchObject({ code: 'client-closed' });
});
