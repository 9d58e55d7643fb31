import { likenessClass } from './lookAlikes.ts';

/** What it costs to take a letter for one that looks like it; any other change costs 1. */
const LOOK_ALIKE = 0.4;

/** Letters and digits only, upper case: what is compared where spaces and punctuation do not count. */
export function bareText(text: string): string {
  return text.toUpperCase().replace(/[^A-Z0-9]/g, '');
}

/** Bare forms of words from tables, which are compared with again and again. Never of what a card says. */
const bareWords = new Map<string, string>();

function bareWord(word: string): string {
  const bare = bareWords.get(word) ?? bareText(word);
  bareWords.set(word, bare);
  return bare;
}

/** Two rows of the table below, used again: this runs some hundred times for a misread card. */
let previous = new Float64Array(64);
let row = new Float64Array(64);

/** Least cost of adding, dropping or changing letters (Levenshtein), or `Infinity` where it must be above a limit. */
function distance(a: string, b: string, limit: number): number {
  if (a === b) return 0;
  if (Math.abs(a.length - b.length) > limit) return Infinity;
  if (row.length <= b.length) [previous, row] = [new Float64Array(b.length + 1), new Float64Array(b.length + 1)];
  for (let j = 0; j <= b.length; j += 1) row[j] = j;
  for (let i = 1; i <= a.length; i += 1) {
    [previous, row] = [row, previous];
    const x = a.charCodeAt(i - 1);
    let least = (row[0] = i);
    for (let j = 1; j <= b.length; j += 1) {
      const y = b.charCodeAt(j - 1);
      const change = x === y ? 0 : likenessClass(x) === likenessClass(y) ? LOOK_ALIKE : 1;
      const cost = Math.min(previous[j]! + 1, row[j - 1]! + 1, previous[j - 1]! + change);
      row[j] = cost;
      if (cost < least) least = cost;
    }
    if (least > limit) return Infinity;
  }
  return row[b.length]!;
}

/** How alike two bare texts are; less alike than `least` counts as 0, which saves most of the work. */
function bareLikeness(x: string, y: string, least: number): number {
  const longest = Math.max(x.length, y.length);
  if (longest === 0) return 0;
  const limit = (1 - least) * longest + 1e-9;
  const near = distance(x, y, limit);
  return near > limit ? 0 : 1 - near / longest;
}

/** Pairs of letters that are read for one: `VVNI`, `KARYAVVAN`. */
function joined(bare: string): string {
  return bare.replaceAll('VV', 'W').replaceAll('RN', 'M');
}

/** Tells of word after word of a table how alike a text is to it, 0 to 1. What is less alike than `least` counts as 0. */
export function likenessTo(text: string, least = 0): (word: string) => number {
  const bare = bareText(text);
  const pairs = joined(bare);
  return (word) => {
    const wanted = bareWord(word);
    const whole = bareLikeness(bare, wanted, least);
    return pairs === bare ? whole : Math.max(whole, bareLikeness(pairs, wanted, least) - LOOK_ALIKE / wanted.length);
  };
}

/**
 * How alike a text is to a word of a table, 0 to 1: 1 where they differ in spaces and punctuation at most. Letters that look alike
 * weigh less.
 */
export function likeness(text: string, word: string): number {
  return likenessTo(text)(word);
}

/** Whether two texts are nearly the same. Neither is remembered. */
export function alike(a: string, b: string, least: number): boolean {
  return bareLikeness(bareText(a), bareText(b), least) >= least;
}

const wordsByLetters = new WeakMap<readonly string[], ReadonlyMap<string, string>>();

/** The one of some words that is spelled the same, or at least with the same letters, or `null`. */
export function sameLetters(text: string, words: readonly string[]): string | null {
  const exact = text.trim().toUpperCase();
  if (words.includes(exact)) return exact;
  const wanted = bareText(text);
  if (wanted === '') return null;
  // The first of several wins.
  const known = wordsByLetters.get(words) ?? new Map(words.toReversed().map((word) => [bareText(word), word]));
  wordsByLetters.set(words, known);
  return known.get(wanted) ?? null;
}
