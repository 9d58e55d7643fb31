import { distance } from 'fastest-levenshtein';
import { KTP_LINES, type KtpLine } from '@ktp-ocr/core';
import type { SpecimenPerson } from '@ktp-ocr/testing/node';

/** A line read with less confidence than this is one a person is asked to compare. */
const DOUBTFUL = 0.8;

/** Where bands of confidence begin: two below what a person is asked about, two above. */
export const BANDS: readonly number[] = [0, 0.5, DOUBTFUL, 0.95];

/** How one reader did on some cards. */
export interface Score {
  cards: number;
  /** By line: cards on which its letters and digits are all right, and on which every space and mark is too. */
  readonly right: Map<KtpLine, number>;
  readonly strict: Map<KtpLine, number>;
  wrongNiks: number;
  wrongNiksDoubted: number;
  rightNiksDoubted: number;
  /** Cards from which nothing was read. */
  refused: number;
  /**
   * Lines that were returned, by whether their letters and digits are right and whether they were marked as doubtful.
   */
  readonly given: { wrong: number; wrongDoubted: number; doubted: number };
  /** Lines that were returned and those of them that are right, by band of confidence as in `BANDS`. */
  readonly bands: readonly { lines: number; right: number }[];
  /** Wrong letters, and all letters, of NIK and name. */
  readonly errors: { nik: number; nama: number };
  readonly letters: { nik: number; nama: number };
  readonly ms: number[];
}

export const newScore = (): Score => ({
  cards: 0,
  right: new Map(),
  strict: new Map(),
  wrongNiks: 0,
  wrongNiksDoubted: 0,
  rightNiksDoubted: 0,
  refused: 0,
  given: { wrong: 0, wrongDoubted: 0, doubted: 0 },
  bands: BANDS.map(() => ({ lines: 0, right: 0 })),
  errors: { nik: 0, nama: 0 },
  letters: { nik: 0, nama: 0 },
  ms: [],
});

const letters = (text: string): string => text.toUpperCase().replace(/[^A-Z0-9]/g, '');

const count = (map: Map<KtpLine, number>, line: KtpLine): unknown => map.set(line, (map.get(line) ?? 0) + 1);

function addGiven({ given, bands }: Score, right: boolean, confidence: number): void {
  const doubted = confidence < DOUBTFUL;
  const band = bands[BANDS.findLastIndex((from) => confidence >= from)];
  if (band) {
    band.lines += 1;
    band.right += right ? 1 : 0;
  }
  given.wrong += right ? 0 : 1;
  given.doubted += doubted ? 1 : 0;
  given.wrongDoubted += doubted && !right ? 1 : 0;
}

/** Adds a card that was read line by line. */
export function addCard(
  score: Score,
  person: SpecimenPerson,
  read: Readonly<Partial<Record<KtpLine, { readonly text: string; readonly confidence: number | null }>>>,
  ms: number,
): void {
  score.cards += 1;
  score.ms.push(ms);
  if (Object.keys(read).length === 0) score.refused += 1;
  for (const line of KTP_LINES) {
    const text = read[line]?.text ?? '';
    // A dash has neither letters nor digits: it counts as right only if it matches exactly.
    const bare = letters(person[line]);
    const right = bare === '' ? text === person[line] : letters(text) === bare;
    if (right) count(score.right, line);
    if (text === person[line]) count(score.strict, line);
    if (text !== '') addGiven(score, right, read[line]?.confidence ?? 0);
  }
  for (const line of ['nik', 'nama'] as const) {
    score.errors[line] += distance(letters(read[line]?.text ?? ''), letters(person[line]));
    score.letters[line] += letters(person[line]).length;
  }
  const doubted = (read.nik?.confidence ?? 0) < DOUBTFUL;
  if (read.nik?.text === person.nik) score.rightNiksDoubted += doubted ? 1 : 0;
  else {
    score.wrongNiks += 1;
    if (doubted) score.wrongNiksDoubted += 1;
  }
}

/**
 * Adds a card whose reader returns a page instead of lines: a line is right if its letters are on the page. Generous.
 */
export function addPage(score: Score, person: SpecimenPerson, page: string, ms: number): void {
  score.cards += 1;
  score.ms.push(ms);
  const all = letters(page);
  for (const line of KTP_LINES) {
    const wanted = letters(person[line]);
    if (wanted === '' || all.includes(wanted)) count(score.right, line);
  }
}

const sum = (map: Map<KtpLine, number>): number => [...map.values()].reduce((a, b) => a + b, 0);
const tenth = (value: number): number => Math.round(value * 10) / 10;

/** Percentage of all lines that are right, or right with every space and mark. */
export const fieldsRight = ({ right, strict, cards }: Score, strictly = false): number =>
  tenth((100 * sum(strictly ? strict : right)) / Math.max(1, cards * KTP_LINES.length));

/** Percentage of right lines among these lines of all cards. */
export function linesRight({ right, strict, cards }: Score, lines: readonly KtpLine[], strictly = false): number {
  const map = strictly ? strict : right;
  const found = lines.reduce((total, line) => total + (map.get(line) ?? 0), 0);
  return tenth((100 * found) / Math.max(1, cards * lines.length));
}

/** Wrong letters per hundred. */
export const letterErrors = ({ errors, letters: all }: Score, line: 'nik' | 'nama'): number =>
  Math.round((10_000 * errors[line]) / Math.max(1, all[line])) / 100;
