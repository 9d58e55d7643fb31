import sharp, { type Sharp } from 'sharp';
import { describe, expect, test } from 'vitest';
import { MEASURE_EDGE, measureQuality } from './quality.ts';

/** Printed matter on a soft background, drawn from nothing. */
function printed(): Sharp {
  const lines = Array.from(
    { length: 14 },
    (_, i) => `<text x="120" y="${110 + i * 70}">CONTOH ${i} 0123456789 ABCDE</text>`,
  );
  return sharp(
    Buffer.from(
      `<svg xmlns="http://www.w3.org/2000/svg" width="1600" height="1200"><rect width="1600" height="1200" fill="#7d868c"/>
      <rect x="60" y="40" width="1480" height="1080" fill="#9fc0d8"/><g font-size="44" fill="#15202a">${lines.join('')}</g></svg>`,
    ),
  ).removeAlpha();
}

async function frameOf(picture: Sharp) {
  const flat = sharp(await picture.png().toBuffer());
  const { data, info } = await flat.resize(MEASURE_EDGE).ensureAlpha().raw().toBuffer({ resolveWithObject: true });
  return { data: new Uint8ClampedArray(data), width: info.width, height: info.height };
}

async function adviceFor(picture: Sharp, photoEdge = 1600) {
  return measureQuality(await frameOf(picture), null, photoEdge);
}

const glare = Buffer.from(
  '<svg width="1600" height="1200"><ellipse cx="800" cy="500" rx="260" ry="120" fill="#fff"/></svg>',
);

test.each([
  ['a good photo', () => printed(), []],
  ['one in a dim room, sharp', () => printed().linear(0.3, 0), ['dark']],
  ['one out of focus', () => printed().blur(9), ['blurry']],
  ['one out of focus in a dim room', () => printed().linear(0.3, 0).blur(9), ['blurry', 'dark']],
  ['one with a lamp in it', () => printed().composite([{ input: glare }]), ['glare']],
  ['one burnt out', () => printed().linear(0.4, 200), ['bright']],
] as const)('%s', async (_, make, advice) => expect((await adviceFor(make())).advice).toEqual(advice));

test('a small photo', async () => expect((await adviceFor(printed(), 640)).advice).toEqual(['lowRes']));

test('brightness is not mistaken for sharpness', async () => {
  const bright = await adviceFor(printed());
  const dim = await adviceFor(printed().linear(0.35, 0));
  expect(dim.sharpness / bright.sharpness).toBeCloseTo(1, 0);
  expect(dim.brightness).toBeLessThan(bright.brightness / 2);
});

test('a picture of one colour is measured without error', () => {
  const { sharpness, brightness } = measureQuality(
    { data: new Uint8ClampedArray(40 * 40 * 4).fill(128), width: 40, height: 40 },
    null,
    40,
  );
  expect(sharpness).toBe(0);
  expect(brightness).toBeCloseTo(128);
});

describe('inside a card', async () => {
  const at = [60, 40, 1540, 1120].map((n) => n * (MEASURE_EDGE / 1600)) as [number, number, number, number];
  const [left, top, right, bottom] = at;
  const corners = [
    { x: left, y: top },
    { x: right, y: top },
    { x: right, y: bottom },
    { x: left, y: bottom },
  ] as const;
  const inside = async (picture: Sharp, photoEdge: number) =>
    measureQuality(await frameOf(picture), corners, photoEdge);

  test('its length is counted in pixels of the photo', async () => {
    expect(await inside(printed(), 1600)).toMatchObject({ cardWidth: 1480, advice: [] });
    expect(await inside(printed(), 500)).toMatchObject({ cardWidth: 463, advice: ['small'] });
  });

  test('blur is told from focus', async () => {
    expect((await inside(printed().blur(9), 1600)).advice).toEqual(['blurry']);
    expect((await inside(printed().blur(2), 1600)).advice).toEqual([]);
  });
});

test('white paper is not glare', async () => {
  const copy = printed().linear(3, 0).greyscale().toColourspace('srgb');
  expect((await adviceFor(copy)).advice).not.toContain('glare');
});
