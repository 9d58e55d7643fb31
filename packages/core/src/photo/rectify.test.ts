import { expect, test } from 'vitest';
import type { Corners, Frame } from './frame.ts';
import { isCardShape, rectify } from './rectify.ts';

const corners = (...xy: [number, number][]): Corners => xy.map(([x, y]) => ({ x, y })) as unknown as Corners;

test.each([
  ['a rectangle', true, corners([0, 0], [10, 0], [10, 6], [0, 6])],
  ['a slanted view', true, corners([1, 1], [9, 0], [10, 7], [0, 6])],
  ['one the wrong way round', false, corners([0, 0], [0, 6], [10, 6], [10, 0])],
  ['one that crosses itself', false, corners([0, 0], [10, 6], [10, 0], [0, 6])],
  ['one with a dent', false, corners([0, 0], [10, 0], [2, 2], [0, 6])],
  ['a line', false, corners([0, 0], [5, 0], [10, 0], [0, 0])],
  ['one point', false, corners([3, 3], [3, 3], [3, 3], [3, 3])],
  ['no numbers', false, corners([Number.NaN, 0], [10, 0], [10, 6], [0, 6])],
])('%s', (_, is, shape) => expect(isCardShape(shape)).toBe(is));

/**
 * A picture whose red encodes the position across and whose green the position down, inside four corners seen at an
 * angle.
 */
function slanted(shape: Corners, depth: number): Frame {
  const [width, height] = [200, 160];
  const data = new Uint8ClampedArray(width * height * 4);
  const [tl, tr, , bl] = shape;
  for (let u = 0; u <= 1; u += 1 / 600) {
    for (let v = 0; v <= 1; v += 1 / 600) {
      const w = 1 + depth * u; // further right is further away
      const x = tl.x + ((tr.x - tl.x) * (u * (1 + depth))) / w;
      const half = ((bl.y - tl.y) / 2 / w) * (v * 2 - 1);
      const at = (Math.round(80 + half) * width + Math.round(x)) * 4;
      data.set([u * 255, v * 255, 0, 255], at);
    }
  }
  return { width, height, data };
}

test('shows what lies between the corners from straight above', () => {
  const depth = 0.5;
  const [left, right, top, bottom] = [20, 180, 20, 140];
  const far = (bottom - top) / 2 / (1 + depth);
  const shape = corners([left, top], [right, 80 - far], [right, 80 + far], [left, bottom]);
  const to = { width: 100, height: 60, data: new Uint8ClampedArray(100 * 60 * 4) };
  rectify(slanted(shape, depth), shape, to, 0);
  for (const [x, y] of [
    [10, 10],
    [50, 30],
    [90, 50],
    [75, 15],
  ] as const) {
    const at = (y * 100 + x) * 4;
    expect(to.data[at]! / 255).toBeCloseTo(x / 100, 1);
    expect(to.data[at + 1]! / 255).toBeCloseTo(y / 60, 1);
    expect(to.data[at + 3]).toBe(255);
  }
});

test('a margin shows the surroundings, and repeats the border where the picture ends', () => {
  const data = new Uint8ClampedArray(40 * 40 * 4).fill(10);
  for (let y = 10; y < 30; y += 1)
    for (let x = 10; x < 30; x += 1) data.fill(200, (y * 40 + x) * 4, (y * 40 + x) * 4 + 4);
  const picture = { width: 40, height: 40, data };
  const shape = corners([10, 10], [30, 10], [30, 30], [10, 30]);
  const look = (margin: number): number[] => {
    const to = { width: 20, height: 20, data: new Uint8ClampedArray(1600) };
    rectify(picture, shape, to, margin);
    return [to.data[0]!, to.data[(10 * 20 + 10) * 4]!];
  };
  expect(look(0)).toEqual([200, 200]);
  expect(look(0.2)).toEqual([10, 200]);
  expect(look(2)).toEqual([10, 200]);
});
