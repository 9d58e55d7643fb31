import { looksLike } from './lookAlikes.ts';

/** What it costs to take a letter for one that looks like it; any other change costs 1. */
const LOOK_ALIKE = 0.4;

/** Letters and digits only, upper case: what is compared where spaces and punctuation do not count. */
export function bareText(text: string): string {
  return text.toUpperCase().replace(/[^A-Z0-9]/g, '');
}

/** Least cost of adding, dropping or changing letters (Levenshtein), or `Infinity` where it must be above a limit. */
function distance(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) > limit) return Infinity;
  let previous = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i];
    let least = i;
    for (let j = 1; j <= b.length; j += 1) {
      const [x, y] = [a[i - 1]!, b[j - 1]!];
      const change = x === y ? 0 : looksLike(x, y) ? LOOK_ALIKE : 1;
      const cost = Math.min(previous[j]! + 1, row[j - 1]! + 1, previous[j - 1]! + change);
      row.push(cost);
      if (cost < least) least = cost;
    }
    if (least > limit) return Infinity;
    previous = row;
  }
  return previous[b.length]!;
}

/** Pairs of letters that are read for one: `VVNI`, `KARYAVVAN`. */
function joined(bare: string): string {
  return bare.replaceAll('VV', 'W').replaceAll('RN', 'M');
}

/**
 * How alike two texts are, 0 to 1: 1 where they differ in spaces and punctuation at most. Letters that look alike weigh less.
 *
 * @param least what is less alike than this counts as 0, which saves the comparison.
 */
export function likeness(a: string, b: string, least = 0): number {
  const [x, y] = [bareText(a), bareText(b)];
  const longest = Math.max(x.length, y.length);
  if (longest === 0) return 0;
  const limit = (1 - least) * longest + 1e-9;
  const near = Math.min(distance(x, y, limit), joined(x) === x ? Infinity : distance(joined(x), y, limit) + LOOK_ALIKE);
  return near > limit ? 0 : 1 - near / longest;
}

/** The one of some words that is spelled the same, or at least with the same letters, or `null`. */
export function sameLetters(text: string, words: readonly string[]): string | null {
  const exact = text.trim().toUpperCase();
  if (words.includes(exact)) return exact;
  const wanted = bareText(text);
  return wanted === '' ? null : (words.find((word) => bareText(word) === wanted) ?? null);
}
