import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { remoteEngine } from './remoteEngine.ts';

const blob = new Blob([new Uint8Array(8)], { type: 'image/jpeg' });
const photo = { blob, mediaType: 'image/jpeg', width: 1, height: 1, originalBytes: 8, quality: null } as const;
const { signal } = new AbortController();
const recognise = () => remoteEngine({ endpoint: '/api/ktp?token=secret' }).recognise(photo, { signal });

const said = vi.spyOn(console, 'error').mockReturnValue();
const answerWith = (body: string) => vi.stubGlobal('fetch', async () => new Response(body, { status: 404 }));
beforeEach(() => answerWith('Cannot POST /api/ktp'));
afterEach(() => {
  said.mockClear();
  vi.unstubAllEnvs();
  vi.unstubAllGlobals();
});

test('names the address at which no signer answers, without its query', async () => {
  const refused = { code: 'method-not-allowed', detail: null, message: 'No signer answers at /api/ktp.' };
  await expect(recognise()).rejects.toMatchObject(refused);
  expect(said).not.toHaveBeenCalled();
});

test('says so on the console while an app is being developed', async () => {
  vi.stubEnv('NODE_ENV', 'development');
  const error = { detail: 'http.404', message: expect.stringContaining('No signer answers at /api/ktp.') as string };
  await expect(recognise()).rejects.toMatchObject(error);
  expect(said).toHaveBeenCalledExactlyOnceWith(expect.stringMatching(/^No signer answers at \/api\/ktp\. http/));
});

test('believes a refusal of ours, whatever its status', async () => {
  answerWith(JSON.stringify({ type: 'about:ktp-ocr/unauthenticated' }));
  await expect(recognise()).rejects.toMatchObject({ code: 'unauthenticated', detail: null });
});
