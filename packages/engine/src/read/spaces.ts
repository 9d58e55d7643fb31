import type { Ink } from './ink.ts';
import type { ReadLine } from '../models/readLine.ts';

/**
 * Least width of a gap between words, in heights of the capitals: letters are less than a fifth apart, words more than
 * half.
 */
const LEAST_GAP = 0.36;

/** Centres of the gaps between words, in pixels across the cut-out. */
function wordGaps(columns: Uint8Array, least: number): number[] {
  const first = columns.indexOf(1);
  const last = columns.lastIndexOf(1);
  const gaps: number[] = [];
  let from = first;
  for (let x = first; x <= last; x += 1) {
    if (columns[x] === 0) continue;
    if (x - from > least) gaps.push((from + x) / 2);
    from = x;
  }
  return gaps;
}

/**
 * Sets the spaces of a line according to the gaps in its picture: the recogniser sees letters well and spaces poorly.
 * Letters are not changed. If the picture is too pale to tell, the recogniser's own spaces stay.
 */
export function setSpaces(ink: Ink | null, read: ReadLine): string {
  const kept = [...read.text]
    .map((letter, i) => ({ letter, x: read.positions[i]! }))
    .filter(({ letter }) => letter !== ' ');
  if (kept.length < 2 || read.positions.length !== [...read.text].length || !ink) return read.text;
  const gaps = wordGaps(ink.columns, LEAST_GAP * ink.height);
  const spaceBefore = new Set<number>();
  for (const gap of gaps) {
    // The label's colon comes before the first letter, and unrelated print may follow the last one.
    if (gap < kept[0]!.x || gap > kept.at(-1)!.x) continue;
    let best = 0;
    let distance = Infinity;
    for (let i = 1; i < kept.length; i += 1) {
      const [left, right] = [kept[i - 1]!.x, kept[i]!.x];
      // Of two boundaries equally near, the wider is the gap between words.
      const off = Math.abs((left + right) / 2 - gap) - (right - left) / 2;
      if (off < distance) {
        best = i;
        distance = off;
      }
    }
    if (best > 0) spaceBefore.add(best);
  }
  return kept.map(({ letter }, i) => (spaceBefore.has(i) ? ` ${letter}` : letter)).join('');
}
