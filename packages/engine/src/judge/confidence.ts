import { type KtpLine, provinces, regencies } from '@ktp-ocr/core';
import { sameLetters } from '@ktp-ocr/core/kit';
import { bare, dateAtEnd, editDistance } from '../find/words.ts';
import { isCardWord, vocabularyOf } from '../read/cardWords.ts';
import type { CardRead } from '../read/cardRead.ts';
import { CONFIDENCE, type ConfidenceKind } from './confidence.generated.ts';

const PROVINCES = provinces.map(({ name }) => name);
const REGENCIES = regencies.map(({ name }) => name);
/** Regencies and cities as people write their birthplace: without the title. */
const TOWNS = REGENCIES.map((name) => name.replace(/^(KABUPATEN|KOTA ADM\.|KOTA) /, ''));

function isTown(text: string): boolean {
  return sameLetters(text, TOWNS) !== null || sameLetters(text, REGENCIES) !== null;
}

/** A birth line that names a known town, and a date. */
function isBirthLine(text: string): boolean {
  const date = dateAtEnd(text);
  return date !== null && isTown(text.slice(0, date.index).replace(/[\s.,]+$/, ''));
}

/** What makes a line more credible: a name from a list, a word of the card, a date. Other lines may hold any text. */
const SHAPES: Readonly<Partial<Record<KtpLine, readonly [ConfidenceKind, (text: string) => boolean]>>> = {
  provinsi: ['listed', (text) => sameLetters(text, PROVINCES) !== null],
  kabKota: ['listed', (text) => sameLetters(text, REGENCIES) !== null],
  tempatTglLahir: ['listed', isBirthLine],
  rtRw: ['number', (text) => /^\d{3}\/\d{3}$/.test(text)],
  tanggalTerbit: ['number', (text) => dateAtEnd(text) !== null],
  jenisKelamin: ['word', (text) => isCardWord('jenisKelamin', text)],
  agama: ['word', (text) => isCardWord('agama', text)],
  statusPerkawinan: ['word', (text) => isCardWord('statusPerkawinan', text)],
  pekerjaan: ['word', (text) => isCardWord('pekerjaan', text)],
  kewarganegaraan: ['word', (text) => isCardWord('kewarganegaraan', text)],
  berlakuHingga: ['word', (text) => isCardWord('berlakuHingga', text)],
};

/** How many letters of a word may differ for it to be that word misread, as a share of it. */
const MISREAD = 0.25;

/** Whether a text is one of some words with a few letters misread. A text far from all of them is a word they lack. */
function isNearMiss(text: string, words: readonly string[]): boolean {
  const letters = bare(text);
  return words.some((word) => editDistance(letters, bare(word)) <= MISREAD * letters.length);
}

/** Groups lines that are right about equally often at the same raw confidence, by line and by text. */
export function kindOf(line: KtpLine, text: string): ConfidenceKind {
  if (line === 'nik' || line === 'golDarah') return line;
  if (line === 'berlakuHingga' && dateAtEnd(text)) return 'number';
  // A birthplace may be missing from every list; a date is always there.
  if (line === 'tempatTglLahir' && dateAtEnd(text) && !isBirthLine(text)) return 'open';
  if (line === 'pekerjaan' && !isCardWord(line, text) && !isNearMiss(text, vocabularyOf(line) ?? [])) return 'open';
  const [kind, fits] = SHAPES[line] ?? [];
  if (!kind || !fits) return 'open';
  return fits(text) ? kind : 'odd';
}

/**
 * How often a line of some kind with this raw confidence is right, 0 to 1. Recognisers' own confidence is far too high
 * when they are wrong. Measured on drawn cards by `scripts/fitConfidence.ts`, and linear between two measured points.
 */
export function shareRight(kind: ConfidenceKind, raw: number): number {
  const points = CONFIDENCE[kind];
  const above = points.findIndex(([at]) => at >= raw);
  if (above === 0) return points[0]![1];
  if (above < 0) return points.at(-1)![1];
  const [[x0, y0], [x1, y1]] = [points[above - 1]!, points[above]!];
  return y0 + ((y1 - y0) * (raw - x0)) / (x1 - x0);
}

/** The same readings, with confidences that say how often such a reading is right. */
export function calibrated(values: CardRead['values']): CardRead['values'] {
  return Object.fromEntries(
    Object.entries(values).map(([line, value]) => [
      line,
      { ...value, confidence: shareRight(kindOf(line as KtpLine, value.text), value.confidence) },
    ]),
  );
}
