import sharp, { type Sharp } from 'sharp';
import { describe, expect, test } from 'vitest';
import { jpegSegments, stripMetadata } from './jpegSegments.ts';

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

  test('removes what stands behind later scans of a progressive picture', async () => {
    const plain = new Uint8Array(await picture().jpeg({ progressive: true }).toBuffer());
    const secret = Buffer.from([0xff, 0xe1, 0, 18, ...Buffer.from('Exif\0\0Invented_1')]);
    const comment = Buffer.from([0xff, 0xfe, 0, 12, ...Buffer.from('Invented_2')]);
    const scans = [...plain.keys()].filter((at) => plain[at] === 0xff && plain[at + 1] === 0xda);
    expect(scans.length).toBeGreaterThan(3);
    let dressed = Buffer.from(plain);
    for (const at of scans.slice(1).toReversed()) {
      dressed = Buffer.concat([dressed.subarray(0, at), secret, comment, dressed.subarray(at)]);
    }
    const end = dressed.length - 2;
    dressed = Buffer.concat([dressed.subarray(0, end), comment, dressed.subarray(end)]);
    expect(Buffer.from(stripMetadata(dressed)!).equals(plain)).toBe(true);
  });

  test.each([1, 2, 18, 700])('drops %i stray bytes between two segments, and before a scan', async (count) => {
    const plain = new Uint8Array(await picture().jpeg({ progressive: true }).toBuffer());
    for (const { start } of [...jpegSegments(plain)]) {
      const stray = new Uint8Array(count).fill(0x41);
      const dressed = Buffer.concat([plain.subarray(0, start), stray, plain.subarray(start)]);
      expect(Buffer.from(stripMetadata(dressed)!).equals(plain)).toBe(true);
    }
  });

  test('an EXIF segment that is longer than it says is passed over', async () => {
    const whole = new Uint8Array(await tagged(picture().jpeg()).toBuffer());
    const exif = [...jpegSegments(whole)].find(({ marker }) => marker === 0xe1)!;
    for (const short of [1, 2, 5]) {
      const off = whole.slice();
      const length = exif.end - exif.start - 2 - short;
      off.set([length >> 8, length & 0xff], exif.start + 2);
      const after = stripMetadata(off)!;
      expect((await sharp(after).metadata()).exif).toBeUndefined();
      expect(Buffer.from(after).equals(stripMetadata(whole)!)).toBe(true);
    }
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
