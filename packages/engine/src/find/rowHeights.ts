import type { KtpLine } from '@ktp-ocr/core';
import { project } from '@ktp-ocr/core/kit';
import { findAnchors, type FoundLine } from './anchors.ts';
import type { CardFit } from './fitCard.ts';
import { ROW_PITCH, ROWS } from './template.ts';

/** How far a label may be from where the fit expects it: more if it was read well. */
const WELL_READ = 0.075;
const POORLY_READ = 0.045;

/**
 * The height of every row on this card, in fractions of it. A label that was read gives its own height; rows without
 * one follow their neighbours. One template cannot cover how loosely cards are printed, bent and photographed.
 */
export function rowHeights(lines: readonly FoundLine[], fit: CardFit): ReadonlyMap<KtpLine, number> {
  const expected = ROWS.map(({ at, belowAddress }) => at[1] + (belowAddress ? fit.wraps * ROW_PITCH : 0));
  const shift: (number | null)[] = ROWS.map(() => null);
  const costs = ROWS.map(() => Infinity);
  for (const anchor of findAnchors(lines)) {
    const row = ROWS.findIndex(({ line }) => line === anchor.key);
    if (row < 0) continue;
    const [x, y] = project(fit.toCard, ...anchor.photo);
    const off = y - expected[row]!;
    if (Math.abs(off) > (anchor.distance <= 0.2 ? WELL_READ : POORLY_READ)) continue;
    if (anchor.edgeKnown && Math.abs(x - anchor.card[0]) > 0.05) continue;
    const cost = anchor.distance + (Math.abs(off) / ROW_PITCH) * 0.6;
    if (cost < costs[row]!) {
      costs[row] = cost;
      shift[row] = off;
    }
  }
  return new Map(
    ROWS.map(({ line }, row) => {
      const near = shift.filter((off, other): off is number => off !== null && Math.abs(other - row) <= 2);
      const mean = near.length > 0 ? near.reduce((a, b) => a + b, 0) / near.length : 0;
      return [line, expected[row]! + (shift[row] ?? mean)];
    }),
  );
}
