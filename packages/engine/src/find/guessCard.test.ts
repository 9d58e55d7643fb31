import { describe, expect, test } from 'vitest';
import { corners, type TextBox } from '../image/textBox.ts';
import type { FoundLine } from './anchors.ts';
import { guessCard } from './guessCard.ts';
import { NIK_X, NIK_Y } from './template.ts';

const WIDE = 400;
const HIGH = (WIDE * 54) / 85.6;
const line = (text: string, box: TextBox): FoundLine => ({ text, box, how: 'quickly', confidence: 0.9, positions: [] });
/** A card whose upper left corner is at 1000, 800, and the line of its number. */
const nikFrom = (from: number): TextBox => {
  const [left, right] = [1000 + from * WIDE, 1000 + NIK_X.end * WIDE];
  return { cx: (left + right) / 2, cy: 800 + NIK_Y * HIGH, width: right - left, height: 14, angle: 0 };
};

describe('guessing the place of an unreadable card', () => {
  test.each([
    ['its number', '3273015708949991', NIK_X.start],
    ['its number with the label', 'NIK : 3273015708949991', NIK_X.label],
  ])('looks around %s', (_, text, from) => {
    const card = guessCard([line(text, nikFrom(from))], [])!;
    expect(card.cx).toBeCloseTo(1000 + WIDE / 2);
    expect(card.cy).toBeCloseTo(800 + HIGH / 2);
    expect(card.width).toBeGreaterThan(1.1 * WIDE);
  });

  test('looks around all print if there is no number', () => {
    const boxes = [0, 1, 2, 3].map((row) => ({ cx: 500, cy: 400 + row * 30, width: 200, height: 10, angle: 0 }));
    const card = guessCard([line('PROVINSI', boxes[0]!)], boxes)!;
    const xs = corners(card).map(([x]) => x);
    expect(Math.min(...xs)).toBeLessThan(400);
    expect(Math.max(...xs)).toBeGreaterThan(600);
  });

  test('gives up if there is hardly any print', () => {
    expect(guessCard([], [nikFrom(0.2)])).toBeNull();
  });
});
