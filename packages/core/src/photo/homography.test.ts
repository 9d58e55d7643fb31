import { expect, test } from 'vitest';
import type { Corners } from './frame.ts';
import { invert, perspectiveTo, project } from './homography.ts';

/** A card held at an angle, its right side further away. */
const SEEN: Corners = [
  { x: 40, y: 30 },
  { x: 310, y: 55 },
  { x: 300, y: 190 },
  { x: 25, y: 215 },
];
const SQUARE = [
  [0, 0],
  [1, 0],
  [1, 1],
  [0, 1],
] as const;

test('the corners of the square land on the four corners', () => {
  const m = perspectiveTo(SEEN);
  SQUARE.forEach(([u, v], i) => {
    const [x, y] = project(m, u, v);
    expect(x).toBeCloseTo(SEEN[i]!.x, 9);
    expect(y).toBeCloseTo(SEEN[i]!.y, 9);
  });
});

test('points on a line stay on a line, and the middle is where the diagonals cross', () => {
  const m = perspectiveTo(SEEN);
  const [x, y] = project(m, 0.5, 0.5);
  for (const [a, b] of [
    [SEEN[0], SEEN[2]],
    [SEEN[1], SEEN[3]],
  ] as const) {
    expect((b.x - a.x) * (y - a.y) - (b.y - a.y) * (x - a.x)).toBeCloseTo(0, 6);
  }
  // What is further away looks smaller: the card's middle is right of the middle of its image.
  expect(x).toBeGreaterThan(SEEN.reduce((sum, corner) => sum + corner.x / 4, 0));
});

test('the inverse leads back, and its last number is 1', () => {
  const m = perspectiveTo(SEEN);
  const back = invert(m);
  expect(back[8]).toBe(1);
  for (const [u, v] of [
    [0.2, 0.9],
    [0.5, 0.5],
    [1.1, -0.1],
  ] as const) {
    const [x, y] = project(back, ...project(m, u, v));
    expect(x).toBeCloseTo(u, 9);
    expect(y).toBeCloseTo(v, 9);
  }
});
