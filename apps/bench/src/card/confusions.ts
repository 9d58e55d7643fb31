import type { KtpLine } from '@ktp-ocr/core';
import type { UpTo } from './upTo.ts';

/**
 * What recognisers return for a digit set in OCR-A, and the digits they confuse with each other: collected from
 * open-source readers of this card, each of which corrects them by hand. Kept apart from the library's own tables on
 * purpose, so that the library is not measured against itself.
 */
const SIGNS_FOR_DIGIT = ['ODQUCo', 'IlL|!iJT', 'ZzeR', 'E', 'AH', 'Ss', 'bGh', '?>YT', 'B&', 'gqP'];
const TWIN_DIGITS = ['17', '38', '56', '68', '08', '06', '49', '27'];

/** Misread blood types; the field is too short for any other confusion to leave a trace. */
const BLOOD: Readonly<Record<string, readonly string[]>> = {
  O: ['0', 'D', 'Q'],
  A: ['4'],
  B: ['8'],
  AB: ['A8', '4B'],
  '-': ['_', '~'],
};

function pick(list: readonly string[] | string, upTo: UpTo): string {
  return list[upTo(list.length)] ?? '';
}

/** A position in the text to which a table applies, or -1. */
function placeIn(text: string, upTo: UpTo, has: (sign: string, at: number) => boolean): number {
  const places = [...text].flatMap((sign, i) => (has(sign, i) ? [i] : []));
  return places[upTo(places.length)] ?? -1;
}

function replaceAt(text: string, at: number, by: string): string {
  return text.slice(0, at) + by + text.slice(at + 1);
}

/** Replaces a digit with a letter or mark that looks like it. */
function digitAsSign(text: string, upTo: UpTo): string {
  const at = placeIn(text, upTo, (sign) => /\d/.test(sign));
  return at < 0 ? text : replaceAt(text, at, pick(SIGNS_FOR_DIGIT[Number(text[at])]!, upTo));
}

/** Replaces a digit with another one, between two positions of the text. */
function digitAsTwin(text: string, from: number, to: number, upTo: UpTo): string {
  const at = placeIn(text, upTo, (sign, place) => /\d/.test(sign) && place >= from && place < to);
  if (at < 0) return text;
  const twins = TWIN_DIGITS.filter((pair) => pair.includes(text[at]!)).map((pair) => pair.replace(text[at]!, ''));
  return replaceAt(text, at, pick(twins, upTo));
}

function digitsFor(letter: string): string {
  return SIGNS_FOR_DIGIT.flatMap((signs, digit) => (signs.includes(letter) ? [digit] : [])).join('');
}

function lettersLike(letter: string): string {
  const letters = SIGNS_FOR_DIGIT.filter((signs) => signs.includes(letter)).join('');
  return letters.replace(/[^A-Z]/g, '').replaceAll(letter, '');
}

/** A letter that lost a stroke, or seems to have: `KAWFN`. */
const WITHOUT_A_STROKE: Readonly<Record<string, string>> = { I: 'F', E: 'F', B: 'P', R: 'P', W: 'V', M: 'N', K: 'X' };

/** Changes one letter for which a table has look-alikes. */
function changeLetter(like: (letter: string) => string): (text: string, upTo: UpTo) => string {
  return (text, upTo) => {
    const at = placeIn(text, upTo, (sign) => like(sign) !== '');
    return at < 0 ? text : replaceAt(text, at, pick(like(text[at]!), upTo));
  };
}

/** What happens to words: the confusions of the card's readers, and those in the sample on the API's page. */
const WORD_CONFUSIONS: readonly ((text: string, upTo: UpTo) => string)[] = [
  changeLetter(digitsFor),
  changeLetter(lettersLike),
  changeLetter((letter) => WITHOUT_A_STROKE[letter] ?? ''),
  // ATHOLIK
  (text, upTo) =>
    replaceAt(
      text,
      placeIn(text, upTo, (sign) => /[A-Z]/.test(sign)),
      '',
    ),
  // LAKEI AKI
  (text, upTo) => {
    const at = upTo(text.length + 1);
    return text.slice(0, at) + pick('EILTFHR', upTo) + text.slice(at);
  },
  (text) => (/[WM]/.test(text) ? text.replace('W', 'VV').replace('M', 'RN') : text),
  (text) => text.replace(/[ -]/, ''),
];

/** One documented confusion of a word. A reader that returns `INM` saw the card upside down. */
function confuseWord(line: KtpLine, text: string, upTo: UpTo): string {
  if (line === 'golDarah') return pick(BLOOD[text] ?? [text], upTo);
  if (text === '-') return text;
  if (text === 'WNI' && upTo(4) === 0) return 'INM';
  if (/\d/.test(text)) return digitAsSign(text, upTo);
  return WORD_CONFUSIONS[upTo(WORD_CONFUSIONS.length)]!(text, upTo);
}

/** Fields with a closed list of words. */
export const CLOSED_FIELDS = [
  'jenisKelamin',
  'golDarah',
  'agama',
  'statusPerkawinan',
  'pekerjaan',
  'kewarganegaraan',
  'berlakuHingga',
] as const;

/**
 * What was done to a line: `word` in a closed field · `sign` a digit of the NIK read as a letter or mark · `twin` one
 * of its first twelve digits read as another · `serial` one of its last four, which leaves a NIK just as valid as the
 * right one.
 */
type ConfusedKind = 'word' | 'sign' | 'twin' | 'serial';

export interface Confused {
  readonly line: 'nik' | (typeof CLOSED_FIELDS)[number];
  readonly kind: ConfusedKind;
  readonly text: string;
}

function confuseNik(nik: string, upTo: UpTo): Confused {
  const kind = (['sign', 'sign', 'sign', 'twin', 'twin', 'serial'] as const)[upTo(6)]!;
  if (kind === 'sign') return { line: 'nik', kind, text: digitAsSign(nik, upTo) };
  return { line: 'nik', kind, text: kind === 'twin' ? digitAsTwin(nik, 0, 12, upTo) : digitAsTwin(nik, 12, 16, upTo) };
}

/** One to three lines of a card, each with one documented confusion, or two if the same line is hit again. */
export function confuse(card: Readonly<Record<KtpLine, string>>, upTo: UpTo): readonly Confused[] {
  const confused = new Map<KtpLine, Confused>();
  for (let left = 1 + upTo(3); left > 0; left -= 1) {
    const line = ['nik' as const, ...CLOSED_FIELDS][upTo(1 + CLOSED_FIELDS.length)]!;
    const before = confused.get(line);
    if (line === 'nik') {
      const hit = confuseNik(before?.text ?? card.nik, upTo);
      // What no rule can see stays that way, whatever else was misread; a letter among digits is always seen.
      const kinds = new Set([before?.kind, hit.kind]);
      const kind = (['serial', 'sign', 'twin'] as const).find((one) => kinds.has(one))!;
      confused.set(line, { ...hit, kind });
    } else {
      confused.set(line, { line, kind: 'word', text: confuseWord(line, before?.text ?? card[line], upTo) });
    }
  }
  return [...confused.values()].filter(({ line, text }) => text !== card[line]);
}
