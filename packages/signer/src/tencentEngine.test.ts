import { readFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import { inspect } from 'node:util';
import {
  KTP_PROBLEMS,
  type KtpErrorCode,
  problemOfVendorCode,
  type PreparedPhoto,
  TENCENT_TEXT_FIELDS,
} from '@ktp-ocr/core';
import { afterEach, describe, expect, test } from 'vitest';
import { defaultEngine } from './defaultEngine.ts';
import { importTc3Key, signTc3 } from './tc3.ts';
import { tencentEngine, type TencentEngineOptions } from './tencentEngine.ts';

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
  server?.closeAllConnections();
  server?.close();
});

/** A stand-in for the API on this machine, that remembers what it was asked. */
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
  test('is signed over the very bytes that are sent, with all its headers', async () => {
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
    const wanted = await signTc3(
      { method: 'POST', host: '127.0.0.1', contentType: 'application/json', body, timestamp },
      key,
    );
    expect(headers.authorization).toBe(wanted);
    expect(reading).toMatchObject({ engine: { name: 'tencent' }, warnings: [-9102], requestId: 'tc-1' });
    expect(reading.lines.pekerjaan).toEqual({ text: 'Perkerjaan', confidence: null, box: null });
  });

  test('leaves out what was not asked for', async () => {
    const { endpoint, calls } = await standIn(() => ({ Response: read }));
    await scan({ endpoint });
    expect(JSON.parse(calls[0]!.body.toString())).toEqual({ ImageBase64: '/9gBAgP/2Q==' });
  });

  test('is tried again after a refusal for the rate, which is not billed', async () => {
    const { endpoint, calls } = await standIn((_, n) => (n < 3 ? failure('RequestLimitExceeded') : { Response: read }));
    await scan({ endpoint });
    expect(calls).toHaveLength(3);
  });

  test('is not tried again after a time-out: it may have been billed', async () => {
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

  test('gives up on a clock that correcting does not help', async () => {
    const { endpoint, calls } = await standIn(() => failure('AuthFailure.SignatureExpire'));
    await expect(scan({ endpoint })).rejects.toMatchObject({ code: 'clock-skew' });
    expect(calls).toHaveLength(2);
  });

  test.each<[string, Reply, KtpErrorCode]>([
    ['a page', () => ({ status: 200 }), 'upstream-invalid'],
    ['a gateway', () => ({ status: 502 }), 'upstream-unavailable'],
    ['another shape', () => ({ Response: { Hello: 1 } }), 'upstream-invalid'],
  ])('answered by %s fails cleanly', async (_, reply, code) => {
    const { endpoint } = await standIn(reply);
    await expect(scan({ endpoint })).rejects.toMatchObject({ code });
  });

  test('to nowhere is a network failure that names no address', async () => {
    const error: unknown = await scan({ endpoint: 'http://127.0.0.1:1' }).catch((caught: unknown) => caught);
    expect(error).toMatchObject({ code: 'upstream-network' });
    expect(inspect(error)).not.toContain('127.0.0.1');
  });

  test('is really stopped by abort', async () => {
    const { endpoint } = await standIn(() => 'hang');
    const controller = new AbortController();
    const answer = scan({ endpoint }, { signal: controller.signal });
    setTimeout(() => controller.abort(), 30);
    await expect(answer).rejects.toMatchObject({ code: 'client-closed' });
  });

  test('is not made any more after five failures in a row', async () => {
    const { endpoint, calls } = await standIn(() => ({ status: 500 }));
    const engine = tencentEngine({ credentials, endpoint });
    const once = () =>
      engine.recognise(photo, { signal: new AbortController().signal }).catch((error: unknown) => error);
    for (let i = 0; i < 5; i += 1) await once();
    expect(await once()).toMatchObject({ code: 'upstream-unavailable', vendorCode: 'signer.circuit_open' });
    expect(calls).toHaveLength(5);
  });
});

const vendor = JSON.parse(readFileSync(new URL('fixtures/vendor-errors.json', import.meta.url), 'utf8')) as {
  code: string;
  kind: string;
  status: number;
  problem: string;
}[];

describe("every code of the vendor's", () => {
  test.each(vendor)('$code is $problem', ({ code, kind, status, problem }) => {
    const ours = problemOfVendorCode(code);
    expect(ours).toBe(problem);
    expect([KTP_PROBLEMS[ours].kind, KTP_PROBLEMS[ours].status]).toEqual([kind, status]);
  });

  test("and never the vendor's message", async () => {
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

test('nothing prints the secret', () => {
  const engine = tencentEngine({ credentials });
  expect(inspect(engine, { depth: 9, showHidden: true }) + JSON.stringify(engine)).not.toContain('nobody-may-see');
});

describe('the default engine', () => {
  test('is Tencent Cloud where both secrets are set', async () => {
    const engine = await defaultEngine({ TENCENTCLOUD_SECRET_ID: 'a', TENCENTCLOUD_SECRET_KEY: 'b' });
    expect(engine.name).toBe('tencent');
  });
  test('is the embedded one where none is', async () => expect((await defaultEngine({})).name).toBe('embedded'));
  test('is none where only one of the secrets is set', async () => {
    await expect(defaultEngine({ TENCENTCLOUD_SECRET_ID: 'a' })).rejects.toMatchObject({ code: 'misconfigured' });
  });
});
