import { type KtpLine, sameLetters, VOCABULARY } from '@ktp-ocr/core';
import type { TextBox } from './geometry/textBox.ts';
import type { RgbImage } from './image/rgbImage.ts';
import type { Models } from './infer.ts';
import { cutLine, type ReadLine, readLine } from './readLine.ts';
import { setSpaces } from './spaces.ts';
import { bare, dateAtEnd } from './words.ts';

/** A reading this sure needs no second opinion. */
const SURE = 0.97;
/** What a disagreement between the two recognisers, and a word the card does not use, cost in confidence. */
const DISAGREEMENT = 0.75;
const UNKNOWN_WORD = 0.7;

export interface ReadText {
  readonly text: string;
  readonly confidence: number;
}

/** Colons, quotes and blanks around a value: traces of the label and of the print. */
export function trimValue(text: string): string {
  return text
    .replace(/^[\s:;.,=·•'"`*_]+/, '')
    .replace(/^[-–—]+\s*(?=\w)/, '')
    .replace(/[\s:;'"`_]+$/, '')
    .replace(/\s+/g, ' ')
    .toUpperCase();
}

/** The word with these letters; a stroke between two words is often read as I, l or 1. */
function knownWord(text: string, words: readonly string[]): string | null {
  const stroked = (word: string): boolean =>
    ['I', 'L', '1'].some((mark) => bare(word.replace('/', mark)) === bare(text));
  return sameLetters(text, words) ?? words.find((word) => word.includes('/') && stroked(word)) ?? null;
}

function vocabularyOf(line: KtpLine): readonly string[] | null {
  return (VOCABULARY as Readonly<Partial<Record<string, readonly string[]>>>)[line] ?? null;
}

/** Cards of foreigners, and the first ones of citizens, are valid until a day. */
function untilDate(line: KtpLine, text: string): string | null {
  return line === 'berlakuHingga' ? (dateAtEnd(text)?.date ?? null) : null;
}

/**
 * Reads one value. Closed lines take whichever reading is a word of the card, in that word's spacing; where the first
 * recogniser is unsure the second is asked, and disagreement lowers the confidence. No letter is ever changed.
 *
 * @param already what the first recogniser made of this very box, where it has read it before.
 */
export async function readValue(
  models: Models,
  image: RgbImage,
  box: TextBox,
  line: KtpLine,
  already: ReadLine | null = null,
): Promise<ReadText> {
  const cut = cutLine(image, box);
  const first = already ?? (await readLine(models.read, cut));
  const text = trimValue(setSpaces(cut, first));
  const words = vocabularyOf(line);
  const known = words ? (knownWord(text, words) ?? untilDate(line, text)) : null;
  if (known && first.confidence > 0.8) return { text: known, confidence: Math.max(first.confidence, 0.95) };
  if (!words && first.confidence >= SURE) return { text, confidence: first.confidence };
  const second = await readLine(models.readAgain, cut);
  const other = trimValue(setSpaces(cut, second));
  if (words) {
    const otherKnown = knownWord(other, words) ?? untilDate(line, other);
    if (known || otherKnown) {
      const both = known !== null && known === otherKnown;
      return { text: (known ?? otherKnown)!, confidence: both ? 0.97 : Math.max(0.82, first.confidence * 0.95) };
    }
    return { text, confidence: first.confidence * UNKNOWN_WORD };
  }
  if (bare(text) === bare(other)) return { text, confidence: Math.max(first.confidence, second.confidence) };
  const better = second.confidence > first.confidence + 0.05 ? other : text;
  return { text: better, confidence: Math.max(first.confidence, second.confidence) * DISAGREEMENT };
}
