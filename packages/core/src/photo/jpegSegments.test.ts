import sharp, { type Sharp } from 'sharp';
import { describe, expect, test } from 'vitest';
import { stripMetadata } from './jpegSegments.ts';

const raw = { width: 160, height: 120, channels: 3 } as const;
const pixels = Uint8Array.from({ length: 160 * 120 * 3 }, (_, i) => (i * 31 + (i >> 9) * 57) % 253);
const picture = () => sharp(pixels, { raw });
const tagged = (image: Sharp) =>
  image
    .withIccProfile('p3')
    .withExif({ IFD0: { Make: 'Invented' }, IFD3: { GPSLatitude: '6/1 10/1 0/1', GPSLatitudeRef: 'S' } })
    .withXmp('<x:xmpmeta xmlns:x="adobe:ns:meta/">Invented</x:xmpmeta>');
const decoded = (bytes: Uint8Array) => sharp(bytes).raw().toBuffer();

describe('metadata is removed and the pixels stay', () => {
  test.each([
    ['baseline', () => picture().jpeg()],
    ['progressive', () => picture().jpeg({ progressive: true })],
    ['grey', () => picture().toColourspace('b-w').jpeg()],
    ['finely sampled', () => picture().jpeg({ chromaSubsampling: '4:4:4', optimiseCoding: true })],
  ] as const)('%s', async (_, make) => {
    const before = new Uint8Array(await tagged(make()).toBuffer());
    expect((await sharp(before).metadata()).exif).toBeDefined();
    const after = stripMetadata(before)!;
    const facts = await sharp(after).metadata();
    expect(facts.exif).toBeUndefined();
    expect(facts.xmp).toBeUndefined();
    expect(facts.icc).toBeDefined();
    expect(Buffer.from(after).includes('Invented')).toBe(false);
    expect((await decoded(after)).equals(await decoded(before))).toBe(true);
  });

  test('removes comments, other application data, thumbnails and appended data too', async () => {
    const plain = new Uint8Array(await picture().jpeg().toBuffer());
    const segment = (marker: number, text: string) =>
      Buffer.concat([Buffer.from([0xff, marker, 0, text.length + 2]), Buffer.from(text)]);
    const dressed = Buffer.concat([
      plain.subarray(0, 2),
      segment(0xfe, 'Invented'),
      segment(0xe0, 'JFXX\0Invented thumbnail'),
      segment(0xe2, 'MPF\0Invented'),
      segment(0xed, 'Photoshop 3.0\0Invented'),
      Buffer.from([0xff]), // filling
      plain.subarray(2),
      Buffer.from('Invented motion photo'),
    ]);
    expect(Buffer.from(stripMetadata(dressed)!).equals(plain)).toBe(true);
  });

  test('CMYK keeps the marker that says how to read its colours', async () => {
    const before = new Uint8Array(await picture().toColourspace('cmyk').jpeg().toBuffer());
    expect((await decoded(stripMetadata(before)!)).equals(await decoded(before))).toBe(true);
  });
});

test('anything but a whole JPEG is left alone', async () => {
  const whole = new Uint8Array(await picture().jpeg().toBuffer());
  expect(stripMetadata(whole.subarray(0, whole.length / 2))).toBeNull();
  expect(stripMetadata(whole.subarray(0, 300))).toBeNull();
  expect(stripMetadata(new Uint8Array(await picture().png().toBuffer()))).toBeNull();
  expect(stripMetadata(new Uint8Array())).toBeNull();
});
