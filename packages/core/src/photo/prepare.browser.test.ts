import { afterEach, describe, expect, test, vi } from 'vitest';
import type { KtpErrorCode } from '../problems.ts';
import { fromBase64 } from '../wire/base64.ts';
import type { PrepareScript } from './messages.ts';
import { preparePhoto, type PreparePhotoOptions } from './prepare.ts';
import { sniffPhoto } from './sniff.ts';

// Photos are drawn on a canvas: the repository holds no picture of a card.

const COLOURS = ['#d02020', '#20a040', '#2040d0', '#d0a020'] as const;

function canvasOf(width: number, height: number): [HTMLCanvasElement, CanvasRenderingContext2D] {
  const canvas = Object.assign(document.createElement('canvas'), { width, height });
  return [canvas, canvas.getContext('2d')!];
}

/** A picture whose four corners have four colours: red, green, blue, yellow, in reading order. */
function corners(width: number, height: number): HTMLCanvasElement {
  const [canvas, context] = canvasOf(width, height);
  COLOURS.forEach((colour, i) => {
    context.fillStyle = colour;
    context.fillRect(((i % 2) * width) / 2, (Math.floor(i / 2) * height) / 2, width / 2, height / 2);
  });
  return canvas;
}

/** Something like a photo of printed matter: soft background, sharp text, a little noise. */
function page(width: number, height: number): HTMLCanvasElement {
  const [canvas, context] = canvasOf(width, height);
  const ground = context.createLinearGradient(0, 0, width, height);
  ground.addColorStop(0, '#8fa6b8');
  ground.addColorStop(1, '#5d6a70');
  context.fillStyle = ground;
  context.fillRect(0, 0, width, height);
  let seed = 7;
  const random = (): number => (seed = (seed * 16_807) % 2_147_483_647) / 2_147_483_647;
  for (let i = 0; i < 20_000; i += 1) {
    context.fillStyle = `rgb(${random() * 255} ${random() * 255} ${random() * 255} / 0.2)`;
    context.fillRect(random() * width, random() * height, width / 250, width / 250);
  }
  context.fillStyle = '#202428';
  context.font = `${height / 22}px sans-serif`;
  for (let line = 1; line < 20; line += 1)
    context.fillText(`CONTOH ${line} 0123456789 CONTOH REKAAN`, width / 20, (line * height) / 20);
  return canvas;
}

/** A card's corners, well inside a photo. */
const INNER = [
  { x: 0.2, y: 0.25 },
  { x: 0.8, y: 0.25 },
  { x: 0.8, y: 0.75 },
  { x: 0.2, y: 0.75 },
] as const;

function encoded(canvas: HTMLCanvasElement, type = 'image/jpeg', quality = 0.9): Promise<Blob> {
  return new Promise((resolve) => canvas.toBlob((blob) => resolve(blob!), type, quality));
}

async function bytesOf(blob: Blob): Promise<Uint8Array<ArrayBuffer>> {
  return new Uint8Array(await blob.arrayBuffer());
}

/** How a stored picture of this size is transformed when it is shown in an orientation. */
function turn(orientation: number, width: number, height: number): DOMMatrix2DInit {
  const [a, b, c, d, e, f] = [
    [1, 0, 0, 1, 0, 0],
    [-1, 0, 0, 1, width, 0],
    [-1, 0, 0, -1, width, height],
    [1, 0, 0, -1, 0, height],
    [0, 1, 1, 0, 0, 0],
    [0, 1, -1, 0, height, 0],
    [0, -1, -1, 0, height, width],
    [0, -1, 1, 0, 0, width],
  ][orientation - 1] as [number, number, number, number, number, number];
  return { a, b, c, d, e, f };
}

/** The JPEG a camera stores when held in this orientation, with EXIF that names an invented maker. */
async function heldAt(orientation: number, upright: HTMLCanvasElement): Promise<Blob> {
  const { width, height } = upright;
  const sideways = orientation > 4;
  const [stored, context] = canvasOf(sideways ? height : width, sideways ? width : height);
  const back = orientation === 6 ? 8 : orientation === 8 ? 6 : orientation;
  context.setTransform(turn(back, width, height));
  context.drawImage(upright, 0, 0);
  const jpeg = await encoded(stored);
  const maker = [...'Invented'].map((char) => char.charCodeAt(0));
  const head = [0x45, 0x78, 0x69, 0x66, 0, 0, 0x4d, 0x4d, 0, 42, 0, 0, 0, 8, 0, 1]; // Exif, big-endian, one entry
  const exif = [...head, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, orientation, 0, 0, 0, 0, 0, 0, ...maker];
  const segment = new Uint8Array([0xff, 0xe1, 0, exif.length + 2, ...exif]);
  return new Blob([jpeg.slice(0, 2), segment, jpeg.slice(2)], { type: 'image/jpeg' });
}

/** The picture's pixels as the browser's own `<img>` shows them. */
async function shown(blob: Blob): Promise<CanvasRenderingContext2D> {
  const url = URL.createObjectURL(blob);
  const image = Object.assign(new Image(), { src: url });
  await image.decode();
  URL.revokeObjectURL(url);
  const [, context] = canvasOf(image.naturalWidth, image.naturalHeight);
  context.drawImage(image, 0, 0);
  return context;
}

/** Which colour is in which corner, in reading order: `0123` for an upright picture. */
async function cornerOrder(blob: Blob): Promise<string> {
  const context = await shown(blob);
  const { width, height } = context.canvas;
  return [0, 1, 2, 3]
    .map((i) => {
      const [x, y] = [((i % 2) + 0.5) * (width / 2), (Math.floor(i / 2) + 0.5) * (height / 2)];
      const [r, g, b] = context.getImageData(x, y, 1, 1).data as unknown as [number, number, number];
      const far = COLOURS.map((colour) => {
        const [cr, cg, cb] = [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16)) as [
          number,
          number,
          number,
        ];
        return Math.abs(r - cr) + Math.abs(g - cg) + Math.abs(b - cb);
      });
      return far.indexOf(Math.min(...far));
    })
    .join('');
}

const AVIF =
  'AAAAHGZ0eXBhdmlmAAAAAG1pZjFhdmlmbWlhZgAAANZtZXRhAAAAAAAAACFoZGxyAAAAAAAAAABwaWN0AAAAAAAAAAAAAAAAAAAAACJpbG9jAAAAAERAAAEAAQAAAAAA+gABAAAAAAAAACsAAAAjaWluZgAAAAAAAQAAABVpbmZlAgAAAAABAABhdjAxAAAAAA5waXRtAAAAAAABAAAAVmlwcnAAAAA4aXBjbwAAAAxhdjFDgSACAAAAABRpc3BlAAAAAAAAADAAAAAgAAAAEHBpeGkAAAAAAwgICAAAABZpcG1hAAAAAAAAAAEAAQOBAgMAAAAzbWRhdBIACgk4FS/7SAhoNIAyHEawmLk4AAUAAQDjvDHDx4Edw//MAEc6dHpTYOQ=';
const CMYK =
  '/9j/7gAOQWRvYmUAZAAAAAAA/9sAQwANCQoLCggNCwoLDg4NDxMgFRMSEhMnHB4XIC4pMTAuKS0sMzpKPjM2RjcsLUBXQUZMTlJTUjI+WmFaUGBKUVJP/8AAFAgAIAAwBEMRAE0RAFkRAEsRAP/EABgAAQEBAQEAAAAAAAAAAAAAAAAIBgUH/8QAFBABAAAAAAAAAAAAAAAAAAAAAP/aAA4EQwBNAFkASwAAPwD055s85bYAAE3tIpR2AAAUgzaa3HAABN7SKUdgAAFIM2mtxwAATe0ilHYAABSDNprccAAE3tIpR2AAAf/Z';
const fromText = (text: string) => new Blob([fromBase64(text) as Uint8Array<ArrayBuffer>]);
const ownWorker = () => new Worker(new URL('./prepare.worker.ts', import.meta.url), { type: 'module' });
const noWorker = () => {
  throw new DOMException('refused', 'SecurityError');
};

async function contains(blob: Blob, text: string): Promise<boolean> {
  return new TextDecoder('latin1').decode(await blob.arrayBuffer()).includes(text);
}

afterEach(() => vi.restoreAllMocks());

describe.each([
  ['in the worker', {}],
  ['on the page', { createWorker: noWorker }],
] as const)('%s', (_, options) => {
  test.each([1, 2, 3, 4, 5, 6, 7, 8])('a photo held at %i comes out upright, without EXIF', async (orientation) => {
    // One that is small enough already, one that is not.
    for (const [width, height] of [
      [600, 400],
      [1000, 600],
    ] as const) {
      const photo = await heldAt(orientation, corners(width, height));
      expect(sniffPhoto(await bytesOf(photo))).toMatchObject({ orientation, hasMetadata: true });
      expect(await cornerOrder(photo)).toBe('0123'); // what a photo viewer shows
      const prepared = await preparePhoto(photo, { ...options, maxEdge: 700 });
      expect(Math.max(prepared.width, prepared.height)).toBeLessThanOrEqual(700 * 1.2);
      expect(await cornerOrder(prepared.blob)).toBe('0123');
      expect(prepared.width / prepared.height).toBeCloseTo(width / height, 2);
      expect(await contains(prepared.blob, 'Invented')).toBe(false);
      const facts = sniffPhoto(await bytesOf(prepared.blob));
      expect(facts).toMatchObject({ kind: 'jpeg', orientation: 1, hasMetadata: false });
      expect([facts.width, facts.height]).toEqual([prepared.width, prepared.height]);
      expect(prepared.originalBytes).toBe(photo.size);
    }
  });

  test('transparency becomes white', async () => {
    const [canvas, context] = canvasOf(300, 200);
    context.fillStyle = '#204060';
    context.fillRect(0, 0, 150, 200);
    const { blob, mediaType } = await preparePhoto(await encoded(canvas, 'image/png'), options);
    expect([mediaType, blob.type]).toEqual(['image/jpeg', 'image/jpeg']);
    expect(Math.min(...(await shown(blob)).getImageData(250, 100, 1, 1).data)).toBeGreaterThan(250);
  });

  test('WebP, AVIF and CMYK become a plain JPEG', async () => {
    const webp = await encoded(corners(600, 400), 'image/webp');
    expect(webp.type).toBe('image/webp');
    const fromWebp = await preparePhoto(webp, options);
    expect(await cornerOrder(fromWebp.blob)).toBe('0123');
    for (const photo of [webp, fromText(AVIF), fromText(CMYK)]) {
      const { blob } = await preparePhoto(photo, options);
      expect(sniffPhoto(await bytesOf(blob))).toMatchObject({ kind: 'jpeg', channels: 3, complete: true });
    }
  });
});

describe('a card whose corners are known is cut out', () => {
  /** A card of four colours, at an angle in a photo of 3000 by 2000 pixels. */
  function askew(): [HTMLCanvasElement, NonNullable<PreparePhotoOptions['corners']>] {
    const [canvas, context] = canvasOf(3000, 2000);
    context.fillStyle = '#303030';
    context.fillRect(0, 0, 3000, 2000);
    context.setTransform(0.96, 0.28, -0.28, 0.96, 900, 400);
    context.drawImage(corners(1586, 1000), 0, 0);
    const at = (x: number, y: number) => ({
      x: (0.96 * x - 0.28 * y + 900) / 3000,
      y: (0.28 * x + 0.96 * y + 400) / 2000,
    });
    return [canvas, [at(0, 0), at(1586, 0), at(1586, 1000), at(0, 1000)]];
  }
  const [canvas, at] = askew();

  test.each([1, 3, 6, 7])('upright and in its proportions, even from a photo held at %i', async (orientation) => {
    const prepared = await preparePhoto(await heldAt(orientation, canvas), { corners: at });
    expect(prepared.width / prepared.height).toBeCloseTo(85.6 / 53.98, 2);
    expect(prepared.width).toBeGreaterThan(1500);
    expect(await cornerOrder(prepared.blob)).toBe('0123');
    const context = await shown(prepared.blob);
    // Colour up to the rim, except for 2 % around it.
    const [r] = context.getImageData(prepared.width * 0.03, prepared.height * 0.05, 1, 1).data;
    expect(r).toBeGreaterThan(180);
    expect(context.getImageData(3, 3, 1, 1).data[0]).toBeLessThan(90);
  });

  test('on the page too, and within the requested limits', async () => {
    const photo = await encoded(canvas);
    const { width, blob } = await preparePhoto(photo, { corners: at, maxEdge: 700, createWorker: noWorker });
    expect(width).toBeGreaterThanOrEqual(640);
    expect(width).toBeLessThanOrEqual(700);
    expect(await cornerOrder(blob)).toBe('0123');
  });

  test('lying on its side if it did so in the photo', async () => {
    const [a, b, c, d] = at;
    const prepared = await preparePhoto(await encoded(canvas), {
      corners: [d, a, b, c].map(({ x, y }) => ({ x, y })) as never,
    });
    expect(prepared.height).toBeGreaterThan(prepared.width);
    expect(await cornerOrder(prepared.blob)).toBe('2031');
  });

  test.each([
    ['cross', [0, 2, 1, 3]],
    ['go the wrong way round', [3, 2, 1, 0]],
  ] as const)('corners that %s are refused', async (_, order) => {
    const wrong = order.map((i) => at[i]) as never;
    await expect(preparePhoto(await encoded(canvas), { corners: wrong })).rejects.toMatchObject({
      code: 'corners-invalid',
    });
  });
});

describe('the card is searched for if requested', async () => {
  const [canvas, context] = canvasOf(2400, 1600);
  context.fillStyle = '#4a3a2c';
  context.fillRect(0, 0, 2400, 1600);
  context.drawImage(page(1600, 1009), 300, 250);
  const photo = await encoded(canvas);
  const files: Record<PrepareScript, () => Worker> = {
    'prepare.worker.js': ownWorker,
    'prepareAndFind.worker.js': () =>
      new Worker(new URL('./prepareAndFind.worker.ts', import.meta.url), { type: 'module' }),
  };

  test.each([
    ['by a worker that can', vi.fn((script: PrepareScript) => files[script]())],
    ['on the page', vi.fn(noWorker)],
  ])('%s', async (_, createWorker) => {
    const { corners: found, quality } = await preparePhoto(photo, { createWorker, findCard: true });
    const truth = [300, 1900, 1900, 300].map((x, i) => ({ x: x / 2400, y: (i < 2 ? 250 : 1259) / 1600 }));
    truth.forEach(({ x, y }, i) => expect(Math.hypot(found![i]!.x - x, found![i]!.y - y)).toBeLessThan(0.01));
    expect(quality!.cardWidth! / 1600).toBeCloseTo(1, 1);
    expect(createWorker).toHaveBeenLastCalledWith('prepareAndFind.worker.js');
    const plain = await preparePhoto(photo, { createWorker });
    expect(createWorker).toHaveBeenLastCalledWith('prepare.worker.js');
    expect(plain).not.toHaveProperty('corners');
    expect(plain.quality).toMatchObject({ cardWidth: null });
    const nothing = await preparePhoto(await encoded(page(900, 900)), { createWorker, findCard: true });
    expect(nothing.corners).toBeNull();
  });

  test('the worker that found a card cuts it out without searching again', async () => {
    const createWorker = vi.fn((script: PrepareScript) => files[script]());
    const { corners } = await preparePhoto(photo, { createWorker, findCard: true });
    const card = await preparePhoto(photo, { createWorker, findCard: true, corners: corners! });
    expect(createWorker.mock.calls).toEqual([['prepareAndFind.worker.js']]);
    expect(card.quality?.cardWidth).toBe(card.width);
    expect(card).not.toHaveProperty('corners');
  });
});

describe('sizes', () => {
  test('an upright photo within the limits keeps its pixels and loses its metadata', async () => {
    const plain = await encoded(page(1600, 1200));
    const photo = await heldAt(1, page(1600, 1200));
    const { blob, width, height } = await preparePhoto(photo);
    expect([width, height]).toEqual([1600, 1200]);
    expect(await contains(blob, 'Invented')).toBe(false);
    expect((await bytesOf(blob)).length).toBeLessThanOrEqual(plain.size);
    const pixels = async (of: Blob) => (await shown(of)).getImageData(0, 0, 1600, 1200).data;
    const [before, after] = [await pixels(photo), await pixels(blob)];
    expect(after.every((value, i) => value === before[i])).toBe(true);
  });

  test('a 12-megapixel photo keeps within 2400 pixels and 0.6 MB', async () => {
    const { blob, width, height, quality } = await preparePhoto(await heldAt(6, page(3024, 4032)));
    expect(Math.max(width, height)).toBeGreaterThanOrEqual(1600);
    expect(Math.max(width, height)).toBeLessThanOrEqual(2400);
    expect(width / height).toBeCloseTo(3024 / 4032, 2);
    expect(blob.size).toBeLessThan(600_000);
    expect(quality?.advice).toEqual([]);
  });

  test('a byte limit is kept, or reported as out of reach', async () => {
    const photo = await encoded(page(1600, 1200));
    const { blob } = await preparePhoto(photo, { maxBytes: 90_000 });
    expect(blob.size).toBeLessThanOrEqual(90_000);
    await expect(preparePhoto(photo, { maxBytes: 1000 })).rejects.toMatchObject({ code: 'image-too-large' });
  });
});

describe('the worker', () => {
  test('is used by default, and kept for the next photo', async () => {
    const made: string[] = [];
    const Original = Worker;
    vi.stubGlobal(
      'Worker',
      class extends Original {
        constructor(url: string | URL, options?: WorkerOptions) {
          super(url, options);
          made.push(String(url));
        }
      },
    );
    const onPage = vi.spyOn(document, 'createElement');
    const photo = await heldAt(3, corners(600, 400));
    onPage.mockClear();
    // A new function, so that no old worker is reused: the address is the package's own.
    await preparePhoto(photo, { createWorker: ownWorker });
    await preparePhoto(photo, { createWorker: ownWorker });
    expect(made).toHaveLength(1);
    await preparePhoto(photo);
    await preparePhoto(photo);
    expect(made).toHaveLength(2);
    expect(made[1]).toMatch(/prepare\.worker/);
    expect(onPage).not.toHaveBeenCalled();
    vi.unstubAllGlobals();
  });

  test('is ended by an abort, which rejects at once, and the next photo gets another', async () => {
    const terminate = vi.spyOn(Worker.prototype, 'terminate');
    const createWorker = vi.fn(ownWorker);
    const photo = await heldAt(6, page(3024, 4032));
    const abort = new AbortController();
    const prepared = preparePhoto(photo, { createWorker, signal: abort.signal });
    await vi.waitFor(() => expect(createWorker).toHaveBeenCalledOnce());
    terminate.mockClear();
    abort.abort();
    await expect(prepared).rejects.toMatchObject({ name: 'KtpError', code: 'client-closed', retryable: false });
    expect(terminate).toHaveBeenCalledOnce();
    await preparePhoto(photo, { createWorker });
    expect(createWorker).toHaveBeenCalledTimes(2);
  });

  test('has one photo at a time, and a waiting one can be cancelled', async () => {
    const createWorker = vi.fn(ownWorker);
    const photo = await heldAt(6, page(2000, 3000));
    const abort = new AbortController();
    const first = preparePhoto(photo, { createWorker });
    const waiting = preparePhoto(photo, { createWorker, signal: abort.signal });
    const third = preparePhoto(photo, { createWorker });
    abort.abort();
    await expect(waiting).rejects.toMatchObject({ code: 'client-closed' });
    expect((await first).width).toBe((await third).width);
    expect(createWorker).toHaveBeenCalledOnce();
  });

  test.each([
    ['is not found', () => new Worker('/no-such-worker.js', { type: 'module' })],
    ['breaks down', () => new Worker(URL.createObjectURL(new Blob(['throw 1'], { type: 'text/javascript' })))],
    ['is forbidden', noWorker],
  ] as const)('that %s leaves the work to the page', async (_, createWorker) => {
    const { blob } = await preparePhoto(await heldAt(8, corners(600, 400)), { createWorker });
    expect(await cornerOrder(blob)).toBe('0123');
  });

  test('is not started for a photo that was cancelled before', async () => {
    const createWorker = vi.fn(ownWorker);
    const given = preparePhoto(new Blob(['x']), { createWorker, signal: AbortSignal.abort() });
    await expect(given).rejects.toMatchObject({ code: 'client-closed' });
    expect(createWorker).not.toHaveBeenCalled();
  });
});

describe('what cannot become a photo of a card is refused with its own code, never silently wrong', async () => {
  const jpeg = await bytesOf(await encoded(page(800, 600)));
  const png = await bytesOf(await encoded(page(200, 150), 'image/png'));
  const webp = await bytesOf(await encoded(page(400, 300), 'image/webp'));
  const plain = await encoded(canvasOf(900, 600)[0]);
  const plainLarge = await encoded(canvasOf(3000, 2000)[0]);
  const half = (bytes: Uint8Array<ArrayBuffer>) => bytes.slice(0, bytes.length / 2);
  const patched = (bytes: Uint8Array<ArrayBuffer>, at: number, value: number) => {
    const copy = bytes.slice();
    new DataView(copy.buffer).setUint32(at, value);
    return copy;
  };
  const frame = jpeg.findIndex((byte, i) => byte === 0xff && jpeg[i + 1] === 0xc0);
  const cases: readonly (readonly [string, KtpErrorCode, BlobPart])[] = [
    ['no bytes', 'image-empty', ''],
    ['text named .jpg', 'unsupported-media-type', 'not a photo'],
    ['a PDF named .jpg', 'pdf-not-photo', '%PDF-1.7\n%'],
    ['an SVG', 'svg-not-photo', '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>'],
    ['a GIF', 'unsupported-media-type', 'GIF89a\x01\0\x01\0'],
    ['a TIFF', 'unsupported-media-type', 'II*\0'],
    ['a JPEG cut in half', 'image-truncated', half(jpeg)],
    ['the head of a JPEG', 'image-unreadable', jpeg.slice(0, 300)],
    ['a PNG cut in half', 'image-truncated', half(png)],
    ['a WebP cut in half', 'image-truncated', half(webp)],
    ['a JPEG of noise', 'image-unreadable', jpeg.slice().fill(0x11, 2, jpeg.length - 2)],
    ['a PNG of noise', 'image-truncated', png.slice().fill(0x11, 60, png.length - 12)],
    ['a photo of one colour', 'image-blank', plain],
    ['a large photo of one colour', 'image-blank', plainLarge],
    ['a PNG bomb', 'image-too-many-pixels', patched(patched(png, 16, 30_000), 20, 30_000)],
    ['a JPEG bomb', 'image-too-many-pixels', patched(jpeg, frame + 5, 0xff_dc_ff_dc)],
    ['a HEIC this browser cannot open', 'heic-not-decodable', '\0\0\0\x18ftypheic\0\0\0\0mif1heic\0\0\0\x08mdat'],
  ];
  test.each(cases)('%s: %s', async (_, code, content) => {
    const photo = new File([content], 'ktp.jpg', { type: 'image/jpeg' });
    await expect(preparePhoto(photo)).rejects.toMatchObject({ name: 'KtpError', code });
    await expect(preparePhoto(photo, { createWorker: noWorker })).rejects.toMatchObject({ name: 'KtpError', code });
  });

  describe('a JPEG with both its ends and a hole between them', async () => {
    const closed = (bytes: Uint8Array<ArrayBuffer>) => new Blob([half(bytes), new Uint8Array([0xff, 0xd9])]);
    const large = await bytesOf(await encoded(page(3600, 2700)));
    const onItsSide = await bytesOf(await heldAt(6, page(1600, 1200)));
    const hole = jpeg.slice().fill(0, jpeg.length * 0.4, jpeg.length * 0.7);
    test.each([
      ['small enough to be passed on', closed(jpeg)],
      ['small, a hole of zeros', new Blob([hole])],
      ['to be scaled down', closed(large)],
      ['on its side', closed(onItsSide)],
    ])('%s: image-truncated', async (_, photo) => {
      for (const options of [{}, { createWorker: noWorker }, { findCard: true }]) {
        await expect(preparePhoto(photo, options)).rejects.toMatchObject({ code: 'image-truncated' });
      }
    });

    test('to be cut out: image-truncated', async () => {
      const cut = preparePhoto(closed(large), { corners: INNER });
      await expect(cut).rejects.toMatchObject({ code: 'image-truncated' });
    });
  });

  test.each(['#ffffff', '#000000', '#808080', '#7d868c'])('a page on a plain ground, %s, is whole', async (ground) => {
    for (const width of [1200, 3600]) {
      const [canvas, context] = canvasOf(width, width);
      context.fillStyle = ground;
      context.fillRect(0, 0, width, width);
      context.drawImage(page(600, 450), width / 10, width / 10, width * 0.8, width * 0.6);
      const photo = await encoded(canvas);
      expect((await preparePhoto(photo)).originalBytes).toBe(photo.size);
      expect((await preparePhoto(photo, { corners: INNER })).originalBytes).toBe(photo.size);
    }
  });

  test('a PNG named .jpg is accepted as a PNG', async () => {
    const { width } = await preparePhoto(new File([png], 'ktp.jpg', { type: 'image/jpeg' }));
    expect(width).toBe(200);
  });

  test('a file that can no longer be opened is reported as gone', async () => {
    const gone = new Blob(['x']);
    vi.spyOn(gone, 'arrayBuffer').mockRejectedValue(new DOMException('', 'NotReadableError'));
    const prepared = preparePhoto(gone, { createWorker: noWorker });
    await expect(prepared).rejects.toMatchObject({
      code: 'file-gone',
      message: expect.stringContaining('Choose it again'),
    });
  });

  test('an app may supply a HEIC decoder', async () => {
    const heic = new Blob(['\0\0\0\x18ftypheic\0\0\0\0mif1heic\0\0\0\x08mdat']);
    const decodeHeic = vi.fn(() => Promise.resolve(new Blob([jpeg])));
    expect(await preparePhoto(heic, { decodeHeic })).toMatchObject({ width: 800, originalBytes: heic.size });
    const broken = preparePhoto(heic, { decodeHeic: () => Promise.reject(new Error('no')) });
    await expect(broken).rejects.toMatchObject({ code: 'heic-not-decodable' });
    await preparePhoto(new Blob([jpeg]), { decodeHeic });
    expect(decodeHeic).toHaveBeenCalledOnce();
  });
});

describe('a browser that hides canvas pixels from pages', () => {
  const noise = (amount: number) => {
    const real = CanvasRenderingContext2D.prototype.getImageData;
    vi.spyOn(CanvasRenderingContext2D.prototype, 'getImageData').mockImplementation(function (
      this: CanvasRenderingContext2D,
      ...area
    ) {
      const image = real.apply(this, area);
      image.data.forEach((value, i) => {
        if (i % 4 < 3) image.data[i] = value + (i % 2 ? amount : -amount);
      });
      return image;
    });
  };

  test('is reported if the photo has to be drawn', async () => {
    const photo = await encoded(page(400, 300), 'image/png');
    noise(60);
    const prepared = preparePhoto(photo, { createWorker: noWorker });
    await expect(prepared).rejects.toMatchObject({
      code: 'canvas-blocked',
      message: expect.stringContaining('hides pictures'),
    });
  });

  test('still passes on a photo that needs no drawing, without measuring it', async () => {
    const photo = await encoded(page(1600, 1200));
    noise(60);
    expect(await preparePhoto(photo, { createWorker: noWorker })).toMatchObject({ width: 1600, quality: null });
  });

  test('may change the lowest bit', async () => {
    const photo = await encoded(page(1600, 1200), 'image/png');
    noise(1);
    expect((await preparePhoto(photo, { createWorker: noWorker })).quality?.advice).toEqual([]);
  });
});
