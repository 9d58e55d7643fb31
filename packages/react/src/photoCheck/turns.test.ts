import type { Corners } from '@ktp-ocr/core';
import { expect, test } from 'vitest';
import {
  afterOneMore,
  asShown,
  beginningWith,
  cornersAsShown,
  cornersInPhoto,
  inPhoto,
  isFourSided,
  moveCorner,
  type Turns,
} from './turns.ts';

const TURNS: readonly Turns[] = [0, 1, 2, 3];
const CARD: Corners = [
  { x: 0.1, y: 0.2 },
  { x: 0.8, y: 0.25 },
  { x: 0.75, y: 0.7 },
  { x: 0.15, y: 0.65 },
];
const close = (corners: Corners) => corners.map(({ x, y }) => [x, y].map((share) => Number(share.toFixed(9))));

test.each(TURNS)('rotates the order of the corners by %d quarter turns, and back', (turns) => {
  const shown = cornersAsShown(CARD, turns);
  const [tl, tr, br, bl] = shown;
  expect(Math.max(tl.x, bl.x)).toBeLessThan(Math.min(tr.x, br.x));
  expect(Math.max(tl.y, tr.y)).toBeLessThan(Math.min(bl.y, br.y));
  expect(isFourSided(shown)).toBe(true);
  const back = cornersInPhoto(shown, turns);
  expect(close(beginningWith(turns, back))).toEqual(close(CARD));
  expect(inPhoto(asShown({ x: 0.3, y: 0.9 }, turns), turns).x).toBeCloseTo(0.3);
});

test('turns clockwise: the upper left moves to the upper right', () => {
  expect(asShown({ x: 0, y: 0 }, 1)).toEqual({ x: 1, y: 0 });
  expect(TURNS.map(afterOneMore)).toEqual([1, 2, 3, 0]);
});

test('keeps a moved corner within the photo, and never lets it cross another side', () => {
  expect(moveCorner(CARD, 0, { x: -3, y: 0.1 })[0]).toEqual({ x: 0, y: 0.1 });
  expect(moveCorner(CARD, 0, { x: 0.95, y: 0.9 })).toBe(CARD);
});
