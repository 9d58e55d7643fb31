import type { KtpLine } from '@ktp-ocr/core';
import { sameLetters, VOCABULARY } from '@ktp-ocr/core/kit';
import { bare } from '../find/words.ts';

/** The card's word with these letters. A stroke between two words is often read as I, l or 1. */
export function knownWord(text: string, words: readonly string[]): string | null {
  const stroked = (word: string): boolean =>
    ['I', 'L', '1'].some((mark) => bare(word.replace('/', mark)) === bare(text));
  return sameLetters(text, words) ?? words.find((word) => word.includes('/') && stroked(word)) ?? null;
}

/** The words a line of the card may hold, or `null` if it may hold any text. */
export function vocabularyOf(line: KtpLine): readonly string[] | null {
  return (VOCABULARY as Readonly<Partial<Record<string, readonly string[]>>>)[line] ?? null;
}

/** Whether a line may hold only known words. */
export function isClosed(line: KtpLine): boolean {
  return vocabularyOf(line) !== null;
}

/** Whether a text is one of the known words of a line. */
export function isCardWord(line: KtpLine, text: string): boolean {
  return knownWord(text, vocabularyOf(line) ?? []) !== null;
}
