import type { KtpLine } from '@ktp-ocr/core';
import { sameLetters, VOCABULARY } from '@ktp-ocr/core/kit';
import { bare } from '../find/words.ts';

/** The word with these letters; a stroke between two words is often read as I, l or 1. */
export function knownWord(text: string, words: readonly string[]): string | null {
  const stroked = (word: string): boolean =>
    ['I', 'L', '1'].some((mark) => bare(word.replace('/', mark)) === bare(text));
  return sameLetters(text, words) ?? words.find((word) => word.includes('/') && stroked(word)) ?? null;
}

/** The words a line of the card may say, or `null` where it may say anything. */
export function vocabularyOf(line: KtpLine): readonly string[] | null {
  return (VOCABULARY as Readonly<Partial<Record<string, readonly string[]>>>)[line] ?? null;
}

/** Whether the words of a line are known. */
export function isClosed(line: KtpLine): boolean {
  return vocabularyOf(line) !== null;
}

/** Whether a text is one of the words of a line. */
export function isCardWord(line: KtpLine, text: string): boolean {
  return knownWord(text, vocabularyOf(line) ?? []) !== null;
}
