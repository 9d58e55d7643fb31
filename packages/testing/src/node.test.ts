import { KTP_LINES, sniffPhoto } from '@ktp-ocr/core';
import sharp from 'sharp';
import { expect, test } from 'vitest';
import LOOK from '../fixtures/look.json' with { type: 'json' };
import type { Pixels } from './distort/pixels.ts';
import { scaleDown } from './distort/scale.ts';
import { drawSpecimen, inventPerson, SAMPLE_PERSON, specimenBoxes } from './node.ts';

async function pixelsOf(blob: Blob): Promise<Pixels> {
  const { data, info } = await sharp(await blob.arrayBuffer())
    .ensureAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  return { data: Uint8ClampedArray.from(data), width: info.width, height: info.height };
}

test.each([
  [{}, 1000, 631],
  [{ width: 640 }, 640, 404],
  [{ width: 800, rotation: 90 }, 505, 800],
  [{ width: 400, margin: 0.25 }, 600, 452],
  [{ scaledTo: 480, quality: 20 }, 480, 303],
] as const)('%j gives a JPEG of %i by %i pixels', async (options, width, height) => {
  const blob = await drawSpecimen(SAMPLE_PERSON, options);
  expect(blob.type).toBe('image/jpeg');
  const facts = sniffPhoto(new Uint8Array(await blob.arrayBuffer()));
  expect(facts).toMatchObject({ kind: 'jpeg', width, height, hasMetadata: false });
});

test('draws the same bytes every time', async () => {
  const draw = async (): Promise<Uint8Array> =>
    new Uint8Array(await (await drawSpecimen(inventPerson(3), { width: 300, margin: 0.1, dark: 0.5 })).arrayBuffer());
  expect(await draw()).toEqual(await draw());
});

test('looks as it does in a browser', async () => {
  const small = scaleDown(await pixelsOf(await drawSpecimen(SAMPLE_PERSON)), 24);
  LOOK.forEach((grey, i) => expect(Math.abs(small.data[i * 4 + 1]! - grey), `cell ${i}`).toBeLessThan(3));
});

/** Share of dark pixels in a rectangle. */
function ink({ data, width }: Pixels, left: number, top: number, w: number, h: number): number {
  let count = 0;
  for (let y = top; y < top + h; y += 1) {
    for (let x = left; x < left + w; x += 1) if (data[(y * width + x) * 4 + 1]! < 90) count += 1;
  }
  return count / (w * h);
}

test.each([
  ['the sample person', SAMPLE_PERSON, 1000],
  ['another, larger', inventPerson(9), 1400],
] as const)('the value of each line is inside its box and nothing around it: %s', async (_, person, width) => {
  const picture = await pixelsOf(await drawSpecimen(person, { width, quality: 95 }));
  const boxes = specimenBoxes(person, width);
  expect(Object.keys(boxes).toSorted()).toEqual(KTP_LINES.toSorted());
  for (const line of KTP_LINES) {
    const [x, y, w, h] = boxes[line]!;
    expect(ink(picture, x, y, w, h), line).toBeGreaterThan(line === 'golDarah' ? 0.03 : 0.08);
    expect(ink(picture, x - 3, y, 3, h), `left of ${line}`).toBe(0);
    expect(ink(picture, x + w, y, 3, h), `right of ${line}`).toBe(0);
  }
});
