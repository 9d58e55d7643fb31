import { LONGEST_LINE } from '../fields.ts';
import { likenessClass } from './lookAlikes.ts';

/** The cost of replacing a letter by a look-alike; any other change costs 1. */
const LOOK_ALIKE = 0.4;
/** The cost of a letter that glare or an edge may have hidden. */
const LOST = 0.2;

/**
 * A text as people see it: without soft hyphens, direction marks and other invisible characters that come along when
 * text is pasted, and with ordinary characters instead of full-width ones.
 */
export function asSeen(text: string): string {
  return text
    .replace(/\p{DI}/gu, '')
    .replace(/[\uFF01-\uFF5E]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) - 0xfee0));
}

/** Letters and digits only, in upper case, to compare texts regardless of spaces and punctuation. */
export function bareText(text: string): string {
  return text.toUpperCase().replace(/[^A-Z0-9]/g, '');
}

/**
 * The least cost of adding, dropping or changing letters (Levenshtein), or `Infinity` if it exceeds a limit. A letter
 * of `b` that `a` lacks may cost less.
 */
function distance(a: string, b: string, limit: number, lost = 1): number {
  if (Math.abs(a.length - b.length) > limit) return Infinity;
  let row = Array.from(`${b} `, (_, j) => j * lost);
  for (let i = 0; i < a.length; i += 1) {
    const next = [i + 1];
    for (let j = 0; j < b.length; j += 1) {
      const [x, y] = [a.charCodeAt(i), b.charCodeAt(j)];
      const change = x === y ? 0 : likenessClass(x) === likenessClass(y) ? LOOK_ALIKE : 1;
      next.push(Math.min(row[j + 1]! + 1, next[j]! + lost, row[j]! + change));
    }
    if (Math.min(...next) > limit) return Infinity;
    row = next;
  }
  return row[b.length]!;
}

/** How alike two bare texts are; anything below `least` counts as 0, which saves most of the work. */
function bareLikeness(x: string, y: string, least: number): number {
  const longest = Math.max(x.length, y.length);
  if (longest === 0 || longest > LONGEST_LINE) return 0; // a text longer than any line is like no word
  const limit = (1 - least) * longest + 1e-9;
  const near = distance(x, y, limit);
  return near > limit ? 0 : 1 - near / longest;
}

/** Pairs of letters that are read for one: `VVNI`, `KARYAVVAN`. */
function joined(bare: string): string {
  return bare.replaceAll('VV', 'W').replaceAll('RN', 'M');
}

/**
 * Compares a text with one word of a table after another: how alike they are, 0 to 1. Anything below `least` counts as
 * zero.
 */
export function likenessTo(text: string, least = 0): (word: string) => number {
  const bare = bareText(text);
  const pairs = joined(bare);
  return (word) => {
    const wanted = bareText(word);
    const whole = bareLikeness(bare, wanted, least);
    return pairs === bare ? whole : Math.max(whole, bareLikeness(pairs, wanted, least) - LOOK_ALIKE / wanted.length);
  };
}

/**
 * How alike a text and a word of a table are, 0 to 1: 1 if they differ at most in spaces and punctuation. Look-alike
 * letters count less.
 */
export function likeness(text: string, word: string): number {
  return likenessTo(text)(word);
}

/**
 * The cost of taking a text for the remains of a word: letters that were not read cost `LOST`, and any other letter 1.
 */
export function misfit(text: string, word: string): number {
  const [bare, wanted] = [bareText(text), bareText(word)];
  const pairs = joined(bare);
  const whole = distance(bare, wanted, Infinity, LOST);
  return pairs === bare ? whole : Math.min(whole, distance(pairs, wanted, Infinity, LOST) + LOOK_ALIKE);
}

/** Whether two texts are nearly the same. */
export function alike(a: string, b: string, least: number): boolean {
  return bareLikeness(bareText(a), bareText(b), least) >= least;
}

/** The word that is spelled the same or, failing that, has the same letters; otherwise `null`. */
export function sameLetters(text: string, words: readonly string[]): string | null {
  const exact = text.trim().toUpperCase();
  if (words.includes(exact)) return exact;
  const wanted = bareText(text);
  return wanted === '' ? null : (words.find((word) => bareText(word) === wanted) ?? null);
}
