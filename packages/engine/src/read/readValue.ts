import type { KtpLine } from '@ktp-ocr/core';
import type { FoundLine } from '../find/anchors.ts';
import type { TextBox } from '../image/textBox.ts';
import type { Pass } from '../models/pass.ts';
import { cutLine, type ReadLine, readLine } from '../models/readLine.ts';
import { skimLine } from '../models/skimLine.ts';
import { knownWord, vocabularyOf } from './cardWords.ts';
import { inkOf } from './ink.ts';
import { setSpaces } from './spaces.ts';
import { takeSpaces, withGapsSeen } from './takeSpaces.ts';
import { bare, dateAtEnd } from '../find/words.ts';

/**
 * What remains of the confidence if one of three readings differs, if all three differ, and if the card has no such
 * word.
 */
const TWO_OF_THREE = 0.93;
const DISAGREEMENT = 0.75;
const UNKNOWN_WORD = 0.7;
/** Confidence in a word that two readers see and none contradicts. */
const BOTH = 0.97;

export interface ReadText {
  readonly text: string;
  readonly confidence: number;
}

/**
 * Removes colons, quotes and blanks around a value: traces of the label and of the print. Names may begin with an
 * apostrophe.
 */
export function trimValue(text: string): string {
  return text
    .replace(/^(?:[\s:;.,=·•"`*_]|'(?![A-Z]))+/i, '')
    .replace(/^[-–—]+\s*(?=\w)/, '')
    .replace(/[\s:;'"`_]+$/, '')
    .replace(/\s+/g, ' ')
    .toUpperCase();
}

/** Foreigners' cards, and the first ones of citizens, are valid until a date. */
function untilDate(line: KtpLine, text: string): string | null {
  return line === 'berlakuHingga' ? (dateAtEnd(text)?.date ?? null) : null;
}

/** The text on which two readings of one cut-out agree, by letters and digits, with the spacing of the better one. */
function agreed(readings: readonly ReadText[]): ReadText | null {
  for (const [i, one] of readings.entries()) {
    const other = readings.slice(i + 1).find(({ text }) => bare(text) === bare(one.text));
    if (other && bare(one.text) !== '') {
      return { text: one.text, confidence: Math.max(one.confidence, other.confidence) };
    }
  }
  return null;
}

function sameMarks(one: ReadText, other: ReadText): boolean {
  return one.text.replaceAll(' ', '') === other.text.replaceAll(' ', '');
}

const QUOTE = "'";

/**
 * Settles an apostrophe before the first letter: it stays if both readers saw it. If only one did, it is more likely a
 * speck or part of the colon, and the value is doubted.
 */
function withQuoteSettled(value: ReadText, other: ReadText): ReadText {
  const [here, there] = [value, other].map(({ text }) => text.startsWith(QUOTE));
  if (here === there) return value;
  return { text: here ? value.text.slice(1) : value.text, confidence: value.confidence * DISAGREEMENT };
}

/** The line whose list of words is never complete: what it says besides is read as any other text. */
const UNLISTED: KtpLine = 'pekerjaan';

/** The word that most readers see, each of which saw some word of the line. */
function voted(found: readonly string[], { confidence }: ReadText): ReadText {
  const text = found.find((one, i) => found.indexOf(one) !== i) ?? found[0]!;
  const votes = found.filter((one) => one === text).length;
  if (votes === found.length && votes > 1) return { text, confidence: BOTH };
  if (/\d/.test(text)) return { text, confidence: votes > 1 ? 0.8 : 0.5 };
  return { text, confidence: Math.max(0.82, confidence * 0.95) };
}

/**
 * Reads one value. A line with known words takes whichever reading is one of them, in the word's own spacing. Any other
 * line is read by the two readers that cost little, and by the best one if those disagree. No letter is ever changed.
 *
 * @param already the reading of this very box by the quick or the first reader, if there is one.
 */
export async function readValue(
  { models, image }: Pass,
  box: TextBox,
  line: KtpLine,
  already: FoundLine | null = null,
): Promise<ReadText> {
  const cut = cutLine(image, box);
  const ink = inkOf(cut);
  const words = vocabularyOf(line);
  const skimmed = already?.how === 'quickly' ? already : await skimLine(models.skim, cut);
  const asText = (read: ReadLine): ReadText => {
    const gaps = setSpaces(ink, read);
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
  const agrees = ({ text }: ReadText): boolean => !words && bare(text) === bare(quick.text);
  const sure = ({ text, confidence }: ReadText): ReadText =>
    withQuoteSettled({ text, confidence: Math.max(confidence, quick.confidence) }, quick);
  const second = asText(await readLine(models.readAgain, cut));
  // The smaller reader is as good at letters as the best one, and worse at marks.
  if (agrees(second) && sameMarks(second, quick)) return sure(second);
  if (word && known(second) === word) return { text: word, confidence: BOTH };
  const first = asText(already?.how === 'thoroughly' ? already : await readLine(models.read, cut));
  if (agrees(first)) return sure(first);
  const found = [first, second, quick].map(known).filter((one) => one !== null);
  if (found.length > 0) return voted(found, first);
  if (words && line !== UNLISTED) return { text: first.text, confidence: first.confidence * UNKNOWN_WORD };
  const two = agreed([first, second, quick]);
  if (two) return { text: two.text, confidence: two.confidence * TWO_OF_THREE };
  const better = second.confidence > first.confidence + 0.05 ? second : first;
  return { text: better.text, confidence: better.confidence * DISAGREEMENT };
}
