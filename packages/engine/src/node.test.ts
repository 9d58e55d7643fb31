import { readFileSync } from 'node:fs';
import type { PreparedPhoto } from '@ktp-ocr/core';
import { drawSpecimen, inventPerson } from '@ktp-ocr/testing/node';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type EmbeddedEngine, embeddedEngine } from './node.ts';
import { VERSION } from './scan/version.ts';

let engine: EmbeddedEngine;
let specimen: Blob;
const person = inventPerson(7);
beforeAll(async () => {
  engine = embeddedEngine({ maxPixels: 20_000_000 });
  await engine.warm();
  specimen = await drawSpecimen(person, {});
});
afterAll(() => engine.close());

const read = (blob: Blob, options: { signal?: AbortSignal; scene?: 'V1'; returnHeadImage?: boolean } = {}) =>
  engine.recognise(
    { blob, mediaType: 'image/jpeg', width: 0, height: 0, originalBytes: blob.size, quality: null } as PreparedPhoto,
    { signal: new AbortController().signal, ...options },
  );
const picture = (svg: string) =>
  sharp(Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg" width="900" height="600">${svg}</svg>`))
    .jpeg()
    .toBuffer();
const blob = (bytes: Uint8Array) => new Blob([new Uint8Array(bytes)]);

describe('a picture that is not a KTP', () => {
  const words = [
    'MEMBER CARD',
    'Gold level',
    'Valid thru 12/29',
    'Nomor anggota 0012',
    'Toko Contoh',
    'Jalan Rekaan 4',
  ];
  const text = words
    .map((line, i) => `<text x="60" y="${90 + i * 80}" font-size="40" font-family="sans-serif">${line}</text>`)
    .join('');
  test.each<[string, () => Promise<Uint8Array>, string[]]>([
    ['a blank page', () => picture('<rect width="900" height="600" fill="#fff"/>'), ['no-text', 'not-a-ktp']],
    ['another card', () => picture(`<rect width="900" height="600" fill="#fff"/>${text}`), ['not-a-ktp', 'no-text']],
    [
      'noise',
      async () =>
        sharp(Buffer.from(Uint8Array.from({ length: 300 * 200 * 3 }, (_, i) => (i * 2_654_435_761) >>> 24)), {
          raw: { width: 300, height: 200, channels: 3 },
        })
          .jpeg()
          .toBuffer(),
      ['no-text', 'not-a-ktp'],
    ],
    ['no bytes', async () => new Uint8Array(), ['image-empty']],
    [
      'a HEIC photo',
      async () => Buffer.from('\0\0\0\x18ftypheic\0\0\0\0mif1heic\0\0\0\x08mdat', 'latin1'),
      ['heic-not-decodable'],
    ],
    ['text', async () => new TextEncoder().encode('just text'), ['image-unreadable']],
    [
      'half a photo',
      async () => new Uint8Array(await specimen.slice(0, specimen.size >> 1).arrayBuffer()),
      ['image-unreadable'],
    ],
    [
      'a bomb',
      () =>
        sharp({ create: { width: 6000, height: 6000, channels: 3, background: '#fff' } })
          .png()
          .toBuffer(),
      ['image-too-many-pixels'],
    ],
  ])('rejects %s and invents nothing', async (_, make, codes) => {
    const error: unknown = await read(blob(await make())).catch((caught: unknown) => caught);
    expect(codes).toContain((error as { code?: string }).code);
  });
});

describe('a reading', () => {
  test("gives each line's place in the photo as it was sent", async () => {
    const turned = await drawSpecimen(person, { rotation: 90 });
    const { lines } = await read(turned);
    expect(lines.nik?.text).toBe(person.nik);
    const [x, y, width, height] = lines.nik!.box!;
    // A card of 1000 by 631 lying on its side: the row of the NIK is a column near the right edge.
    expect(height).toBeGreaterThan(width * 4);
    expect(x).toBeGreaterThan(631 * 0.7);
    expect(y).toBeGreaterThan(150);
    expect(y + height).toBeLessThan(800);
  });

  test('includes the face only on request, and omits the header lines for scene V1', async () => {
    const plain = await read(specimen, { scene: 'V1' });
    expect(plain.face).toBeNull();
    expect(plain.lines.provinsi).toBeUndefined();
    const { face, engine: by } = await read(specimen, { returnHeadImage: true });
    const { width, height, format } = await sharp(face!).metadata();
    expect([format, width! < height!, height! >= 160]).toEqual(['jpeg', true, true]);
    expect(by).toMatchObject({ name: 'embedded', version: VERSION });
  });

  test('gives the same result every time, even for several cards at once', async () => {
    const readings = await Promise.all([read(specimen), read(specimen), read(specimen)]);
    expect(readings[1]!.lines).toEqual(readings[0]!.lines);
    expect(readings[2]!.lines).toEqual(readings[0]!.lines);
  });
});

test('leaves the process free for other work while it reads a card', async () => {
  let longest = 0;
  let last = performance.now();
  const timer = setInterval(() => {
    longest = Math.max(longest, performance.now() - last);
    last = performance.now();
  }, 5);
  const started = performance.now();
  await read(specimen);
  const whole = performance.now() - started;
  clearInterval(timer);
  // Computing in this thread would block it for at least a tenth of the time at every search for text.
  expect(longest).toBeLessThan(Math.max(60, whole / 8));
});

describe('stopping', () => {
  test('stops a reading under way promptly, and the next one works', async () => {
    const time = async (work: Promise<unknown>): Promise<number> => {
      const started = performance.now();
      await work.catch(() => undefined);
      return performance.now() - started;
    };
    const whole = await time(read(specimen));
    const controller = new AbortController();
    const stopped = read(specimen, { signal: controller.signal });
    setTimeout(() => controller.abort(), whole / 10);
    expect(await time(stopped)).toBeLessThan(whole * 0.7);
    await expect(stopped).rejects.toMatchObject({ code: 'client-closed' });
    expect((await read(specimen)).lines.nik?.text).toBe(person.nik);
  });

  test('leaves the queue at once when aborted', async () => {
    const first = read(specimen);
    const controller = new AbortController();
    const second = read(specimen, { signal: controller.signal });
    controller.abort();
    await expect(second).rejects.toMatchObject({ code: 'client-closed' });
    await first;
  });
});

test('has the version of the package', () => {
  const { version } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')) as {
    version: string;
  };
  expect(VERSION).toBe(version);
});
