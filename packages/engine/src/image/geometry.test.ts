import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Homography, invert, project } from '@ktp-ocr/core/kit';
import { areaToPhoto, cutBox } from './cutOut.ts';
import { fitAffine, fitPerspective, type Point } from './homography.ts';
import { corners, cutLeft, ends, smallestBox, turnBox } from './textBox.ts';

const number = fc.double({ min: -500, max: 500, noNaN: true });

test('recovers a perspective from its points, and its inverse leads back', () =>
  fc.assert(
    fc.property(fc.tuple(number, number), ([dx, dy]) => {
      const m: Homography = [1.2, 0.1, dx, -0.05, 0.9, dy, 0.0002, 0.0001, 1];
      const from: Point[] = [
        [0, 0],
        [100, 0],
        [100, 60],
        [0, 60],
        [40, 30],
      ];
      const to = from.map(([x, y]) => project(m, x, y));
      const found = fitPerspective(from, to, [])!;
      const [x, y] = project(invert(found), ...project(m, 70, 20));
      expect(x).toBeCloseTo(70, 3);
      expect(y).toBeCloseTo(20, 3);
    }),
  ));

test('finds no map through points on one line', () => {
  const line: Point[] = [
    [0, 0],
    [1, 1],
    [2, 2],
  ];
  expect(fitAffine(line, line)).toBeNull();
});

describe('a box', () => {
  const box = { cx: 50, cy: 20, width: 80, height: 10, angle: 0.3 };
  test('is recovered from its corners', () => {
    const found = smallestBox([...corners(box)])!;
    expect([found.cx, found.cy].map(Math.round)).toEqual([50, 20]);
    expect([Math.max(found.width, found.height), Math.min(found.width, found.height)].map(Math.round)).toEqual([
      80, 10,
    ]);
  });
  test('keeps its right end when it is cut from the left', () => {
    const [, right] = ends(cutLeft(box, 0.25));
    expect(right[0]).toBeCloseTo(ends(box)[1][0]);
    expect(cutLeft(box, 0.25).width).toBeCloseTo(60);
  });
  test('is unchanged after four quarter turns', () => {
    let turned = box;
    let size: readonly [number, number] = [200, 100];
    for (let i = 0; i < 4; i += 1) {
      turned = turnBox(turned, 1, ...size) as typeof box;
      size = [size[1], size[0]];
    }
    expect([turned.cx, turned.cy]).toEqual([50, 20]);
    expect(Math.abs(Math.sin(turned.angle - box.angle))).toBeLessThan(1e-9);
  });
});

describe('a cut-out', () => {
  const [width, height] = [40, 30];
  /** Every pixel tells where it stands. */
  const image = {
    data: Uint8Array.from({ length: width * height * 3 }, (_, i) => {
      const p = Math.floor(i / 3);
      return [6 * (p % width), 8 * Math.floor(p / width), 0][i % 3]!;
    }),
    ...{ width, height },
  };

  test('of an upright box holds its pixels, and of a turned one those along it', () => {
    const upright = cutBox(image, { cx: 15, cy: 10, width: 10, height: 4, angle: 0 }, { width: 10, height: 4 });
    expect([...upright.data.slice(0, 2)]).toEqual([60, 64]);
    expect([...upright.data.slice(-3, -1)]).toEqual([114, 88]);
    const down = cutBox(image, { cx: 15, cy: 10, width: 10, height: 4, angle: Math.PI / 2 }, { width: 10, height: 4 });
    expect([...down.data.slice(0, 2)]).toEqual([96, 40]);
    expect([...down.data.slice(-3, -1)]).toEqual([78, 112]);
  });

  test('of a part of the card begins and ends where that part does, also in perspective', () => {
    const m: Homography = [300, 20, 5, -10, 200, 9, 0.1, 0.2, 1];
    const size = { width: 50, height: 20 };
    const toPhoto = areaToPhoto(m, { left: 0.2, top: 0.3, right: 0.7, bottom: 0.5 }, size);
    for (const [x, y, u, v] of [
      [0, 0, 0.2, 0.3],
      [50, 20, 0.7, 0.5],
      [25, 0, 0.45, 0.3],
    ] as const) {
      const [px, py] = project(toPhoto, x, y);
      const [wantedX, wantedY] = project(m, u, v);
      expect(px).toBeCloseTo(wantedX);
      expect(py).toBeCloseTo(wantedY);
    }
  });
});
