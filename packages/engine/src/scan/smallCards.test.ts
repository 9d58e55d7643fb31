import { KTP_LINES, type PreparedPhoto } from '@ktp-ocr/core';
import { drawSpecimen, inventPerson } from '@ktp-ocr/testing/node';
import sharp from 'sharp';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type EmbeddedEngine, embeddedEngine } from '../node.ts';

let engine: EmbeddedEngine;
beforeAll(async () => {
  engine = embeddedEngine();
  await engine.warm();
});
afterAll(() => engine.close());

const person = inventPerson(4711);

/** A card somewhere in a photo much larger than the card. */
async function photoWith(card: number, [width, height]: readonly [number, number], at: readonly [number, number]) {
  const drawn = Buffer.from(await (await drawSpecimen(person, { seed: 4711 })).arrayBuffer());
  const small = await sharp(drawn).resize(card).toBuffer();
  const jpeg = await sharp({ create: { width, height, channels: 3, background: '#6b7a70' } })
    .composite([{ input: small, left: at[0], top: at[1] }])
    .jpeg({ quality: 90 })
    .toBuffer();
  return { blob: new Blob([new Uint8Array(jpeg)]) } as PreparedPhoto;
}

test.each([
  ['from afar', 850, [4000, 3000], [2300, 1500]],
  ['in a long screenshot', 1000, [1080, 4500], [40, 2900]],
] as const)("reads a card %s at the photo's full resolution", async (_, card, size, [left, top]) => {
  const photo = await photoWith(card, size, [left, top]);
  const { lines } = await engine.recognise(photo, { signal: new AbortController().signal });
  const right = KTP_LINES.filter((line) => lines[line]?.text === person[line]);
  expect(right.length).toBeGreaterThanOrEqual(KTP_LINES.length - 1);
  // The box is the line's place in the photo, not in the part that was examined.
  const [x, y, wide] = lines.nik?.box ?? [0, 0, 0, 0];
  expect(x).toBeGreaterThan(left + 0.18 * card);
  expect(x + wide).toBeLessThan(left + 0.75 * card);
  expect(Math.abs(y - (top + 0.187 * card * 0.63))).toBeLessThan(0.06 * card);
});
