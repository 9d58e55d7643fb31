import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Homography, invert, project } from '@ktp-ocr/core/kit';
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
