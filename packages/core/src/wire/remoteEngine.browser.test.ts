import { delay, http, HttpResponse } from 'msw';
import { setupWorker } from 'msw/browser';
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest';
import type { KtpProgress } from '../engine.ts';
import type { PreparedPhoto } from '../photo/preparedPhoto.ts';
import { remoteEngine, type RemoteEngineOptions } from './remoteEngine.ts';

const network = setupWorker();
beforeAll(() => network.start({ quiet: true }));
afterEach(() => {
  network.resetHandlers();
  vi.restoreAllMocks();
});
afterAll(() => void network.stop());

const photo: PreparedPhoto = {
  blob: new Blob([new Uint8Array(300_000).fill(5)], { type: 'image/jpeg' }),
  mediaType: 'image/jpeg',
  width: 1600,
  height: 1000,
  originalBytes: 300_000,
  quality: null,
};
const answer = { Response: { NIK: '3171014107909991', Nama: 'CONTOH', RequestId: 'r-1' }, Engine: { name: 'fake' } };
const { signal } = new AbortController();

function recognise(options: Partial<RemoteEngineOptions> = {}, more = {}) {
  return remoteEngine({ endpoint: '/api/ktp', ...options }).recognise(photo, { signal, ...more });
}
function answerWith(...init: ConstructorParameters<typeof HttpResponse>): void {
  network.use(http.post('/api/ktp', () => new HttpResponse(...init)));
}

test('posts the bytes with headers and query, reports progress and reads the answer', async () => {
  const seen: Request[] = [];
  network.use(
    http.post('/api/ktp', ({ request }) => {
      seen.push(request.clone());
      return HttpResponse.json(answer);
    }),
  );
  const progress: KtpProgress[] = [];
  const options = { endpoint: '/api/ktp?tenant=9', headers: () => Promise.resolve({ Authorization: 'Bearer x' }) };
  const reading = await recognise(options, {
    scene: 'V2',
    returnHeadImage: true,
    onProgress: (step: KtpProgress) => progress.push(step),
  });
  expect(reading.lines.nik?.text).toBe('3171014107909991');
  expect(reading).toMatchObject({ requestId: 'r-1', engine: { name: 'fake' }, face: null });
  const [request] = seen as [Request];
  expect(new URL(request.url).search).toBe('?tenant=9&scene=V2&returnHeadImage=true');
  expect(Object.fromEntries(request.headers)).toMatchObject({
    authorization: 'Bearer x',
    'content-type': 'image/jpeg',
    'x-ktp-client': '1',
  });
  expect((await request.arrayBuffer()).byteLength).toBe(300_000);
  expect(progress[0]).toEqual({ stage: 'sending', sent: 0, total: 300_000 });
  expect(progress.at(-1)).toEqual({ stage: 'reading' });
});

test('requests nothing it was not told to', async () => {
  let search = '?';
  network.use(
    http.post('/api/ktp', ({ request }) => {
      search = new URL(request.url).search;
      return HttpResponse.json(answer);
    }),
  );
  await recognise();
  expect(search).toBe('');
});

test("a refusal becomes the signer's error", async () => {
  const problem = { type: 'about:ktp-ocr/too-many-requests', status: 429, requestId: 'r-2', code: 'signer.quota' };
  answerWith(JSON.stringify(problem), { status: 429, headers: { 'Retry-After': '12' } });
  const refused = { code: 'too-many-requests', kind: 'quota', retryAfter: 12, requestId: 'r-2' };
  await expect(recognise()).rejects.toMatchObject({ name: 'KtpError', ...refused });
});

test.each([
  ['<!doctype html><title>Sign in</title>', 200, 'upstream-invalid'],
  ['', 200, 'upstream-invalid'],
  ['null', 200, 'upstream-invalid'],
  ['{"Response":{"NIK":5}}', 200, 'upstream-invalid'],
  ['{"Response":{"Error":{"Code":"X","Message":"m"},"RequestId":"r"}}', 200, 'upstream-invalid'],
  ['<html>Bad gateway</html>', 502, 'upstream-unavailable'],
  ['<html>Too large</html>', 413, 'image-too-large'],
  ['Not found', 404, 'method-not-allowed'],
] as const)('%s with %i becomes %s', async (body, status, code) => {
  answerWith(body, { status });
  await expect(recognise()).rejects.toMatchObject({ name: 'KtpError', code });
});

test('an abort ends the request', async () => {
  const abort = new AbortController();
  const ended = vi.spyOn(XMLHttpRequest.prototype, 'abort');
  network.use(
    http.post('/api/ktp', async () => {
      abort.abort();
      await delay('infinite');
    }),
  );
  await expect(recognise({}, { signal: abort.signal })).rejects.toMatchObject({ code: 'client-closed' });
  expect(ended).toHaveBeenCalledOnce();
});

test('times out on a signer that never answers', async () => {
  network.use(http.post('/api/ktp', () => delay('infinite')));
  await expect(recognise({ totalMs: 300 })).rejects.toMatchObject({ code: 'upstream-timeout' });
});

test('waits for a reading that takes longer than the stall limit', async () => {
  network.use(
    http.post('/api/ktp', async () => {
      await delay(400);
      return HttpResponse.json(answer);
    }),
  );
  expect((await recognise({ stallMs: 100 })).requestId).toBe('r-1');
});

test('a broken connection is a network error, or offline', async () => {
  network.use(http.post('/api/ktp', () => HttpResponse.error()));
  await expect(recognise()).rejects.toMatchObject({ code: 'upstream-network' });
  vi.spyOn(navigator, 'onLine', 'get').mockReturnValue(false);
  await expect(recognise()).rejects.toMatchObject({ code: 'offline' });
});

test('an invalid address, header or token is a KtpError too', async () => {
  await expect(recognise({ endpoint: 'https://' })).rejects.toMatchObject({ name: 'KtpError', code: 'bad-request' });
  await expect(recognise({ headers: { 'no good': '' } })).rejects.toMatchObject({ code: 'bad-request' });
  const noToken = () => Promise.reject(new Error('no session'));
  await expect(recognise({ headers: noToken })).rejects.toMatchObject({ code: 'unauthenticated' });
});
