import { KTP_PROBLEMS, type KtpEngine, KtpError, type KtpErrorCode, type KtpReading } from '@ktp-ocr/core';
import type { ProblemDetails } from '@ktp-ocr/core/kit';
import { seededRandom } from '@ktp-ocr/testing/node';
import sharp from 'sharp';
import { afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { createSigner } from './createSigner.ts';
import type { SignerEvent } from '../endpoint/signerEvent.ts';
import type { SignerOptions } from './signerOptions.ts';

const CANARY = { nik: '3273015708949991', nama: 'CANARY CONTOHAN' };
let jpeg: Uint8Array<ArrayBuffer>;
let png: Uint8Array<ArrayBuffer>;

beforeAll(async () => {
  const picture = sharp({ create: { width: 64, height: 40, channels: 3, background: '#888' } });
  jpeg = new Uint8Array(await picture.clone().jpeg().toBuffer());
  png = new Uint8Array(await picture.clone().png().toBuffer());
});
afterEach(() => vi.restoreAllMocks());

const reading: KtpReading = {
  engine: { name: 'test', version: null, ms: 1 },
  lines: {
    nik: { text: CANARY.nik, confidence: 0.9, box: [1, 2, 3, 4] },
    nama: { text: CANARY.nama, confidence: null, box: null },
  },
  face: null,
  warnings: [],
  requestId: null,
};
const engine = (recognise: KtpEngine['recognise'] = async () => reading): KtpEngine => ({
  name: 'test',
  runsOn: 'server',
  recognise,
});
const signer = (options: Partial<SignerOptions> = {}) =>
  createSigner({ authorize: () => true, engine: engine(), ...options });

interface Ask {
  readonly body?: BodyInit | null;
  readonly headers?: Record<string, string>;
  readonly method?: string;
  readonly url?: string;
  readonly signal?: AbortSignal;
}
function ask({
  body = jpeg,
  headers = {},
  method = 'POST',
  url = 'http://app.test/api/ktp',
  signal,
}: Ask = {}): Request {
  return new Request(url, {
    method,
    body: method === 'GET' || method === 'OPTIONS' ? null : body,
    headers: { 'Content-Type': 'image/jpeg', 'X-KTP-Client': '1', ...headers },
    duplex: 'half',
    ...(signal ? { signal } : {}),
  } as RequestInit);
}
async function problem(response: Response): Promise<ProblemDetails> {
  expect(response.headers.get('Content-Type')).toBe('application/problem+json');
  expect(response.headers.get('Cache-Control')).toBe('no-store');
  const details = (await response.json()) as ProblemDetails;
  expect(details.status).toBe(response.status);
  expect(details.requestId).toMatch(/^[0-9a-f-]{36}$/);
  return details;
}

describe('a photo that may be read', () => {
  test("returns the API's answer, with confidence and boxes beside it", async () => {
    const response = await signer()(ask());
    expect(response.status).toBe(200);
    expect(response.headers.get('X-Content-Type-Options')).toBe('nosniff');
    expect(await response.json()).toMatchObject({
      Response: { NIK: CANARY.nik, Nama: CANARY.nama, Perkerjaan: '', KewargaNegaraan: '' },
      Engine: { name: 'test' },
      Confidence: { NIK: 0.9 },
      Boxes: { NIK: [1, 2, 3, 4] },
    });
  });

  test('is read with the options of the query', async () => {
    const recognise = vi.fn<KtpEngine['recognise']>(async () => reading);
    await signer({ engine: engine(recognise) })(ask({ url: 'http://app.test/api/ktp?scene=V1&returnHeadImage=true' }));
    expect(recognise.mock.calls[0]![1]).toMatchObject({ scene: 'V1', returnHeadImage: true });
    expect(recognise.mock.calls[0]![0]).toMatchObject({ mediaType: 'image/jpeg', width: 64, height: 40 });
  });

  test('may be PNG, and may have no type', async () => {
    expect((await signer()(ask({ body: png, headers: { 'Content-Type': 'image/png' } }))).status).toBe(200);
    expect((await signer()(ask({ headers: { 'Content-Type': 'application/octet-stream' } }))).status).toBe(200);
  });

  test("may come as the API's own request", async () => {
    const recognise = vi.fn<KtpEngine['recognise']>(async () => reading);
    const body = JSON.stringify({
      ImageBase64: Buffer.from(jpeg).toString('base64'),
      Scene: 'V2',
      ReturnHeadImage: true,
    });
    const headers = { 'Content-Type': 'application/json; charset=utf-8' };
    expect((await signer({ engine: engine(recognise), acceptJson: true })(ask({ body, headers }))).status).toBe(200);
    expect(recognise.mock.calls[0]![1]).toMatchObject({ scene: 'V2', returnHeadImage: true });
  });

  test('answers a CORS preflight and reads the photo of a page on a listed origin', async () => {
    const handle = signer({ allowedOrigins: ['https://app.example'] });
    const headers = { Origin: 'https://app.example' };
    const before = await handle(ask({ method: 'OPTIONS', headers }));
    expect(before.status).toBe(204);
    expect(before.headers.get('Access-Control-Allow-Headers')).toContain('X-KTP-Client');
    const response = await handle(ask({ headers: { ...headers, 'Sec-Fetch-Site': 'cross-site' } }));
    expect(response.status).toBe(200);
    expect(response.headers.get('Access-Control-Allow-Origin')).toBe('https://app.example');
    const stranger = await handle(ask({ method: 'OPTIONS', headers: { Origin: 'https://evil.example' } }));
    expect(stranger.headers.get('Access-Control-Allow-Origin')).toBeNull();
  });
});

type Told = Ask & { options?: Partial<SignerOptions> };
const json = (body: string, options: Partial<SignerOptions> = {}): Told => ({
  body,
  headers: { 'Content-Type': 'application/json' },
  options: { acceptJson: true, ...options },
});
const apiRequest = (body: Record<string, unknown>, options?: Partial<SignerOptions>): Told =>
  json(JSON.stringify(body), options);
/** A PNG that claims a size. */
function sized(width: number, height: number): Uint8Array<ArrayBuffer> {
  const bytes = png.slice();
  const view = new DataView(bytes.buffer);
  view.setUint32(16, width);
  view.setUint32(20, height);
  return bytes;
}
/** A picture that contains one of its parts twice. */
const twice = (bytes: Uint8Array, start: number, end: number): Uint8Array<ArrayBuffer> =>
  new Uint8Array(Buffer.concat([bytes.subarray(0, end), bytes.subarray(start)]));
/** The position of a baseline JPEG's frame. */
function frameOf(bytes: Uint8Array): [number, number] {
  const start = Buffer.from(bytes).indexOf(Buffer.from([0xff, 0xc0]));
  return [start, start + 2 + (bytes[start + 2]! << 8) + bytes[start + 3]!];
}
const manyScans = (bytes: Uint8Array): Uint8Array<ArrayBuffer> => {
  const scan = Buffer.from(bytes).indexOf(Buffer.from([0xff, 0xda]));
  const scans = Array.from({ length: 100 }, () => bytes.subarray(scan, bytes.length - 2));
  return new Uint8Array(Buffer.concat([bytes.subarray(0, scan), ...scans, bytes.subarray(-2)]));
};
const ftyp = (brand: string) => new TextEncoder().encode(`\0\0\0\x18ftyp${brand}\0\0\0\0`);

describe('hostile input', () => {
  test.each<[string, () => Told, number, string, string]>([
    ['no image', () => ({ body: null }), 422, 'image-empty', 'empty'],
    ['0 bytes', () => ({ body: new Uint8Array() }), 422, 'image-empty', 'empty'],
    [
      'a GIF',
      () => ({ body: new TextEncoder().encode('GIF89a\x01\0\x01\0') }),
      415,
      'unsupported-media-type',
      'not_acceptable_media',
    ],
    [
      'a WebP',
      () => ({ body: new TextEncoder().encode('RIFF\x10\0\0\0WEBPVP8 ') }),
      415,
      'unsupported-media-type',
      'not_acceptable_media',
    ],
    ['a HEIC', () => ({ body: ftyp('heic') }), 415, 'unsupported-media-type', 'not_acceptable_media'],
    [
      'a PDF',
      () => ({ body: new TextEncoder().encode('%PDF-1.7\n') }),
      415,
      'unsupported-media-type',
      'not_acceptable_media',
    ],
    ['text named .jpg', () => ({ body: 'just some text' }), 415, 'unsupported-media-type', 'not_acceptable_media'],
    ['a truncated JPEG', () => ({ body: jpeg.slice(0, jpeg.length >> 1) }), 422, 'image-unreadable', 'truncated'],
    ['a truncated PNG', () => ({ body: png.slice(0, png.length - 12) }), 422, 'image-unreadable', 'truncated'],
    ['more pixels than allowed', () => ({ options: { maxPixels: 1000 } }), 413, 'image-too-many-pixels', 'pixels'],
    [
      'a length past the limit',
      () => ({ headers: { 'Content-Length': '999999999' } }),
      413,
      'image-too-large',
      'length',
    ],
    ['more bytes than announced', () => ({ options: { maxBytes: 100 } }), 413, 'image-too-large', 'length'],
    ['JSON that is none', () => json('{'), 400, 'bad-request', 'bad_json'],
    ['JSON null', () => json('null'), 400, 'bad-request', 'bad_json'],
    ['a photo by address', () => json('{"ImageUrl":"http://169.254.169.254/"}'), 400, 'bad-request', 'image_url'],
    ['an unknown scene', () => ({ url: 'http://app.test/api/ktp?scene=V9' }), 400, 'bad-request', 'bad_option'],
    ['another method', () => ({ method: 'GET' }), 405, 'method-not-allowed', 'method_not_allowed'],
    [
      'another path',
      () => ({ url: 'http://app.test/api/ktp/x', options: { path: '/api/ktp' } }),
      404,
      'method-not-allowed',
      'not_found',
    ],
    [
      'a doubled slash',
      () => ({ url: 'http://app.test//api/ktp', options: { path: '/api/ktp' } }),
      404,
      'method-not-allowed',
      'not_found',
    ],
    ['no client header', () => ({ headers: { 'X-KTP-Client': '' } }), 403, 'forbidden-origin', 'missing_client_header'],
    [
      'a page elsewhere',
      () => ({ headers: { Origin: 'https://evil.example', 'Sec-Fetch-Site': 'cross-site' } }),
      403,
      'forbidden-origin',
      'forbidden_origin',
    ],
    [
      'an old browser elsewhere',
      () => ({ headers: { Origin: 'https://evil.example' } }),
      403,
      'forbidden-origin',
      'forbidden_origin',
    ],
    ['nobody', () => ({ options: { authorize: () => false } }), 401, 'unauthenticated', 'unauthenticated'],
    [
      'a truthy answer that is not yes',
      () => ({ options: { authorize: () => 'no' as unknown as boolean } }),
      500,
      'misconfigured',
      'authorize_answer',
    ],
    [
      'an authorize that rejects',
      () => ({ options: { authorize: () => Promise.reject(new Error(CANARY.nama)) } }),
      500,
      'misconfigured',
      'authorize_failed',
    ],
    [
      'an authorize that throws',
      () => ({
        options: {
          authorize: () => {
            throw new Error(CANARY.nama);
          },
        },
      }),
      500,
      'misconfigured',
      'authorize_failed',
    ],
    [
      'an engine that breaks',
      () => ({ options: { engine: engine(() => Promise.reject(new Error(CANARY.nama))) } }),
      500,
      'misconfigured',
      'engine_failed',
    ],
    ['an AVIF', () => ({ body: ftyp('avif') }), 415, 'unsupported-media-type', 'not_acceptable_media'],
    [
      'an SVG',
      () => ({ body: '<svg xmlns="http://www.w3.org/2000/svg"/>' }),
      415,
      'unsupported-media-type',
      'not_acceptable_media',
    ],
    [
      'what says itself that it is a HEIC',
      () => ({ headers: { 'Content-Type': 'image/heic' } }),
      415,
      'unsupported-media-type',
      'not_acceptable_media',
    ],
    ['seventeen million pixels', () => ({ body: sized(4100, 4200) }), 413, 'image-too-many-pixels', 'pixels'],
    ['a PNG of two sizes', () => ({ body: twice(png, 8, 33) }), 422, 'image-unreadable', 'truncated'],
    ['a JPEG of two sizes', () => ({ body: twice(jpeg, ...frameOf(jpeg)) }), 422, 'image-unreadable', 'truncated'],
    ['a JPEG of a hundred scans', () => ({ body: manyScans(jpeg) }), 422, 'image-unreadable', 'scans'],
    [
      'JSON where nobody turned it on',
      () => json('{}', { acceptJson: false }),
      400,
      'bad-request',
      'json_not_accepted',
    ],
    ['JSON of a list', () => json('[1]'), 400, 'bad-request', 'bad_json'],
    ['JSON with a nested object', () => json('{"Scene":{}}'), 400, 'bad-request', 'bad_json'],
    [
      'JSON with an unknown member',
      () => apiRequest({ ImageBase64: 'AAAA', Action: 'x' }),
      400,
      'bad-request',
      'bad_json',
    ],
    ['only the first bytes of a JPEG', () => ({ body: jpeg.slice(0, 3) }), 422, 'image-unreadable', 'truncated'],
    [
      'a bomb that is cut short',
      () => ({ body: png.slice(0, 33), options: { maxPixels: 100 } }),
      413,
      'image-too-many-pixels',
      'pixels',
    ],
    ['JSON without a photo', () => apiRequest({}), 400, 'bad-request', 'no_image'],
    ['JSON with a number for a photo', () => apiRequest({ ImageBase64: 1 }), 400, 'bad-request', 'no_image'],
    ['JSON with no Base64', () => apiRequest({ ImageBase64: '%%%' }), 400, 'bad-request', 'no_image'],
    ['JSON with an empty photo', () => apiRequest({ ImageBase64: '' }), 422, 'image-empty', 'empty'],
    [
      'JSON with a PDF',
      () => apiRequest({ ImageBase64: btoa('%PDF-1.7') }),
      415,
      'unsupported-media-type',
      'not_acceptable_media',
    ],
    [
      'JSON with a photo and an address',
      () => apiRequest({ ImageBase64: 'AAAA', ImageUrl: 'https://a.example/' }),
      400,
      'bad-request',
      'image_url',
    ],
    ['JSON with another scene', () => apiRequest({ ImageBase64: 'AAAA', Scene: 2 }), 400, 'bad-request', 'bad_option'],
    [
      'a photo as Base64 one byte past the limit',
      () => apiRequest({ ImageBase64: btoa('x'.repeat(100)) }, { maxBytes: 99 }),
      413,
      'image-too-large',
      'length',
    ],
    [
      'JSON past the limit',
      () => apiRequest({ ImageBase64: 'A'.repeat(90_000) }, { maxBytes: 99 }),
      413,
      'image-too-large',
      'length',
    ],
    [
      'a face that is neither wanted nor not',
      () => ({ url: 'http://app.test/api/ktp?returnHeadImage=perhaps' }),
      400,
      'bad-request',
      'bad_option',
    ],
    [
      'a face the operator gives nobody',
      () => ({ url: 'http://app.test/api/ktp?returnHeadImage=true', options: { allowFace: false } }),
      400,
      'bad-request',
      'option_not_allowed',
    ],
    [
      'a scene the operator allows nobody',
      () => ({ url: 'http://app.test/api/ktp?scene=V2', options: { allowedScenes: ['V1'] } }),
      400,
      'bad-request',
      'option_not_allowed',
    ],
    [
      'a preflight of another path',
      () => ({ method: 'OPTIONS', url: 'http://app.test/x', options: { path: '/api/ktp' } }),
      404,
      'method-not-allowed',
      'not_found',
    ],
    ['a sandboxed page', () => ({ headers: { Origin: 'null' } }), 403, 'forbidden-origin', 'forbidden_origin'],
    [
      'another site without an origin',
      () => ({ headers: { 'Sec-Fetch-Site': 'cross-site' } }),
      403,
      'forbidden-origin',
      'forbidden_origin',
    ],
    [
      'a sister domain that is not named',
      () => ({ headers: { Origin: 'https://b.app.test', 'Sec-Fetch-Site': 'same-site' } }),
      403,
      'forbidden-origin',
      'forbidden_origin',
    ],
    [
      'an origin that only begins like one that is named',
      () => ({
        headers: { Origin: 'https://app.example.evil.example' },
        options: { allowedOrigins: ['https://app.example'] },
      }),
      403,
      'forbidden-origin',
      'forbidden_origin',
    ],
    ...[Number.NaN, {}, true].map((id): [string, () => Told, number, string, string] => [
      `an id that cannot tell users apart: ${String(id)}`,
      () => ({ options: { authorize: () => ({ id }) as { id: string }, onFault: () => undefined } }),
      500,
      'misconfigured',
      'authorize_answer',
    ]),
    ...['', null, undefined].map((id): [string, () => Told, number, string, string] => [
      `an empty id: ${String(id)}`,
      () => ({ options: { authorize: () => ({ id }) as { id: string } } }),
      401,
      'unauthenticated',
      'unauthenticated',
    ]),
    [
      'null from authorize, as of a session that is not there',
      () => ({ options: { authorize: () => null } }),
      401,
      'unauthenticated',
      'unauthenticated',
    ],
    [
      'nothing from authorize',
      () => ({ options: { authorize: () => undefined } }),
      401,
      'unauthenticated',
      'unauthenticated',
    ],
    [
      'an authorize that reads the photo',
      () => ({ options: { authorize: async (request) => (await request.arrayBuffer()).byteLength > 0 } }),
      500,
      'misconfigured',
      'body_consumed',
    ],
    [
      'an engine that gives nothing',
      () => ({ options: { engine: engine(async () => null as unknown as KtpReading) } }),
      500,
      'misconfigured',
      'engine_failed',
    ],
  ])('refuses %s and lives on', async (_, make, status, slug, code) => {
    const { options = {}, ...request } = make();
    const handle = signer({ ...options });
    const details = await problem(await handle(ask(request)));
    expect([details.status, details.type, details.code]).toEqual([status, `about:ktp-ocr/${slug}`, `signer.${code}`]);
    expect(details.kind).toBe(KTP_PROBLEMS[slug as KtpErrorCode].kind);
    expect(JSON.stringify(details)).not.toContain('CANARY');
    expect((await signer()(ask())).status).toBe(200);
  });

  test.each<[string, Readonly<Record<string, string>>]>([
    ['a form', { 'Content-Type': 'multipart/form-data; boundary=x' }],
    ['a plain form', { 'Content-Type': 'application/x-www-form-urlencoded' }],
    ['no type', { 'Content-Type': '' }],
    ['a type that is none', { 'Content-Type': 'image/jfif' }],
    ['a compressed body', { 'Content-Encoding': 'gzip' }],
  ])('blames the page, not the photo, for %s', async (_, headers) => {
    const details = await problem(await signer()(ask({ headers })));
    expect([details.status, details.code, details.kind]).toEqual([400, 'signer.not_a_plain_photo', 'bug']);
    expect(details.detail).toMatch(/^The photo is the body itself/);
  });

  test("counts refused bodies, and soon reads no more of the same user's", async () => {
    const quotas = { perUser: [], account: false, refused: { points: 3, duration: 60 } } as const;
    const handle = signer({ authorize: ({ headers }) => ({ id: headers.get('X-User') ?? 'a' }), quotas });
    for (let i = 0; i < 3; i += 1) expect((await handle(ask({ body: 'text' }))).status).toBe(415);
    let pulled = 0;
    const body = new ReadableStream<Uint8Array>({ pull: () => void (pulled += 1) }, { highWaterMark: 0 });
    const refused = await handle(ask({ body }));
    expect([refused.status, refused.headers.get('Retry-After')]).toEqual([429, '60']);
    expect([(await problem(refused)).code, pulled]).toEqual(['signer.refused_quota', 0]);
    expect((await handle(ask({ headers: { 'X-User': 'b' } }))).status).toBe(200);
  });

  test('refuses a body over the limit while it arrives, not after', async () => {
    let pulled = 0;
    let cancelled = false;
    const body = new ReadableStream<Uint8Array>(
      {
        pull(controller) {
          pulled += 1;
          controller.enqueue(new Uint8Array(64 * 1024).fill(1));
        },
        cancel() {
          cancelled = true;
        },
      },
      { highWaterMark: 0 },
    );
    const details = await problem(await signer({ maxBytes: 1024 * 1024 })(ask({ body })));
    expect(details.status).toBe(413);
    expect(cancelled).toBe(true);
    expect(pulled).toBeLessThanOrEqual(18);
  });

  test('drops a body that stalls in time, and frees its place', async () => {
    let cancelled = false;
    const body = new ReadableStream<Uint8Array>({
      start: (controller) => controller.enqueue(jpeg.slice(0, 20)),
      cancel: () => void (cancelled = true),
    });
    const handle = signer({ timeoutMs: 50, maxConcurrent: 1 });
    const details = await problem(await handle(ask({ body })));
    expect([details.status, details.code, cancelled]).toEqual([504, 'signer.upstream_timeout', true]);
    await vi.waitFor(async () => expect((await handle(ask())).status).toBe(200));
  });

  test('blames no one for a body that breaks off', async () => {
    const body = new ReadableStream<Uint8Array>({ pull: (controller) => controller.error(new Error(CANARY.nik)) });
    const details = await problem(await signer()(ask({ body })));
    expect([details.status, details.code]).toEqual([499, 'signer.client_closed']);
    expect(JSON.stringify(details)).not.toContain(CANARY.nik);
  });

  test('refuses arbitrary bytes, whatever they begin with', async () => {
    const handle = signer({ acceptJson: true });
    const heads = [[], [0xff, 0xd8, 0xff], [0xff, 0xd8, 0xff, 0xe1, 0, 20, 69, 120, 105, 102, 0, 0], png.slice(0, 24)];
    const share = seededRandom(20_260_101);
    const random = (below: number): number => Math.floor(share() * below);
    for (let i = 0; i < 1500; i += 1) {
      const noise = Array.from({ length: random(300) }, () => (random(4) === 0 ? 0xff : random(256)));
      const headers: Record<string, string> = i % 10 === 9 ? { 'Content-Type': 'application/json' } : {};
      const body = new Uint8Array([...(heads[i % heads.length] ?? []), ...noise]);
      const response = await handle(ask({ body, headers }));
      if (response.status === 200) continue; // noise may be a JPEG as far as its header says
      expect([400, 413, 415, 422]).toContain(response.status);
      await problem(response);
    }
  });

  test('reads nothing from an unauthorised caller', async () => {
    let pulled = 0;
    const body = new ReadableStream<Uint8Array>({ pull: () => void (pulled += 1) }, { highWaterMark: 0 });
    expect((await signer({ authorize: () => false })(ask({ body }))).status).toBe(401);
    expect(pulled).toBe(0);
  });

  test("one user's trickling bodies leave everyone else served", async () => {
    const id = ({ headers }: Request) => ({ id: headers.get('X-User') ?? 'a' });
    const handle = signer({ authorize: id, quotas: false, timeoutMs: 500 });
    const dripping = Array.from({ length: 16 }, () =>
      handle(ask({ body: new ReadableStream({ start: () => undefined }) })),
    );
    const refused = await problem(await dripping[15]!);
    expect([refused.status, refused.code]).toEqual([503, 'signer.user_busy']);
    expect((await handle(ask({ headers: { 'X-User': 'b' } }))).status).toBe(200);
    const statuses = (await Promise.all(dripping)).map(({ status }) => status);
    expect(statuses.filter((status) => status === 504)).toHaveLength(2);
  });

  test('drops a body that arrives too slowly', async () => {
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
    const handle = signer({ minUploadRate: 1000 });
    const pieces = async (bytes: number): Promise<Response> => {
      let send: ((chunk: Uint8Array) => void) | undefined;
      let cancelled = false;
      const body = new ReadableStream<Uint8Array>({
        start: (controller) => void (send = (chunk) => controller.enqueue(chunk)),
        cancel: () => void (cancelled = true),
      });
      const answer = handle(ask({ body }));
      for (let i = 0; i < 3; i += 1) {
        if (cancelled) return answer;
        send?.(new Uint8Array(bytes));
        await new Promise((resolve) => setTimeout(resolve, 10));
        vi.advanceTimersByTime(10_000);
        await new Promise((resolve) => setTimeout(resolve, 10));
      }
      return new Response();
    };
    expect((await problem(await pieces(9000))).code).toBe('signer.upload_too_slow');
    expect((await pieces(11_000)).status).toBe(200); // continues
    vi.useRealTimers();
  });

  test('tells callers to try again if there are too many at once', async () => {
    let finish: (() => void) | null = null;
    const slow = engine(() => new Promise((resolve) => (finish = () => resolve(reading))));
    const handle = signer({ engine: slow, maxConcurrent: 1 });
    const first = handle(ask());
    await vi.waitFor(() => expect(finish).not.toBeNull());
    const second = await handle(ask());
    expect([second.status, second.headers.get('Retry-After')]).toEqual([503, '2']);
    finish!();
    expect((await first).status).toBe(200);
  });
});

describe('a signer', () => {
  test('cannot be created without authorize', () => {
    expect(() => createSigner({} as SignerOptions)).toThrow(/authorize/);
  });

  test.each([
    '*',
    'null',
    'app.example',
    'https://app.example/',
    'https://app.example/path',
    'HTTPS://app.example',
    'https://*.example.co.id',
    'capacitor://*',
    'capacitor://localhost/',
    'file://',
    '',
  ])('rejects the origin %j, which matches nothing or too much', (origin) =>
    expect(() => signer({ allowedOrigins: [origin] })).toThrow(/exact origins/),
  );

  test('serves callers with an id, and its own page whatever the browser says about itself', async () => {
    const own = [{}, { Origin: 'http://app.test' }, { Origin: 'http://app.test', 'Sec-Fetch-Site': 'same-origin' }];
    const handle = signer({ authorize: async () => ({ id: 'user-1' }) });
    for (const headers of own) expect((await handle(ask({ headers }))).status).toBe(200);
    const proxied = { Origin: 'https://app.test', Host: 'app.test' };
    expect((await handle(ask({ headers: proxied, url: 'http://localhost/api/ktp' }))).status).toBe(200);
  });

  test.each(['capacitor://localhost', 'ionic://localhost', 'tauri://localhost', 'app://cards', 'http://localhost'])(
    'reads the photo of a hybrid app whose pages have the origin %s',
    async (origin) => {
      const handle = signer({ allowedOrigins: [origin] });
      const response = await handle(ask({ headers: { Origin: origin, 'Sec-Fetch-Site': 'cross-site' } }));
      expect(response.status).toBe(200);
      expect(response.headers.get('Access-Control-Allow-Origin')).toBe(origin);
      expect((await signer({})(ask({ headers: { Origin: origin, 'Sec-Fetch-Site': 'cross-site' } }))).status).toBe(403);
    },
  );

  test('names the entry that is not an origin', () => {
    expect(() => signer({ allowedOrigins: ['https://a.example', 'b.example'] })).toThrow(/"b\.example"/);
  });

  test('tells users apart by numbers as well', async () => {
    const handle = signer({ authorize: () => ({ id: 0 }), quotas: { perUser: [{ points: 1, duration: 60 }] } });
    expect((await handle(ask())).status).toBe(200);
    expect((await handle(ask())).status).toBe(429);
  });

  test('with listed hosts, serves no other host, whatever the browser says about itself', async () => {
    const handle = signer({ allowedHosts: ['app.test', 'localhost:3000'] });
    const asked = (headers: Record<string, string>, url?: string): Promise<Response> =>
      handle(ask({ headers, ...(url ? { url } : {}) }));
    expect((await asked({ Origin: 'http://app.test' })).status).toBe(200);
    expect((await asked({ Host: 'LOCALHOST:3000', Origin: 'http://app.test' })).status).toBe(200); // behind a proxy
    const rebound = { Host: 'evil.example', Origin: 'http://evil.example', 'Sec-Fetch-Site': 'same-origin' };
    expect((await problem(await asked(rebound))).code).toBe('signer.forbidden_host');
    const { 'Sec-Fetch-Site': _, ...old } = { ...rebound, Host: 'app.test' };
    expect((await problem(await asked(old))).code).toBe('signer.forbidden_origin');
    expect((await problem(await asked({}, 'http://evil.example/api/ktp'))).code).toBe('signer.forbidden_host');
  });

  test.each(['https://app.test', '*', 'app.test/', 'APP.test', ''])('rejects the host %j', (host) =>
    expect(() => signer({ allowedHosts: [host] })).toThrow(/allowedHosts holds hosts/),
  );

  test('sends headers that prevent caching, sniffing and embedding of answers and refusals', async () => {
    const wanted = {
      'cache-control': 'no-store',
      'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
      'cross-origin-resource-policy': 'same-origin',
      'referrer-policy': 'no-referrer',
      'x-content-type-options': 'nosniff',
      vary: 'Origin',
    };
    for (const asked of [ask(), ask({ body: 'text' }), ask({ method: 'OPTIONS' })]) {
      expect(Object.fromEntries((await signer()(asked)).headers)).toMatchObject(wanted);
    }
  });

  test('returns no face unless asked', async () => {
    const faced = engine(async () => ({ ...reading, face: new Uint8Array([1, 2, 3]) }));
    const photoOf = async (url: string): Promise<string> =>
      ((await (await signer({ engine: faced })(ask({ url }))).json()) as { Response: { Photo: string } }).Response
        .Photo;
    expect(await photoOf('http://app.test/api/ktp')).toBe('');
    expect(await photoOf('http://app.test/api/ktp?returnHeadImage=true')).toBe('AQID');
  });

  test('calls authorize only if path, method, origin and header are right, and the engine only if the photo is', async () => {
    const authorize = vi.fn(() => true);
    const recognise = vi.fn<KtpEngine['recognise']>(async () => reading);
    const handle = signer({ authorize, engine: engine(recognise), path: '/api/ktp' });
    await handle(ask({ url: 'http://app.test/x' }));
    await handle(ask({ method: 'PUT' }));
    await handle(ask({ headers: { Origin: 'https://evil.example' } }));
    await handle(ask({ headers: { 'X-KTP-Client': 'yes' } }));
    expect(authorize).not.toHaveBeenCalled();
    await handle(ask({ body: 'text' }));
    expect(authorize).toHaveBeenCalledOnce();
    expect(recognise).not.toHaveBeenCalled();
  });

  test('fetches a photo by address if the operator allows it, and prefers it to bytes', async () => {
    const fetchPhoto = vi.fn(async () => jpeg);
    const body = JSON.stringify({ ImageUrl: 'https://files.example.test/a.jpg', ImageBase64: 'AAAA' });
    const headers = { 'Content-Type': 'application/json' };
    const response = await signer({ fetchPhoto })(ask({ body, headers }));
    expect(response.status).toBe(200);
    const options = expect.objectContaining({ maxBytes: 5_250_000, signal: expect.any(AbortSignal) });
    expect(fetchPhoto).toHaveBeenCalledWith('https://files.example.test/a.jpg', options);
    const refused = signer({ fetchPhoto: () => Promise.reject(new KtpError('upstream-fetch')) });
    expect((await problem(await refused(ask({ body, headers })))).type).toBe('about:ktp-ocr/upstream-fetch');
  });

  test("applies one user's quota and everyone's after the photo is checked and before the engine", async () => {
    const recognise = vi.fn<KtpEngine['recognise']>(async () => reading);
    const authorize = (request: Request) => ({ id: request.headers.get('X-User') ?? 'a' });
    const quotas = {
      perUser: [{ points: 1, duration: 60 }],
      account: { points: 1, duration: 60 },
      queue: { waitMs: 20 },
    };
    const handle = signer({ authorize, engine: engine(recognise), quotas });
    await handle(ask({ body: 'text' })); // costs nothing
    expect((await handle(ask())).status).toBe(200);
    const second = await handle(ask());
    expect([second.status, second.headers.get('Retry-After')]).toEqual([429, '60']);
    expect(await problem(second)).toMatchObject({ kind: 'quota', code: 'signer.user_quota', retryAfter: 60 });
    expect((await handle(ask({ headers: { 'X-User': 'b' } }))).status).toBe(503);
    expect(recognise).toHaveBeenCalledTimes(1);
  });

  test('does not wait for an authorize or an engine that ignores its signal', async () => {
    const never = () => new Promise<never>(() => undefined);
    expect((await signer({ authorize: never, timeoutMs: 30 })(ask())).status).toBe(504);
    const handle = signer({ engine: engine(never), timeoutMs: 30, maxConcurrent: 1 });
    expect((await handle(ask())).status).toBe(504);
    // It still holds its photo, so its place is not given away.
    expect((await problem(await handle(ask()))).code).toBe('signer.queue_full');
  });

  test('passes on how long to wait', async () => {
    const busy = engine(() => Promise.reject(new KtpError('upstream-busy', { retryAfter: 7 })));
    const response = await signer({ engine: busy })(ask());
    expect(response.headers.get('Retry-After')).toBe('7');
    expect((await problem(response)).retryAfter).toBe(7);
  });

  test('shows the operator the errors to fix, and no others', async () => {
    const faults: [Error, string][] = [];
    const onFault = (error: Error, requestId: string): void => void faults.push([error, requestId]);
    const cause = new Error('session store is down');
    const details = await problem(await signer({ onFault, authorize: () => Promise.reject(cause) })(ask()));
    await signer({ onFault })(ask({ body: 'text' }));
    expect(faults).toEqual([[expect.objectContaining({ code: 'misconfigured', cause }), details.requestId]]);
  });

  test('stops the engine when the browser disconnects', async () => {
    const gone = new AbortController();
    let heard: AbortSignal | null = null;
    const waiting = engine(
      (_, { signal }) =>
        new Promise((__, reject) => {
          heard = signal;
          signal.addEventListener('abort', () => reject(signal.reason));
        }),
    );
    const answer = signer({ engine: waiting })(ask({ signal: gone.signal }));
    await vi.waitFor(() => expect(heard).not.toBeNull());
    gone.abort();
    expect((await problem(await answer)).type).toBe('about:ktp-ocr/client-closed');
  });

  test('gives up in time', async () => {
    const waiting = engine(
      (_, { signal }) => new Promise((__, reject) => signal.addEventListener('abort', () => reject(signal.reason))),
    );
    expect((await problem(await signer({ engine: waiting, timeoutMs: 20 })(ask()))).status).toBe(504);
  });

  test('logs nothing, and reports counts and codes but never the text of a card', async () => {
    const said = (['log', 'info', 'warn', 'error', 'debug'] as const).map((name) =>
      vi.spyOn(console, name).mockImplementation(() => undefined),
    );
    const events: SignerEvent[] = [];
    const broken = engine(() => Promise.reject(new KtpError('ocr-failed', { cause: new Error(CANARY.nik) })));
    await signer({ onEvent: (event) => events.push(event) })(ask());
    await signer({ engine: broken, onEvent: (event) => events.push(event) })(ask());
    expect(events).toMatchObject([
      {
        status: 200,
        code: null,
        kind: null,
        engine: 'test',
        mediaType: 'image/jpeg',
        bytes: jpeg.length,
        width: 64,
        height: 40,
      },
      { status: 422, code: 'ocr-failed', kind: 'retake', engine: 'test' },
    ]);
    expect(Object.keys(events[0]!).sort()).toEqual([
      'bytes',
      'code',
      'detail',
      'engine',
      'height',
      'kind',
      'mediaType',
      'ms',
      'requestId',
      'status',
      'upstreamRequestId',
      'vendorCode',
      'width',
    ]);
    expect(JSON.stringify(events)).not.toMatch(new RegExp(`${CANARY.nik}|${CANARY.nama}`));
    for (const spy of said) expect(spy).not.toHaveBeenCalled();
  });

  test('is not disturbed by a listener that throws', async () => {
    const handle = signer({
      onEvent: () => {
        throw new Error('listener');
      },
    });
    expect((await handle(ask())).status).toBe(200);
  });
});
