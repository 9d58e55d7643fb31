import { afterEach, expect, test, vi } from 'vitest';
import { preparePhoto } from './prepare.ts';

// As when the network is gone before the code of the preparation was fetched: neither the worker's file nor the page's can be had.
vi.mock('./preparePixels.ts', () => {
  throw new TypeError('Failed to fetch dynamically imported module');
});
const createWorker = () => {
  throw new TypeError('The file of the worker could not be fetched.');
};
const photo = new Blob([new Uint8Array([0xff, 0xd8, 0xff, 0xd9])], { type: 'image/jpeg' });

afterEach(() => vi.restoreAllMocks());

test('without a network, and nothing fetched yet, it is the network that is missing', async () => {
  vi.spyOn(navigator, 'onLine', 'get').mockReturnValue(false);
  await expect(preparePhoto(photo, { createWorker })).rejects.toMatchObject({ code: 'offline', retryable: true });
});

test('with one, nothing is said of the network', async () => {
  await expect(preparePhoto(photo, { createWorker })).rejects.toMatchObject({ code: 'worker-failed', retryable: true });
});

test('somebody who has given up is told that they have', async () => {
  vi.spyOn(navigator, 'onLine', 'get').mockReturnValue(false);
  const given = new AbortController();
  const prepared = preparePhoto(photo, { createWorker, signal: given.signal });
  given.abort();
  await expect(prepared).rejects.toMatchObject({ code: 'client-closed' });
});
