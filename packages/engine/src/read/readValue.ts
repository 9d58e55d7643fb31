import type { KtpLine } from '@ktp-ocr/core';
import type { FoundLine } from '../find/anchors.ts';
import type { TextBox } from '../image/textBox.ts';
import type { Pass } from '../models/pass.ts';
import { cutLine, type ReadLine, readLine } from '../models/readLine.ts';
import { skimLine } from '../models/skimLine.ts';
import { knownWord, vocabularyOf } from './cardWords.ts';
import { setSpaces } from './spaces.ts';
import { takeSpaces, withGapsSeen } from './takeSpaces.ts';
import { bare, dateAtEnd } from '../find/words.ts';

/**
 * What it costs in confidence that one of three reads otherwise, that all three do, and a word the card does not use.
 */
const TWO_OF_THREE = 0.93;
const DISAGREEMENT = 0.75;
const UNKNOWN_WORD = 0.7;

export interface ReadText {
  readonly text: string;
  readonly confidence: number;
}

/**
 * Colons, quotes and blanks around a value: traces of the label and of the print. Names may begin with an apostrophe.
 */
export function trimValue(text: string): string {
  return text
    .replace(/^(?:[\s:;.,=·•"`*_]|'(?![A-Z]))+/i, '')
    .replace(/^[-–—]+\s*(?=\w)/, '')
    .replace(/[\s:;'"`_]+$/, '')
    .replace(/\s+/g, ' ')
    .toUpperCase();
}

/** Cards of foreigners, and the first ones of citizens, are valid until a day. */
function untilDate(line: KtpLine, text: string): string | null {
  return line === 'berlakuHingga' ? (dateAtEnd(text)?.date ?? null) : null;
}

/** Of readings of one cut-out the text that two of them agree on, letters and digits, with the better one's spacing. */
function agreed(readings: readonly ReadText[]): ReadText | null {
  for (const [i, one] of readings.entries()) {
    const other = readings.slice(i + 1).find(({ text }) => bare(text) === bare(one.text));
    if (other && bare(one.text) !== '') {
      return { text: one.text, confidence: Math.max(one.confidence, other.confidence) };
    }
  }
  return null;
}

const QUOTE = "'";

/**
 * An apostrophe before the first letter, where both readers saw it; where one did, a speck or a part of the colon
 * sooner, and a doubt.
 */
function withQuoteSettled(value: ReadText, other: ReadText): ReadText {
  const [here, there] = [value, other].map(({ text }) => text.startsWith(QUOTE));
  if (here === there) return value;
  return { text: here ? value.text.slice(1) : value.text, confidence: value.confidence * DISAGREEMENT };
}

/**
 * Reads one value. Closed lines take whichever reading is a word of the card, in that word's spacing; all others are
 * read by two, and by a third where those disagree, which lowers the confidence. No letter is ever changed.
 *
 * @param already what the quick reader, or the first one, made of this very box, where it has read it before.
 */
export async function readValue(
  { models, image }: Pass,
  box: TextBox,
  line: KtpLine,
  already: FoundLine | null = null,
): Promise<ReadText> {
  const cut = cutLine(image, box);
  const words = vocabularyOf(line);
  const skimmed = already?.how === 'quickly' ? already : await skimLine(models.skim, cut);
  const asText = (read: ReadLine): ReadText => {
    const gaps = setSpaces(cut, read);
    const spaced = takeSpaces(read.text, skimmed.text);
    return { text: trimValue(spaced ? withGapsSeen(spaced, gaps) : gaps), confidence: read.confidence };
  };
  const known = ({ text }: ReadText): string | null =>
    words ? (knownWord(text, words) ?? untilDate(line, text)) : null;
  const quick = asText(skimmed);
  const word = known(quick);
  // Digits are never taken from one reader alone.
  if (word && quick.confidence > 0.8 && !/\d/.test(word))
    return { text: word, confidence: Math.max(quick.confidence, 0.95) };
  const first = asText(already?.how === 'thoroughly' ? already : await readLine(models.read, cut));
  if (!words && bare(first.text) === bare(quick.text)) {
    return withQuoteSettled({ text: first.text, confidence: Math.max(first.confidence, quick.confidence) }, quick);
  }
  const second = asText(await readLine(models.readAgain, cut));
  if (words) {
    const found = [first, second, quick].map(known).filter((one) => one !== null);
    if (found.length === 0) return { text: first.text, confidence: first.confidence * UNKNOWN_WORD };
    const most = found.find((one, i) => found.indexOf(one) !== i) ?? found[0]!;
    const votes = found.filter((one) => one === most).length;
    if (votes === found.length && votes > 1) return { text: most, confidence: 0.97 };
    if (/\d/.test(most)) return { text: most, confidence: votes > 1 ? 0.8 : 0.5 };
    return { text: most, confidence: Math.max(0.82, first.confidence * 0.95) };
  }
  const two = agreed([first, second, quick]);
  if (two) return { text: two.text, confidence: two.confidence * TWO_OF_THREE };
  const better = second.confidence > first.confidence + 0.05 ? second : first;
  return { text: better.text, confidence: better.confidence * DISAGREEMENT };
}
