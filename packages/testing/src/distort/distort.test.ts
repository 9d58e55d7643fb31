import { describe, expect, test } from 'vitest';
import { blur } from './blur.ts';
import { distort, MILD_DISTORTIONS, type SpecimenOptions } from './distort.ts';
import { dark, glare, photocopy } from './light.ts';
import { blankPixels, type Pixels } from './pixels.ts';
import { quarterTurns } from './quarterTurns.ts';
import { scaleDown } from './scale.ts';

/** A small card: light, with black bars, transparent corners and one red pixel in the upper left. */
function card(width = 120, height = 76): Pixels {
  const out = blankPixels(width, height);
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const ink = Math.floor(x / 6) % 2 === 0 && y > 10 && y < 40 ? 20 : 220;
      out.data.set([ink, ink, ink, 255], (y * width + x) * 4);
    }
  }
  for (const [x, y] of [
    [0, 0],
    [width - 1, 0],
    [width - 1, height - 1],
    [0, height - 1],
  ] as const)
    out.data[(y * width + x) * 4 + 3] = 0;
  out.data.set([255, 0, 0, 255], 4);
  return out;
}

const pixel = (from: Pixels, x: number, y: number): number[] => [
  ...from.data.subarray((y * from.width + x) * 4, (y * from.width + x) * 4 + 4),
];
function mean({ data }: Pixels): number {
  let sum = 0;
  for (let o = 0; o < data.length; o += 4) sum += data[o + 1]!;
  return sum / (data.length / 4);
}
function contrast(from: Pixels): number {
  const middle = mean(from);
  let sum = 0;
  for (let o = 0; o < from.data.length; o += 4) sum += (from.data[o + 1]! - middle) ** 2;
  return Math.sqrt(sum / (from.data.length / 4));
}

const EXTREMES: Readonly<Record<string, SpecimenOptions>> = {
  everything: {
    margin: 0.2,
    clutter: 1,
    tilt: 30,
    perspective: 1,
    rotation: 90,
    blur: 20,
    glare: 1,
    dark: 0.1,
    photocopy: true,
    scaledTo: 40,
  },
  nothing: {},
};

describe.each(Object.entries({ ...MILD_DISTORTIONS, ...EXTREMES }))('%s', (_, options) => {
  const once = distort(card(), options);

  test('gives the same pixels every time, all of them opaque', () => {
    expect(distort(card(), options).data).toEqual(once.data);
    expect(once.data.length).toBe(once.width * once.height * 4);
    expect(once.data.every((value, i) => i % 4 !== 3 || value === 255)).toBe(true);
  });

  test('does not change the card it was given', () => {
    const given = card();
    distort(given, options);
    expect(given.data).toEqual(card().data);
  });
});

test('without options the card is only laid on white', () => {
  const plain = distort(card(), {});
  expect([plain.width, plain.height]).toEqual([120, 76]);
  expect(pixel(plain, 0, 0)).toEqual([255, 255, 255, 255]);
  expect(pixel(plain, 60, 10)).toEqual([220, 220, 220, 255]);
});

test('size: margin on each side, rotated pictures swap sides, the final width is exact', () => {
  const size = (options: SpecimenOptions): number[] => {
    const { width, height } = distort(card(), options);
    return [width, height];
  };
  expect(size({ margin: 0.1 })).toEqual([144, 100]);
  expect(size({ rotation: 90 })).toEqual([76, 120]);
  expect(size({ rotation: 180 })).toEqual([120, 76]);
  expect(size({ scaledTo: 60 })).toEqual([60, 38]);
  expect(size({ scaledTo: 600 })).toEqual([120, 76]);
  expect(size({ tilt: 90 })[0]).toBeLessThan(size({ tilt: 90 })[1]!);
});

test('another seed gives another table', () => {
  const table = (seed: number): Pixels => distort(card(), { margin: 0.2, seed });
  expect(table(2).data).not.toEqual(table(1).data);
  expect(distort(card(), { margin: 0.2, clutter: 1 }).data).not.toEqual(table(1).data);
});

test('rotation goes clockwise', () => {
  const red = [255, 0, 0, 255];
  expect(pixel(quarterTurns(card(), 90), 75, 1)).toEqual(red);
  expect(pixel(quarterTurns(card(), 180), 118, 75)).toEqual(red);
  expect(pixel(quarterTurns(card(), 270), 0, 118)).toEqual(red);
  expect(quarterTurns(quarterTurns(card(), 90), 270).data).toEqual(card().data);
});

test('tilt goes clockwise: the right side sinks', () => {
  const tilted = distort(card(), { tilt: 10, margin: 0.1 });
  const topOf = (x: number): number => {
    let y = 0;
    while (pixel(tilted, x, y)[0]! < 200) y += 1;
    return y;
  };
  expect(topOf(tilted.width - 40)).toBeGreaterThan(topOf(50));
});

test('a tilt of 90 degrees is a quarter turn', () => {
  const tilted = distort(card(), { tilt: 90 });
  const turned = quarterTurns(card(), 90);
  let difference = 0;
  // The smallest margin around a placed card is a hundredth of its width: here one pixel.
  for (let y = 4; y < 116; y += 1) {
    for (let x = 4; x < 72; x += 1) difference += Math.abs(pixel(tilted, x + 1, y + 1)[1]! - pixel(turned, x, y)[1]!);
  }
  expect(difference / (112 * 68)).toBeLessThan(15);
});

test('blur lowers contrast and keeps the mean; glare brightens; dark darkens; a photocopy has no colour', () => {
  const base = distort(card(), {});
  expect(contrast(blur(base, 4))).toBeLessThan(contrast(base) * 0.6);
  expect(mean(blur(base, 4))).toBeCloseTo(mean(base), -1);
  expect(mean(glare(base, 1))).toBeGreaterThan(mean(base) + 5);
  expect(mean(dark(base, 0.25, 1))).toBeCloseTo(mean(base) / 4, -1);
  const copy = photocopy(base, 1);
  for (let o = 0; o < copy.data.length; o += 4) {
    expect([copy.data[o + 1], copy.data[o + 2]]).toEqual([copy.data[o], copy.data[o]]);
  }
  expect(contrast(copy)).toBeGreaterThan(contrast(base));
});

test('scaling down averages', () => expect(mean(scaleDown(distort(card(), {}), 30))).toBeCloseTo(mean(card()), -1));
