import fc from 'fast-check';
import sharp, { type Sharp } from 'sharp';
import { describe, expect, test } from 'vitest';
import { sniffPhoto } from './sniff.ts';

const SIZE = { width: 320, height: 200 };
const gps = { exif: { IFD0: { Make: 'Invented' }, IFD3: { GPSLatitude: '6/1 10/1 0/1', GPSLatitudeRef: 'S' } } };

function picture() {
  const pixels = Uint8Array.from({ length: SIZE.width * SIZE.height * 3 }, (_, i) => (i * 7919) % 251);
  return sharp(pixels, { raw: { ...SIZE, channels: 3 } });
}
const bytesOf = async (image: Sharp) => new Uint8Array(await image.toBuffer());
const half = (bytes: Uint8Array) => bytes.subarray(0, bytes.length / 2);
const textBytes = (text: string) => new TextEncoder().encode(text);

function joined(...parts: Uint8Array[]): Uint8Array {
  return new Uint8Array(Buffer.concat(parts));
}

describe('kind and size are read from the bytes', async () => {
  test.each([
    ['jpeg', await bytesOf(picture().jpeg())],
    ['jpeg', await bytesOf(picture().jpeg({ progressive: true }))],
    ['png', await bytesOf(picture().png())],
    ['webp', await bytesOf(picture().webp())],
    ['webp', await bytesOf(picture().webp({ lossless: true }))],
    ['webp', await bytesOf(picture().withExif(gps.exif).webp())],
    ['avif', await bytesOf(picture().avif({ effort: 0 }))],
    ['gif', await bytesOf(picture().gif())],
  ] as const)('%s', (kind, bytes) =>
    expect(sniffPhoto(bytes)).toMatchObject({ kind, ...SIZE, orientation: 1, animated: false, complete: true }),
  );

  test.each([
    ['pdf', textBytes('%PDF-1.7\n%...')],
    ['pdf', textBytes('\n\n%PDF-1.7\n%...')],
    ['svg', textBytes('\uFEFF<?xml version="1.0"?><!-- a --><svg xmlns="http://www.w3.org/2000/svg"/>')],
    ['heic', joined(new Uint8Array([0, 0, 0, 24]), textBytes('ftypheic\0\0\0\0mif1heic'))],
    ['other', joined(new Uint8Array([0, 0, 0, 24]), textBytes('ftypisom\0\0\0\0isommp42'))],
    ['other', textBytes('<html>not a photo, whatever it is named</html>')],
    ['other', textBytes('II*\0')],
    ['empty', new Uint8Array()],
  ] as const)('%s', (kind, bytes) => expect(sniffPhoto(bytes)).toMatchObject({ kind, width: null, height: null }));
});

describe('an animated PNG', async () => {
  const chunk = (type: string, data: Uint8Array): Uint8Array => {
    const head = Buffer.alloc(8);
    head.writeUInt32BE(data.length);
    head.write(type, 4);
    return joined(head, data, Buffer.alloc(4));
  };
  const png = await bytesOf(picture().png());
  const [head, rest] = [png.subarray(0, 33), png.subarray(33)]; // up to the end of IHDR
  const control = (pictures: number) => chunk('acTL', new Uint8Array([0, 0, 0, pictures, 0, 0, 0, 0]));

  test.each([
    ['of one picture is that picture', [control(1), chunk('fcTL', new Uint8Array(26))], false],
    ['of two pictures has two', [control(2)], true],
    ['that is broken may have any', [chunk('acTL', new Uint8Array())], true],
    ['of one picture, and another for who shows none, has two', [control(1), chunk('fdAT', new Uint8Array(8))], true],
  ])('%s', (_, chunks, animated) =>
    expect(sniffPhoto(joined(head, ...chunks, rest))).toMatchObject({ kind: 'png', ...SIZE, animated, complete: true }),
  );
});

describe('orientation and metadata', () => {
  test.each([1, 2, 3, 4, 5, 6, 7, 8])('orientation %i of a JPEG', async (orientation) => {
    const bytes = await bytesOf(
      picture()
        .withMetadata({ orientation, ...gps })
        .jpeg(),
    );
    expect(sniffPhoto(bytes)).toMatchObject({ ...SIZE, orientation, hasMetadata: true });
  });

  test('of two EXIF segments the first counts, as in browsers', async () => {
    const turned = await bytesOf(picture().withMetadata({ orientation: 6 }).jpeg());
    const mirrored = await bytesOf(picture().withMetadata({ orientation: 2 }).jpeg());
    const exifOf = (bytes: Uint8Array) => {
      const at = Buffer.from(bytes).indexOf('ffe1', 'hex');
      return bytes.subarray(at, at + 2 + Buffer.from(bytes).readUInt16BE(at + 2));
    };
    const both = joined(turned.subarray(0, 2), exifOf(mirrored), turned.subarray(2));
    expect(sniffPhoto(both).orientation).toBe(2);
    expect(sniffPhoto(joined(both.subarray(0, 2), textBytes('stray'), both.subarray(2)))).toMatchObject({
      ...SIZE,
      orientation: 2,
      complete: true,
    });
  });

  test('orientation of a PNG', async () => {
    const bytes = await bytesOf(picture().withMetadata({ orientation: 6 }).png());
    expect(sniffPhoto(bytes)).toMatchObject({ ...SIZE, orientation: 6, hasMetadata: true });
  });

  test('a plain photo has none', async () => {
    expect(sniffPhoto(await bytesOf(picture().jpeg())).hasMetadata).toBe(false);
    expect(sniffPhoto(await bytesOf(picture().png())).hasMetadata).toBe(false);
    expect(sniffPhoto(await bytesOf(picture().webp())).hasMetadata).toBe(false);
  });

  test('channels of grey, colour and CMYK', async () => {
    expect(sniffPhoto(await bytesOf(picture().toColourspace('b-w').jpeg())).channels).toBe(1);
    expect(sniffPhoto(await bytesOf(picture().jpeg())).channels).toBe(3);
    expect(sniffPhoto(await bytesOf(picture().toColourspace('cmyk').jpeg())).channels).toBe(4);
  });

  test('animations', async () => {
    const frames = sharp(
      Uint8Array.from({ length: 40 * 80 * 3 }, (_, i) => (i < 40 * 40 * 3 ? 9 : 200)),
      {
        raw: { width: 40, height: 80, channels: 3, pageHeight: 40 },
      },
    );
    expect(sniffPhoto(await bytesOf(frames.clone().webp()))).toMatchObject({ kind: 'webp', animated: true });
    expect(sniffPhoto(await bytesOf(frames.clone().gif()))).toMatchObject({ kind: 'gif', animated: true });
  });
});

describe('truncated files are noticed', async () => {
  test.each([
    ['jpeg', await bytesOf(picture().jpeg())],
    ['progressive jpeg', await bytesOf(picture().jpeg({ progressive: true }))],
    ['png', await bytesOf(picture().png())],
    ['webp', await bytesOf(picture().webp())],
    ['avif', await bytesOf(picture().avif({ effort: 0 }))],
  ] as const)('%s', (_, bytes) => {
    expect(sniffPhoto(bytes).complete).toBe(true);
    expect(sniffPhoto(half(bytes)).complete).toBe(false);
    expect(sniffPhoto(bytes.subarray(0, bytes.length - 3)).complete).toBe(false);
  });

  test('a whole thumbnail inside does not hide that the photo is truncated', async () => {
    const whole = await bytesOf(picture().jpeg());
    const thumbnail = await bytesOf(picture().resize(40).jpeg());
    const body = joined(textBytes('Exif\0\0'), thumbnail);
    const segment = joined(new Uint8Array([0xff, 0xe1, (body.length + 2) >> 8, (body.length + 2) & 255]), body);
    const withThumbnail = joined(whole.subarray(0, 2), segment, whole.subarray(2));
    expect(sniffPhoto(withThumbnail)).toMatchObject({ ...SIZE, complete: true });
    expect(sniffPhoto(withThumbnail.subarray(0, withThumbnail.length - 900)).complete).toBe(false);
  });

  test('data a phone appends after the picture is not a fault', async () => {
    const trailer = new Uint8Array(5000).fill(0xff);
    expect(sniffPhoto(joined(await bytesOf(picture().jpeg()), trailer)).complete).toBe(true);
    expect(sniffPhoto(joined(await bytesOf(picture().png()), trailer)).complete).toBe(true);
  });
});

test('a header that declares a huge size is believed', async () => {
  const png = await bytesOf(picture().png());
  new DataView(png.buffer).setUint32(16, 30_000);
  expect(sniffPhoto(png)).toMatchObject({ width: 30_000 });
  const jpeg = await bytesOf(picture().jpeg());
  const frame = Buffer.from(jpeg.buffer).indexOf(Buffer.from([0xff, 0xc0]));
  new DataView(jpeg.buffer).setUint32(frame + 5, 0xff_dc_ff_dc);
  expect(sniffPhoto(jpeg)).toMatchObject({ width: 65_500, height: 65_500 });
});

test('never throws, whatever the bytes', async () => {
  const heads = [
    await bytesOf(
      picture()
        .withMetadata({ orientation: 6, ...gps })
        .jpeg(),
    ),
    await bytesOf(picture().withMetadata({ orientation: 6 }).png()),
    await bytesOf(picture().withExif(gps.exif).webp()),
    await bytesOf(picture().avif({ effort: 0 })),
  ];
  const damaged = fc.record({
    bytes: fc.constantFrom(...heads),
    cut: fc.nat(600),
    at: fc.nat(300),
    noise: fc.uint8Array({ maxLength: 40 }),
  });
  fc.assert(
    fc.property(damaged, ({ bytes, cut, at, noise }) => {
      const copy = bytes.slice(0, cut);
      copy.set(noise.subarray(0, Math.max(0, copy.length - at)), Math.min(at, copy.length));
      expect(sniffPhoto(copy).orientation).toBeGreaterThanOrEqual(1);
    }),
    { numRuns: 2000 },
  );
});
