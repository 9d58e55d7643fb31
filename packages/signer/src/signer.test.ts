import { type KtpEngine, KtpError, type KtpReading, type ProblemDetails } from '@ktp-ocr/core';
import sharp from 'sharp';
import { afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { createSigner, type SignerEvent, type SignerOptions } from './signer.ts';

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
  test('comes back as the API answers, with confidence and boxes beside it', async () => {
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

  test('is asked for as the query says', async () => {
    const recognise = vi.fn<KtpEngine['recognise']>(async () => reading);
    await signer({ engine: engine(recognise) })(ask({ url: 'http://app.test/api/ktp?scene=V1&returnHeadImage=true' }));
    expect(recognise.mock.calls[0]![1]).toMatchObject({ scene: 'V1', returnHeadImage: true });
    expect(recognise.mock.calls[0]![0]).toMatchObject({ mediaType: 'image/jpeg', width: 64, height: 40 });
  });

  test('may be PNG, and may come without a type', async () => {
    expect((await signer()(ask({ body: png, headers: { 'Content-Type': 'image/png' } }))).status).toBe(200);
    expect((await signer()(ask({ headers: { 'Content-Type': 'application/octet-stream' } }))).status).toBe(200);
  });

  test('may come as the API asks for it', async () => {
    const recognise = vi.fn<KtpEngine['recognise']>(async () => reading);
    const body = JSON.stringify({
      ImageBase64: Buffer.from(jpeg).toString('base64'),
      Scene: 'V2',
      ReturnHeadImage: true,
    });
    const headers = { 'Content-Type': 'application/json; charset=utf-8' };
    expect((await signer({ engine: engine(recognise) })(ask({ body, headers }))).status).toBe(200);
    expect(recognise.mock.calls[0]![1]).toMatchObject({ scene: 'V2', returnHeadImage: true });
  });

  test('of a page elsewhere is read where that page is named, and its browser is told beforehand', async () => {
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

const ftyp = (brand: string) => new TextEncoder().encode(`\0\0\0\x18ftyp${brand}\0\0\0\0`);

describe('hostile input', () => {
  test.each<[string, () => Ask & { options?: Partial<SignerOptions> }, number, string]>([
    ['no image', () => ({ body: null }), 422, 'image-empty'],
    ['0 bytes', () => ({ body: new Uint8Array() }), 422, 'image-empty'],
    ['a GIF', () => ({ body: new TextEncoder().encode('GIF89a\x01\0\x01\0') }), 415, 'unsupported-media-type'],
    ['a WebP', () => ({ body: new TextEncoder().encode('RIFF\x10\0\0\0WEBPVP8 ') }), 415, 'unsupported-media-type'],
    ['a HEIC', () => ({ body: ftyp('heic') }), 415, 'unsupported-media-type'],
    ['a PDF', () => ({ body: new TextEncoder().encode('%PDF-1.7\n') }), 415, 'unsupported-media-type'],
    ['text named .jpg', () => ({ body: 'just some text' }), 415, 'unsupported-media-type'],
    [
      'a form',
      () => ({ headers: { 'Content-Type': 'multipart/form-data; boundary=x' } }),
      415,
      'unsupported-media-type',
    ],
    ['a truncated JPEG', () => ({ body: jpeg.slice(0, jpeg.length >> 1) }), 422, 'image-unreadable'],
    ['a truncated PNG', () => ({ body: png.slice(0, png.length - 12) }), 422, 'image-unreadable'],
    ['more pixels than allowed', () => ({ options: { maxPixels: 1000 } }), 413, 'image-too-many-pixels'],
    ['a length past the limit', () => ({ headers: { 'Content-Length': '999999999' } }), 413, 'image-too-large'],
    ['more bytes than announced', () => ({ options: { maxBytes: 100 } }), 413, 'image-too-large'],
    ['JSON that is none', () => ({ body: '{', headers: { 'Content-Type': 'application/json' } }), 400, 'bad-request'],
    ['JSON null', () => ({ body: 'null', headers: { 'Content-Type': 'application/json' } }), 400, 'bad-request'],
    [
      'a photo by address',
      () => ({ body: '{"ImageUrl":"http://169.254.169.254/"}', headers: { 'Content-Type': 'application/json' } }),
      400,
      'bad-request',
    ],
    ['an unknown scene', () => ({ url: 'http://app.test/api/ktp?scene=V9' }), 400, 'bad-request'],
    ['another method', () => ({ method: 'GET' }), 405, 'method-not-allowed'],
    [
      'another path',
      () => ({ url: 'http://app.test/api/ktp/x', options: { path: '/api/ktp' } }),
      404,
      'method-not-allowed',
    ],
    [
      'a doubled slash',
      () => ({ url: 'http://app.test//api/ktp', options: { path: '/api/ktp' } }),
      404,
      'method-not-allowed',
    ],
    ['no client header', () => ({ headers: { 'X-KTP-Client': '' } }), 403, 'forbidden-origin'],
    [
      'a page elsewhere',
      () => ({ headers: { Origin: 'https://evil.example', 'Sec-Fetch-Site': 'cross-site' } }),
      403,
      'forbidden-origin',
    ],
    ['an old browser elsewhere', () => ({ headers: { Origin: 'https://evil.example' } }), 403, 'forbidden-origin'],
    ['nobody', () => ({ options: { authorize: () => false } }), 401, 'unauthenticated'],
    [
      'a truthy answer that is not yes',
      () => ({ options: { authorize: () => 'no' as unknown as boolean } }),
      401,
      'unauthenticated',
    ],
    [
      'an authorize that rejects',
      () => ({ options: { authorize: () => Promise.reject(new Error(CANARY.nama)) } }),
      500,
      'misconfigured',
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
    ],
    [
      'an engine that breaks',
      () => ({ options: { engine: engine(() => Promise.reject(new Error(CANARY.nama))) } }),
      500,
      'misconfigured',
    ],
  ])('%s is refused and the signer lives on', async (_, make, status, slug) => {
    const { options = {}, ...request } = make();
    const handle = signer({ ...options });
    const details = await problem(await handle(ask(request)));
    expect([details.status, details.type]).toEqual([status, `about:ktp-ocr/${slug}`]);
    expect(JSON.stringify(details)).not.toContain('CANARY');
    expect((await signer()(ask())).status).toBe(200);
  });

  test('a body past the limit is refused while it arrives, not after', async () => {
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

  test('nothing is read of whoever may not ask', async () => {
    let pulled = 0;
    const body = new ReadableStream<Uint8Array>({ pull: () => void (pulled += 1) }, { highWaterMark: 0 });
    expect((await signer({ authorize: () => false })(ask({ body }))).status).toBe(401);
    expect(pulled).toBe(0);
  });

  test('too many at once are told to come again', async () => {
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
  test('is not made without authorize', () => {
    expect(() => createSigner({} as SignerOptions)).toThrow(/authorize/);
  });

  test('stops the engine when the browser goes away', async () => {
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

  test('logs nothing, tells counts and codes, and never what stands on a card', async () => {
    const said = (['log', 'info', 'warn', 'error', 'debug'] as const).map((name) =>
      vi.spyOn(console, name).mockImplementation(() => undefined),
    );
    const events: SignerEvent[] = [];
    const broken = engine(() => Promise.reject(new KtpError('ocr-failed', { cause: new Error(CANARY.nik) })));
    await signer({ onEvent: (event) => events.push(event) })(ask());
    await signer({ engine: broken, onEvent: (event) => events.push(event) })(ask());
    expect(events).toMatchObject([
      { status: 200, code: null, engine: 'test', bytes: jpeg.length, width: 64, height: 40 },
      { status: 422, code: 'ocr-failed', engine: 'test' },
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
