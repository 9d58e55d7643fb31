import { KTP_PROBLEMS, type KtpEngine, KtpError, type KtpErrorCode, type KtpReading } from '@ktp-ocr/core';
import { answerFromReading } from '@ktp-ocr/core/kit';
import { scenarioAnswer } from '@ktp-ocr/testing';
import sharp from 'sharp';
import { beforeAll, describe, expect, test, vi } from 'vitest';
import { KNOWN_VENDOR_CODES } from '../tencent/vendorErrors.ts';
import type { SignerEvent } from '../endpoint/signerEvent.ts';
import { importTc3Key, signTc3, type Tc3Request } from '../tencent/tc3.ts';
import { createTencentApi, type TencentApiOptions } from './createTencentApi.ts';

const credentials = { secretId: 'AKIDexample', secretKey: 'example-key' };
const reading = scenarioAnswer('read', { withFace: true, attempt: 1 }).reading as KtpReading;
let jpeg: Uint8Array<ArrayBuffer>;
let image: string;

beforeAll(async () => {
  const picture = sharp({ create: { width: 64, height: 40, channels: 3, background: '#888' } });
  jpeg = new Uint8Array(await picture.jpeg().toBuffer());
  image = Buffer.from(jpeg).toString('base64');
});

const engineOf = (recognise: KtpEngine['recognise']): KtpEngine => ({ name: 'test', runsOn: 'server', recognise });
const api = (options: Partial<TencentApiOptions> = {}) =>
  createTencentApi({ engine: engineOf(async () => reading), credentials, rate: false, ...options });

interface Ask {
  readonly body?: unknown;
  readonly signed?: Partial<Tc3Request>;
  readonly sent?: Readonly<Record<string, string | null>>;
  readonly method?: string;
  readonly path?: string;
  readonly query?: string;
  readonly signal?: AbortSignal;
}

async function ask(options: Ask = {}): Promise<Request> {
  const { body = { ImageBase64: image }, signed = {}, sent = {}, path = '/', query = '', signal } = options;
  const method = options.method ?? 'POST';
  const timestamp = Math.floor(Date.now() / 1000);
  const contentType = method === 'GET' ? 'application/x-www-form-urlencoded' : 'application/json';
  const text = method === 'GET' ? '' : typeof body === 'string' ? body : JSON.stringify(body);
  const bytes = new TextEncoder().encode(text);
  const own = { method: method as 'GET', host: 'ocr.example.test', query, contentType, body: bytes, timestamp };
  const key = await importTc3Key(credentials.secretId, credentials.secretKey);
  const headers = new Headers({
    Host: 'ocr.example.test',
    'Content-Type': contentType,
    'X-TC-Action': 'RecognizeIndonesiaIDCardOCR',
    'X-TC-Version': '2018-11-19',
    'X-TC-Region': 'ap-jakarta',
    'X-TC-Timestamp': String(timestamp),
    Authorization: await signTc3({ ...own, ...signed }, key),
  });
  for (const [name, value] of Object.entries(sent)) {
    if (value === null) headers.delete(name);
    else headers.set(name, value);
  }
  const url = `https://ocr.example.test${path}${query ? `?${query}` : ''}`;
  return new Request(url, {
    method,
    headers,
    ...(bytes.length > 0 && method !== 'GET' ? { body: bytes } : {}),
    ...(signal ? { signal } : {}),
  });
}

interface Envelope {
  readonly Response: { Error?: { Code: string; Message: string }; RequestId: string; [name: string]: unknown };
}
async function answerTo(handle: (request: Request) => Promise<Response>, asked: Request): Promise<Envelope> {
  const response = await handle(asked);
  expect(response.status).toBe(200);
  expect(response.headers.get('Content-Type')).toBe('application/json');
  expect(response.headers.get('Cache-Control')).toBe('no-store');
  return (await response.json()) as Envelope;
}
async function codeOf(options: Partial<TencentApiOptions>, asked: Ask): Promise<string> {
  const { Response } = await answerTo(api(options), await ask(asked));
  expect(Response.RequestId).toMatch(/^[0-9a-f-]{36}$/);
  return Response.Error?.Code ?? 'none';
}

test('answers with the reading, in the envelope and the spelling of the API', async () => {
  const { Response } = await answerTo(
    api(),
    await ask({ body: { ImageBase64: image, Scene: 'V2', ReturnHeadImage: 'true' } }),
  );
  expect(Response).toEqual(answerFromReading(reading, Response.RequestId).Response);
});

describe('refuses', () => {
  test.each<[string, string, Ask]>([
    ['a method', 'UnsupportedProtocol', { method: 'PUT' }],
    ['a path', 'ResourceNotFound', { path: '/v1' }],
    ['no action', 'MissingParameter', { sent: { 'X-TC-Action': null } }],
    ['no version', 'MissingParameter', { sent: { 'X-TC-Version': null } }],
    ['no timestamp', 'MissingParameter', { sent: { 'X-TC-Timestamp': null } }],
    ['no signature', 'MissingParameter', { sent: { Authorization: null } }],
    ['no region', 'MissingParameter', { sent: { 'X-TC-Region': null } }],
    ['a signature of another kind', 'AuthFailure.InvalidAuthorization', { sent: { Authorization: 'Bearer x' } }],
    ['a timestamp that is none', 'AuthFailure.SignatureExpire', { sent: { 'X-TC-Timestamp': 'soon' } }],
    ['another body than was signed', 'AuthFailure.SignatureFailure', { signed: { body: new Uint8Array(3) } }],
    ['another host than was signed', 'AuthFailure.SignatureFailure', { sent: { Host: 'ocr.elsewhere.test' } }],
    [
      'another query than was signed',
      'AuthFailure.SignatureFailure',
      { method: 'GET', query: 'a=b', signed: { query: 'a=c' } },
    ],
    ['another product', 'NoSuchProduct', { signed: { service: 'cvm' } }],
    ['another version', 'NoSuchVersion', { sent: { 'X-TC-Version': '2017-03-12' } }],
    ['a body without a signature', 'AuthFailure.SignatureFailure', unsignedPayload()],
    ['something that is no JSON', 'InvalidParameter', { body: '{' }],
    ['JSON that is no object', 'InvalidParameter', { body: '[1]' }],
    ['bytes that are no text', 'InvalidParameter', { body: '"\ud800"' }],
    ['an unknown parameter', 'UnknownParameter', { body: { ImageBase64: 'x', CardSide: 'FRONT' } }],
    ['a photo with no bytes', 'InvalidParameterValue.InvalidParameterValueLimit', { body: { ImageBase64: '' } }],
    [
      'a query of more than 32 KB',
      'RequestSizeLimitExceeded',
      { method: 'GET', query: `ImageBase64=${'A'.repeat(33_000)}` },
    ],
  ])('%s as %s', async (_, code, asked) => expect(await codeOf({}, asked)).toBe(code));

  test('unknown callers before a byte of the body is read', async () => {
    const asked = await ask();
    const read = vi.fn();
    const body = new ReadableStream({ pull: read }, { highWaterMark: 0 });
    const headers = new Headers(asked.headers);
    headers.set('Authorization', headers.get('Authorization')!.replace('AKIDexample', 'AKIDnobody'));
    const stranger = new Request(asked.url, { method: 'POST', headers, body, duplex: 'half' } as RequestInit);
    expect((await answerTo(api(), stranger)).Response.Error?.Code).toBe('AuthFailure.SecretIdNotFound');
    expect(read).not.toHaveBeenCalled();
  });

  test('more at once than it has room for', async () => {
    let finish: (() => void) | undefined;
    const slow = engineOf(() => new Promise((resolve) => (finish = () => resolve(reading))));
    const handle = api({ engine: slow, maxConcurrent: 1 });
    const first = handle(await ask());
    await vi.waitFor(() => expect(finish).toBeDefined());
    expect((await answerTo(handle, await ask())).Response.Error?.Code).toBe('ResourceInsufficient');
    finish!();
    expect((await first).status).toBe(200);
  });

  test('no one because of unsigned bodies that trickle in', async () => {
    const handle = api();
    const { headers } = await ask();
    const init = { method: 'POST', headers, duplex: 'half' };
    const drip = (): Promise<Response> => {
      const body = new ReadableStream({ start: () => undefined });
      return handle(new Request('https://ocr.example.test/', { ...init, body } as RequestInit));
    };
    const dripping = Array.from({ length: 16 }, drip);
    await new Promise((resolve) => setTimeout(resolve, 1100)); // as long as a place in the room is safe
    for (let i = 0; i < 8; i += 1) expect((await answerTo(handle, await ask())).Response.Error).toBeUndefined();
    const given = ((await (await dripping[0]!).json()) as Envelope).Response.Error?.Code;
    expect(given).toBe('ResourceInsufficient');
  });

  test('a caller who takes more than their share of the places', async () => {
    const other = { secretId: 'AKIDother', secretKey: 'example-key' };
    let finish: (() => void)[] = [];
    const slow = engineOf(() => new Promise((resolve) => finish.push(() => resolve(reading))));
    const handle = api({ engine: slow, credentials: [credentials, other] });
    const asked = [handle(await ask()), handle(await ask())];
    await vi.waitFor(() => expect(finish).toHaveLength(2));
    expect((await answerTo(handle, await ask())).Response.Error?.Code).toBe('ResourceInsufficient');
    for (const end of finish) end();
    await Promise.all(asked);
  });

  test('an engine that takes too long', async () => {
    const never = engineOf(() => new Promise(() => undefined));
    expect(await codeOf({ engine: never, timeoutMs: 30 }, {})).toBe('FailedOperation.EngineRecognizeTimeout');
  });

  test('everyone while the store of the rate is down, unless configured otherwise', async () => {
    const store = () => ({ consume: () => Promise.reject(new Error('connection refused')) });
    const rate = { points: 5, duration: 1 };
    expect(await codeOf({ rate, store }, {})).toBe('ServiceUnavailable');
    expect(await codeOf({ rate, store, whenStoreFails: 'allow' }, {})).toBe('none');
  });
});

/** A request as the vendor's SDKs make it with their option for unsigned payloads. */
function unsignedPayload(): Ask {
  const literal = 'UNSIGNED-PAYLOAD';
  return { signed: { body: new TextEncoder().encode(literal) }, sent: { 'X-TC-Content-SHA256': literal } };
}

test('takes an unsigned body only if the operator allows it', async () => {
  expect(await codeOf({ allowUnsignedPayload: true }, unsignedPayload())).toBe('none');
});

test.each(['recognizeindonesiaidcardocr', 'RecognizeIndonesiaIDCardOCR'])(
  'takes a signed action spelled %s',
  async (action) => {
    expect(await codeOf({}, { signed: { furtherHeaders: { 'x-tc-action': action } } })).toBe('none');
  },
);

test.each(['ocr.example.test', 'ocr.example.test:8443'])('takes a host signed as %s', async (host) => {
  expect(await codeOf({}, { signed: { host }, sent: { Host: 'ocr.example.test:8443' } })).toBe('none');
});

test('takes credentials that are looked up', async () => {
  const found: string[] = [];
  const lookup = async (secretId: string) => {
    found.push(secretId);
    return credentials;
  };
  expect(await codeOf({ credentials: lookup }, {})).toBe('none');
  expect(found).toEqual(['AKIDexample']);
  expect(await codeOf({ credentials: async () => null }, {})).toBe('AuthFailure.SecretIdNotFound');
  expect(await codeOf({ credentials: () => Promise.reject(new Error('database')) }, {})).toBe('InternalError');
});

test('uses ImageUrl if both are given', async () => {
  const fetchPhoto = vi.fn(async () => jpeg);
  const body = { ImageBase64: '***', ImageUrl: 'https://files.example.test/a.jpg' };
  expect(await codeOf({ fetchPhoto }, { body })).toBe('none');
  expect(fetchPhoto).toHaveBeenCalledWith(body.ImageUrl, expect.objectContaining({ maxBytes: 5_505_024 }));
});

test('reads the parameters of a GET from the query', async () => {
  const query = new URLSearchParams({ ImageBase64: image, Scene: 'V2', ReturnHeadImage: 'true' }).toString();
  const { Response } = await answerTo(api(), await ask({ method: 'GET', query }));
  expect(Response['Provinsi']).not.toBe('');
  expect(Response['Photo']).not.toBe('');
});

test('returns no face unless asked, and neither province nor regency in scene V1', async () => {
  const { Response } = await answerTo(api(), await ask({ body: { ImageBase64: image, Scene: 'V1' } }));
  expect([Response['Photo'], Response['Provinsi'], Response['Kota']]).toEqual(['', '', '']);
});

test('limits the rate of each caller separately', async () => {
  const other = { secretId: 'AKIDother', secretKey: 'example-key' };
  const handle = api({ credentials: [credentials, other], rate: { points: 1, duration: 1 } });
  const own = async (): Promise<string> => (await answerTo(handle, await ask())).Response.Error?.Code ?? 'none';
  expect([await own(), await own()]).toEqual(['none', 'RequestLimitExceeded']);
});

describe('maps every engine failure to a code of the API', () => {
  test.each(Object.keys(KTP_PROBLEMS) as KtpErrorCode[])('%s', async (code) => {
    const broken = engineOf(() => Promise.reject(new KtpError(code, { vendorCode: 'AuthFailure.SignatureFailure' })));
    const answered = await codeOf({ engine: broken }, {});
    expect(KNOWN_VENDOR_CODES).toContain(answered);
    // A refusal of our own vendor account does not concern the caller.
    expect(answered).not.toMatch(/^AuthFailure/);
  });

  test('maps errors that are not ours as well', async () => {
    const faults: Error[] = [];
    const cause = new Error('a fault');
    const options = {
      engine: engineOf(() => Promise.reject(cause)),
      onFault: (error: Error) => void faults.push(error),
    };
    expect(await codeOf(options, {})).toBe('InternalError');
    expect(faults).toEqual([cause]);
  });
});

test('reports counts and codes, never what was sent', async () => {
  const events: SignerEvent[] = [];
  const onEvent = (event: SignerEvent): void => void events.push(event);
  const handle = api({ onEvent });
  await answerTo(handle, await ask({ body: { ImageBase64: image, Scene: 'V2' } }));
  const mark = '3273015708949991';
  const refused = await answerTo(handle, await ask({ body: { [`NIK${mark} KENARI`]: mark, ImageBase64: image } }));
  expect(events).toMatchObject([
    { status: 200, code: null, engine: 'test', mediaType: 'image/jpeg', width: 64, height: 40 },
    { status: 200, code: 'bad-upstream-request', kind: 'bug', vendorCode: 'UnknownParameter', engine: null },
  ]);
  expect(JSON.stringify([events, refused])).not.toMatch(/3273015708949991|KENARI/);
});

test('echoes a trace id that looks like one', async () => {
  const handle = api();
  expect((await handle(await ask({ sent: { 'X-TC-TraceId': 'abc-123' } }))).headers.get('X-TC-TraceId')).toBe(
    'abc-123',
  );
  expect(
    (await handle(await ask({ sent: { 'X-TC-TraceId': '3273015708949991' } }))).headers.get('X-TC-TraceId'),
  ).toBeNull();
});

test('requires an engine and credentials', () => {
  expect(() => createTencentApi({ credentials } as never)).toThrow(/engine and credentials/);
  expect(() => createTencentApi({ engine: engineOf(async () => reading) } as never)).toThrow(/engine and credentials/);
});
