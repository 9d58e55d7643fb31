import {
  isKtpErrorCode,
  KTP_LINES,
  KTP_PROBLEMS,
  type KtpError,
  type PreparedPhoto,
  remoteEngine,
} from '@ktp-ocr/core';
import { type ProblemDetails, readingFromAnswer } from '@ktp-ocr/core/kit';
import { setupServer } from 'msw/node';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { ktpHandlers } from './handlers.ts';
import { KTP_SCENARIOS, type KtpScenario, scenarioAnswer } from './scenarios.ts';
import { inventPerson } from './specimen/inventPerson.ts';
import { SAMPLE_PERSON } from './specimen/samplePerson.ts';

const server = setupServer();
beforeAll(() => server.listen({ onUnhandledFrame: 'error' }));
afterEach(() => server.resetHandlers());
afterAll(() => server.close());

const ENDPOINT = 'http://app.test/api/ktp';
const post = (init: RequestInit = {}, query = ''): Promise<Response> =>
  fetch(ENDPOINT + query, {
    method: 'POST',
    headers: { 'Content-Type': 'image/jpeg', 'X-KTP-Client': '1' },
    body: new Uint8Array([0xff, 0xd8, 0xff, 0xd9]),
    ...init,
  });

const PHOTO: PreparedPhoto = {
  blob: new Blob([new Uint8Array([0xff, 0xd8, 0xff, 0xd9])], { type: 'image/jpeg' }),
  mediaType: 'image/jpeg',
  width: 1,
  height: 1,
  originalBytes: 4,
  quality: null,
};
const engine = remoteEngine({ endpoint: ENDPOINT });
/** What our own client makes of a refusal. */
const refusal = (): Promise<KtpError> =>
  engine.recognise(PHOTO, { signal: new AbortController().signal }).then(
    () => expect.unreachable('a reading'),
    (error: KtpError) => error,
  );

const ANSWERED: readonly KtpScenario[] = [
  ...KTP_SCENARIOS.filter((scenario) => scenario !== 'offline' && scenario !== 'captive-portal'),
  ...Object.keys(KTP_PROBLEMS)
    .filter(isKtpErrorCode)
    .filter((code) => KTP_PROBLEMS[code].status > 0),
];

describe.each(ANSWERED)('%s', (scenario) => {
  test("answers as the scenario says, in the signer's format", async () => {
    server.use(...ktpHandlers(scenario, { delay: 0 }));
    const response = await post();
    const expected = scenarioAnswer(scenario);
    if (expected.reading) {
      expect(response.status).toBe(200);
      expect(readingFromAnswer(await response.json())?.lines).toEqual(expected.reading.lines);
      return;
    }
    expect(response.headers.get('Content-Type')).toBe('application/problem+json');
    server.use(...ktpHandlers(scenario, { delay: 0 }));
    const error = await refusal();
    const { code, detail, vendorCode } = expected.error;
    expect(error).toMatchObject({ code, vendorCode });
    if (!vendorCode) expect(error.detail).toBe(detail ?? `signer.${code.replaceAll('-', '_')}`);
    expect([error.retryAfter, error.requestId]).toEqual([expected.error.retryAfter, 'fake-request']);
    expect(response.status).toBe(KTP_PROBLEMS[expected.error.code].status);
  });
});

test('a code that only arises in the browser throws, and says what to use instead', () => {
  expect(() => ktpHandlers('out-of-memory')).toThrow("fakeEngine('out-of-memory')");
});

test('V1 leaves out the province and the regency', async () => {
  server.use(...ktpHandlers('read'));
  const lines = async (scene: string): Promise<readonly string[]> => {
    const reading = readingFromAnswer(await (await post({}, `?scene=${scene}`)).json());
    return KTP_LINES.filter((line) => reading?.lines[line]?.text === '');
  };
  expect([await lines('V1'), await lines('V2')]).toEqual([['provinsi', 'kabKota'], []]);
});

test('answers as the API does, without boxes and confidence, and with its warnings', async () => {
  server.use(...ktpHandlers('no-boxes'));
  expect(await (await post()).json()).toMatchObject({ Confidence: null, Boxes: null });
  server.use(...ktpHandlers('photocopy'));
  expect(await (await post()).json()).toMatchObject({ Response: { WarnCardInfos: [-9102, -9107] } });
});

test('offline, the request itself fails', async () => {
  server.use(...ktpHandlers('offline'));
  await expect(post()).rejects.toThrow(TypeError);
});

test('returns the face only if it is requested', async () => {
  server.use(...ktpHandlers('read'));
  const face = async (query: string): Promise<unknown> => readingFromAnswer(await (await post({}, query)).json())?.face;
  expect(await face('')).toBeNull();
  expect(await face('?scene=V2&returnHeadImage=true')).toBeInstanceOf(Uint8Array);
});

test('busy once, then it reads; new handlers start over', async () => {
  server.use(...ktpHandlers('busy-then-read'));
  const first = await post();
  expect([first.status, first.headers.get('Retry-After')]).toEqual([503, '1']);
  expect((await post()).status).toBe(200);
  server.use(...ktpHandlers('busy-then-read'));
  expect((await post()).status).toBe(503);
});

test('takes another person and another endpoint', async () => {
  const person = inventPerson(8);
  server.use(...ktpHandlers('read', { endpoint: 'http://app.test/read-my-card', person }));
  const headers = { 'Content-Type': 'image/png', 'X-KTP-Client': '1' };
  const response = await fetch('http://app.test/read-my-card', { method: 'POST', headers, body: 'x' });
  expect(await response.json()).toMatchObject({ Response: { NIK: person.nik, Perkerjaan: person.pekerjaan } });
});

describe('a client that breaks the contract is refused, as by a signer', () => {
  test.each<[string, RequestInit, string, number, string]>([
    ['no client header', { headers: { 'Content-Type': 'image/jpeg' } }, '', 403, 'forbidden-origin'],
    ['a form', { headers: { 'X-KTP-Client': '1' }, body: new FormData() }, '', 415, 'unsupported-media-type'],
    ['WebP', { headers: { 'X-KTP-Client': '1', 'Content-Type': 'image/webp' } }, '', 415, 'unsupported-media-type'],
    ['no bytes', { body: new Uint8Array() }, '', 422, 'image-empty'],
    ['GET', { method: 'GET', body: null }, '', 405, 'method-not-allowed'],
    ['an unknown scene', {}, '?scene=V9', 400, 'bad-request'],
  ])('%s', async (_, init, query, status, code) => {
    server.use(...ktpHandlers('read'));
    const response = await post(init, query);
    expect([response.status, response.headers.get('Content-Type')]).toEqual([status, 'application/problem+json']);
    const details = (await response.json()) as ProblemDetails;
    expect([details.type, details.status]).toEqual([`about:ktp-ocr/${code}`, status]);
  });

  test('in every scenario, so that no test passes because of a failure it did not expect', async () => {
    server.use(...ktpHandlers('offline'));
    expect((await post({ body: new Uint8Array() })).status).toBe(422);
  });
});

test('our own client keeps the contract, and an aborted request leaves nothing running', async () => {
  server.use(...ktpHandlers('read'));
  const reading = await engine.recognise(PHOTO, {
    signal: new AbortController().signal,
    scene: 'V2',
    returnHeadImage: true,
  });
  expect(reading.lines.nik?.text).toBe(SAMPLE_PERSON.nik);
  server.use(...ktpHandlers('slow'));
  const slow = engine.recognise(PHOTO, { signal: AbortSignal.timeout(50) });
  await expect(slow).rejects.toMatchObject({ code: 'upstream-timeout' });
});
