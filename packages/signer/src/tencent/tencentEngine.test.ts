import { readFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import { inspect } from 'node:util';
import { KTP_PROBLEMS, type KtpErrorCode, type PreparedPhoto } from '@ktp-ocr/core';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { TENCENT_TEXT_FIELDS } from '../../../core/src/wire/tencent.ts';
import { defaultEngine } from './defaultEngine.ts';
import { jsonBody } from './jsonBody.ts';
import { importTc3Key, parseTc3, verifyTc3 } from './tc3.ts';
import { tencentEngine, type TencentEngineOptions } from './tencentEngine.ts';
import { problemOfVendorCode } from './vendorErrors.ts';

const credentials = { secretId: 'example-id', secretKey: 'example-key-nobody-may-see' };
const photo: PreparedPhoto = {
  blob: new Blob([new Uint8Array([0xff, 0xd8, 1, 2, 3, 0xff, 0xd9])]),
  mediaType: 'image/jpeg',
  width: 1,
  height: 1,
  originalBytes: 7,
  quality: null,
};
const read = {
  ...Object.fromEntries(TENCENT_TEXT_FIELDS.map((name) => [name, name])),
  Photo: '',
  WarnCardInfos: [-9102],
  RequestId: 'tc-1',
};

interface Call {
  readonly headers: IncomingMessage['headers'];
  readonly body: Buffer;
}
type Reply = (call: Call, n: number) => { readonly Response: unknown } | { readonly status: number } | 'hang';
let server: Server | null = null;
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
  server?.closeAllConnections();
  server?.close();
});

/** A stand-in for the API on this machine that remembers its requests. */
async function standIn(reply: Reply, skewSeconds = 0): Promise<{ endpoint: string; calls: Call[] }> {
  const calls: Call[] = [];
  server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const call = { headers: request.headers, body: Buffer.concat(chunks) };
    calls.push(call);
    const answer = reply(call, calls.length);
    if (answer === 'hang') return;
    response.setHeader('Date', new Date(Date.now() + skewSeconds * 1000).toUTCString());
    if ('status' in answer) response.writeHead(answer.status).end('<html>');
    else response.end(JSON.stringify(answer));
  });
  await new Promise<void>((resolve) => server!.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as { port: number };
  return { endpoint: `http://127.0.0.1:${port}`, calls };
}

const scan = (
  options: Partial<TencentEngineOptions>,
  asked: { scene?: 'V1' | 'V2'; returnHeadImage?: boolean; signal?: AbortSignal } = {},
) => tencentEngine({ credentials, ...options }).recognise(photo, { signal: new AbortController().signal, ...asked });
const failure = (code: string) => ({
  Response: { Error: { Code: code, Message: 'message with example-id' }, RequestId: 'tc-2' },
});

describe('a call to the API', () => {
  test('is signed over the exact bytes sent, with all its headers', async () => {
    const { endpoint, calls } = await standIn(() => ({ Response: read }));
    const reading = await scan(
      { endpoint, credentials: { ...credentials, token: 'sts' } },
      { scene: 'V2', returnHeadImage: true },
    );
    const { headers, body } = calls[0]!;
    expect(JSON.parse(body.toString())).toEqual({ ImageBase64: '/9gBAgP/2Q==', ReturnHeadImage: true, Scene: 'V2' });
    expect(headers).toMatchObject({
      'x-tc-action': 'RecognizeIndonesiaIDCardOCR',
      'x-tc-version': '2018-11-19',
      'x-tc-region': 'ap-jakarta',
      'x-tc-token': 'sts',
    });
    const timestamp = Number(headers['x-tc-timestamp']);
    const key = await importTc3Key(credentials.secretId, credentials.secretKey);
    const asked = { method: 'POST', host: '127.0.0.1', contentType: 'application/json', body, timestamp } as const;
    expect(await verifyTc3(asked, parseTc3(headers.authorization!)!, key)).toBe(true);
    expect(reading).toMatchObject({
      engine: { name: 'tencent', version: '2018-11-19' },
      warnings: [-9102],
      requestId: 'tc-1',
    });
    expect(reading.lines.pekerjaan).toEqual({ text: 'Perkerjaan', confidence: null, box: null });
  });

  test('leaves out parameters that were not set', async () => {
    const { endpoint, calls } = await standIn(() => ({ Response: read }));
    await scan({ endpoint });
    expect(JSON.parse(calls[0]!.body.toString())).toEqual({ ImageBase64: '/9gBAgP/2Q==' });
  });

  test('is retried after a rate refusal, which is not billed', async () => {
    const { endpoint, calls } = await standIn((_, n) => (n < 3 ? failure('RequestLimitExceeded') : { Response: read }));
    await scan({ endpoint });
    expect(calls).toHaveLength(3);
  });

  test('is not retried after a time-out, which may have been billed', async () => {
    const { endpoint, calls } = await standIn(() => 'hang');
    await expect(scan({ endpoint, timeoutMs: 100 })).rejects.toMatchObject({ code: 'upstream-timeout' });
    expect(calls).toHaveLength(1);
  });

  test('corrects a wrong clock once', async () => {
    const { endpoint, calls } = await standIn(
      ({ headers }) =>
        Math.abs(Number(headers['x-tc-timestamp']) - (Date.now() / 1000 + 900)) > 300
          ? failure('AuthFailure.SignatureExpire')
          : { Response: read },
      900,
    );
    await scan({ endpoint });
    expect(calls).toHaveLength(2);
  });

  test('gives up on a clock that stays wrong after correction', async () => {
    const { endpoint, calls } = await standIn(() => failure('AuthFailure.SignatureExpire'));
    await expect(scan({ endpoint })).rejects.toMatchObject({ code: 'clock-skew' });
    expect(calls).toHaveLength(2);
  });

  test.each<[string, Reply, KtpErrorCode]>([
    ['a page', () => ({ status: 200 }), 'upstream-invalid'],
    ['a gateway', () => ({ status: 502 }), 'upstream-unavailable'],
    ['another shape', () => ({ Response: { Hello: 1 } }), 'upstream-invalid'],
  ])('fails cleanly if answered by %s', async (_, reply, code) => {
    const { endpoint } = await standIn(reply);
    await expect(scan({ endpoint })).rejects.toMatchObject({ code });
  });

  test('reports an unreachable host as a network failure and keeps its cause for the operator', async () => {
    const error: unknown = await scan({ endpoint: 'http://127.0.0.1:1' }).catch((caught: unknown) => caught);
    expect(error).toMatchObject({ code: 'upstream-network', message: KTP_PROBLEMS['upstream-network'].message });
    expect((error as Error).cause).toBeInstanceOf(Error);
  });

  test('is cut off if the answer never ends', async () => {
    const endless = async (): Promise<Response> =>
      new Response(new ReadableStream({ pull: (controller) => controller.enqueue(new Uint8Array(1 << 20)) }));
    await expect(scan({ fetch: endless })).rejects.toMatchObject({ code: 'upstream-response-too-large' });
  });

  test('runs out of time if the answer stalls', async () => {
    const stalled = async (): Promise<Response> =>
      new Response(new ReadableStream({ start: (controller) => controller.enqueue(new Uint8Array(10)) }));
    await expect(scan({ fetch: stalled, timeoutMs: 50 })).rejects.toMatchObject({ code: 'upstream-timeout' });
  });

  test('uses the configured region, language and version', async () => {
    const { endpoint, calls } = await standIn(() => ({ Response: read }));
    const reading = await scan({
      endpoint,
      region: 'ap-singapore',
      language: 'en-US',
      version: '2030-01-01',
      scene: 'V1',
    });
    expect(calls[0]!.headers).toMatchObject({
      'x-tc-region': 'ap-singapore',
      'x-tc-language': 'en-US',
      'x-tc-version': '2030-01-01',
    });
    expect(JSON.parse(calls[0]!.body.toString())).toMatchObject({ Scene: 'V1' });
    expect(reading.engine.version).toBe('2030-01-01');
  });

  test('takes no longer than allowed for all its retries together', async () => {
    const { endpoint, calls } = await standIn(() => failure('RequestLimitExceeded.IPLimitExceeded'));
    vi.spyOn(Math, 'random').mockReturnValue(0.5); // waits 100, 200, and would wait 400
    await expect(scan({ endpoint, timeoutMs: 600, retries: 1000 })).rejects.toMatchObject({ code: 'upstream-busy' });
    expect(calls).toHaveLength(3);
  });

  test.each(['FailedOperation.OcrFailed', 'InternalError', 'FailedOperation.UnKnowError', 'LimitExceeded'])(
    'is not retried after %s',
    async (code) => {
      const { endpoint, calls } = await standIn(() => failure(code));
      await expect(scan({ endpoint })).rejects.toMatchObject({ vendorCode: code });
      expect(calls).toHaveLength(1);
    },
  );

  test('passes on no invalid code', async () => {
    const { endpoint } = await standIn(() => failure('Nobody 3273015708949991'));
    await expect(scan({ endpoint })).rejects.toMatchObject({ detail: 'signer.unknown_code' });
  });

  test('requests rotating credentials before each call', async () => {
    const { endpoint, calls } = await standIn(() => ({ Response: read }));
    let n = 0;
    const engine = tencentEngine({ endpoint, credentials: async () => ({ ...credentials, token: `sts-${(n += 1)}` }) });
    for (let i = 0; i < 2; i += 1) await engine.recognise(photo, { signal: new AbortController().signal });
    expect(calls.map(({ headers }) => headers['x-tc-token'])).toEqual(['sts-1', 'sts-2']);
  });

  test.each<[string, TencentEngineOptions['credentials']]>([
    ['fail', () => Promise.reject(new Error('vault'))],
    ['are empty', () => ({ secretId: '', secretKey: '' })],
    ['were empty from the start', { secretId: 'a', secretKey: '' }],
  ])('is not made if credentials %s', async (_, source) => {
    const { endpoint, calls } = await standIn(() => ({ Response: read }));
    await expect(scan({ endpoint, credentials: source })).rejects.toMatchObject({ code: 'misconfigured' });
    expect(calls).toHaveLength(0);
  });

  test('does not wait forever for credentials', async () => {
    const never = () => new Promise<never>(() => undefined);
    await expect(scan({ credentials: never, timeoutMs: 30 })).rejects.toMatchObject({ code: 'upstream-timeout' });
  });

  test('really stops on abort', async () => {
    const { endpoint } = await standIn(() => 'hang');
    const controller = new AbortController();
    const answer = scan({ endpoint }, { signal: controller.signal });
    setTimeout(() => controller.abort(), 30);
    await expect(answer).rejects.toMatchObject({ code: 'client-closed' });
  });

  describe('after five failures in a row', () => {
    async function failing(reply: Reply) {
      const { endpoint, calls } = await standIn(reply);
      const engine = tencentEngine({ credentials, endpoint, timeoutMs: 1000 });
      const once = (signal = new AbortController().signal) =>
        engine.recognise(photo, { signal }).catch((error: unknown) => error);
      return { calls, once };
    }
    const open = { code: 'upstream-unavailable', detail: 'signer.circuit_open' };

    test('is paused for a while, then tried once more', async () => {
      vi.useFakeTimers({ toFake: ['performance'] });
      let well = false;
      const { calls, once } = await failing(() => (well ? { Response: read } : { status: 500 }));
      for (let i = 0; i < 5; i += 1) expect(await once()).toMatchObject({ detail: 'http.500' });
      expect(await once()).toMatchObject({ ...open, retryAfter: 20 });
      expect(calls).toHaveLength(5);
      vi.advanceTimersByTime(20_001);
      expect(await once()).toMatchObject({ detail: 'http.500' });
      expect(await once()).toMatchObject(open); // on probation: one failure is enough
      vi.advanceTimersByTime(20_001);
      well = true;
      expect(await once()).toMatchObject({ engine: { name: 'tencent' } });
      well = false;
      expect(await once()).toMatchObject({ detail: 'http.500' });
      expect(await once()).toMatchObject({ detail: 'http.500' });
    });

    test('does not count refused photos as failures', async () => {
      const { calls, once } = await failing(() => failure('FailedOperation.ImageBlur'));
      for (let i = 0; i < 8; i += 1) expect(await once()).toMatchObject({ code: 'image-blurry' });
      expect(calls).toHaveLength(8);
    });

    test('does not count people who leave as failures', async () => {
      let gone = new AbortController();
      const { calls, once } = await failing(() => {
        gone.abort();
        return 'hang';
      });
      for (let i = 0; i < 7; i += 1) {
        gone = new AbortController();
        expect(await once(gone.signal)).toMatchObject({ code: 'client-closed' });
      }
      expect(calls).toHaveLength(7);
    });
  });

  test.each([
    'ocr.example/path',
    'ftp://ocr.example',
    'http://user@ocr.example',
    '',
    'a b',
    'https://ocr.example/?x=1',
  ])('cannot be configured with %j', (endpoint) => {
    expect(() => tencentEngine({ credentials, endpoint })).toThrow(
      expect.objectContaining({ name: 'KtpError', code: 'misconfigured' }),
    );
  });
});

test.each([0, 1, 2, 3, 49_151, 49_152, 49_153, 300_001])('%i bytes become exact JSON', (length) => {
  const bytes = Uint8Array.from({ length }, (_, i) => (i * 31) & 255);
  const read = JSON.parse(new TextDecoder().decode(jsonBody(bytes, { Scene: 'V2' }))) as { ImageBase64: string };
  expect(read).toEqual({ ImageBase64: Buffer.from(bytes).toString('base64'), Scene: 'V2' });
  vi.stubGlobal('Buffer', undefined); // as in an edge worker
  const elsewhere = jsonBody(bytes, { Scene: 'V2' });
  vi.unstubAllGlobals();
  expect(Buffer.compare(elsewhere, jsonBody(bytes, { Scene: 'V2' }))).toBe(0);
});

const vendor = JSON.parse(readFileSync(new URL('../../fixtures/vendor-errors.json', import.meta.url), 'utf8')) as {
  code: string;
  kind: string;
  status: number;
  problem: string;
}[];

describe('every vendor code', () => {
  test.each(vendor)('maps $code to $problem', ({ code, kind, status, problem }) => {
    const ours = problemOfVendorCode(code);
    expect(ours).toBe(problem);
    expect([KTP_PROBLEMS[ours].kind, KTP_PROBLEMS[ours].status]).toEqual([kind, status]);
  });

  test("never passes on the vendor's message", async () => {
    const { endpoint } = await standIn(() => failure('AuthFailure.SecretIdNotFound'));
    const error: unknown = await scan({ endpoint }).catch((caught: unknown) => caught);
    expect(error).toMatchObject({
      code: 'upstream-credentials',
      vendorCode: 'AuthFailure.SecretIdNotFound',
      requestId: 'tc-2',
    });
    expect(inspect(error)).not.toContain('example-id');
  });
});

test('nothing prints the secret, neither the engine nor its errors', async () => {
  const { endpoint } = await standIn(() => failure('AuthFailure.SignatureFailure'));
  const engine = tencentEngine({ credentials, endpoint });
  const error = await scan({ endpoint }).catch((caught: unknown) => caught);
  const lost = await scan({ endpoint: 'http://127.0.0.1:1' }).catch((caught: unknown) => caught);
  for (const value of [engine, engine.recognise, error, lost]) {
    const printed = inspect(value, { depth: 9, showHidden: true }) + String(JSON.stringify(value));
    expect(printed).not.toContain('nobody-may-see');
  }
});

describe('the default engine', () => {
  test('is Tencent Cloud if both secrets are set', async () => {
    const engine = await defaultEngine({ TENCENTCLOUD_SECRET_ID: 'a', TENCENTCLOUD_SECRET_KEY: 'b' });
    expect(engine.name).toBe('tencent');
  });
  test('is the embedded engine if neither is set', async () => {
    vi.doMock('@ktp-ocr/engine/node', () => ({ embeddedEngine: () => ({ name: 'embedded' }) }));
    const unset = { TENCENTCLOUD_SECRET_ID: '', TENCENTCLOUD_SECRET_KEY: '' };
    for (const environment of [{}, unset]) expect((await defaultEngine(environment)).name).toBe('embedded');
    vi.doUnmock('@ktp-ocr/engine/node');
  });
  test('explains in plain words if neither is available', async () => {
    vi.doMock('@ktp-ocr/engine/node', () => {
      throw new Error('not found');
    });
    const code = { code: 'misconfigured', detail: 'signer.no_engine' };
    await expect(defaultEngine({})).rejects.toMatchObject(code);
    await expect(defaultEngine({})).rejects.toThrow(/TENCENTCLOUD_SECRET_ID.*@ktp-ocr\/engine/);
    vi.doUnmock('@ktp-ocr/engine/node');
  });
  test('is refused if only one of the secrets is set', async () => {
    await expect(defaultEngine({ TENCENTCLOUD_SECRET_ID: 'a' })).rejects.toMatchObject({ code: 'misconfigured' });
  });
});
