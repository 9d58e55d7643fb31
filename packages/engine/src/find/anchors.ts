import { sameLetters, VOCABULARY } from '@ktp-ocr/core/kit';
import type { Point } from '../image/homography.ts';
import { ends, type TextBox } from '../image/textBox.ts';
import type { ReadLine } from '../models/readLine.ts';
import { HEADER_X, ISSUED_AT, NIK_X, NIK_Y, PROVINCE_Y, REGENCY_Y, ROWS, VALUE_LEFT } from './template.ts';
import { asDigits, bare, dateAtEnd, editDistance, startDistance } from './words.ts';

/** How a line is read to identify it: quickly, or thoroughly if the quick reading says too little. */
export type Reading = 'quickly' | 'thoroughly';

/** A line of text found on the photo. */
export interface FoundLine extends ReadLine {
  readonly box: TextBox;
  /** Which reader read it: our own quick one or the thorough one. */
  readonly how: Reading;
}

/** A point of the photo that probably corresponds to a certain point of the card. */
export interface Anchor {
  readonly key: string;
  readonly photo: Point;
  readonly card: Point;
  readonly belowAddress: boolean;
  /** False if only the height can be trusted: the photo cuts the label off, or the label is inside a longer line. */
  readonly edgeKnown: boolean;
  /** How badly the label was read: 0 is exact. */
  readonly distance: number;
  /** The line it was found on. */
  readonly box: TextBox;
}

/** How many wrong letters a label may have, as a share of its length. Short labels may have hardly any. */
function tolerance(label: string): number {
  const { length } = bare(label);
  if (length <= 4) return 1 / length;
  return length <= 8 ? 2 / length : 0.36;
}

/** Whether the left end of a line is on the photo rather than cut off by its edge. */
function beginsInside(box: TextBox): boolean {
  const [[left]] = ends(box);
  return left >= Math.max(6, 0.6 * box.height);
}

function labelAnchors(line: FoundLine): Anchor[] {
  const [left] = ends(line.box);
  const text = bare(line.text);
  const edgeKnown = beginsInside(line.box);
  const found: Anchor[] = [];
  for (const { line: key, label, at, belowAddress } of ROWS) {
    const distance = startDistance(line.text, label);
    const short = bare(label).length <= 4;
    if (distance > tolerance(label) || (short && distance > 0 && text.length > bare(label).length + 1)) continue;
    found.push({ key, photo: left, card: at, belowAddress, edgeKnown, distance, box: line.box });
  }
  if (/^N[I1L]K/.test(text) || (text.length <= 4 && editDistance(text, 'NIK') <= 1)) {
    const nik = {
      key: 'nik',
      photo: left,
      card: [NIK_X.label, NIK_Y],
      belowAddress: false,
      edgeKnown,
      distance: 0,
    } as const;
    found.push({ ...nik, box: line.box });
  }
  return found;
}

function nikAnchors(line: FoundLine): Anchor[] {
  const printedDigits = line.text.match(/\d/g)?.length ?? 0;
  if (printedDigits < 9 || asDigits(line.text).length < 14 || line.box.width < 7 * line.box.height) return [];
  const [left, right] = ends(line.box);
  const shared = { belowAddress: false, edgeKnown: true, distance: 0, box: line.box };
  const ofEnd: Anchor = { key: 'nikEnd', photo: right, card: [NIK_X.end, NIK_Y], ...shared };
  const startsWithLabel = /N[I1]K/i.test(line.text.slice(0, 5));
  return startsWithLabel ? [ofEnd] : [ofEnd, { key: 'nikStart', photo: left, card: [NIK_X.start, NIK_Y], ...shared }];
}

function middleAnchors(line: FoundLine): Anchor[] {
  const text = bare(line.text);
  const photo: Point = [line.box.cx, line.box.cy];
  const shared = { photo, belowAddress: false, edgeKnown: true, distance: 0, box: line.box };
  if (editDistance(text.slice(0, 8), 'PROVINSI') <= 2)
    return [{ key: 'province', card: [HEADER_X, PROVINCE_Y], ...shared }];
  if (editDistance(text.slice(0, 9), 'KABUPATEN') <= 2)
    return [{ key: 'regency', card: [HEADER_X, REGENCY_Y], ...shared }];
  if (text.length <= 9 && dateAtEnd(line.text)) return [{ key: 'issued', card: ISSUED_AT, ...shared }];
  return [];
}

/** Words that appear on one row only. `-` appears anywhere, and so does a word of one or two letters. */
const TELLING_WORDS = (['jenisKelamin', 'agama', 'statusPerkawinan', 'kewarganegaraan', 'berlakuHingga'] as const).map(
  (line) => [line, VOCABULARY[line]!.filter((word) => word.length > 2)] as const,
);

function rowOfValue(text: string): string | null {
  const value = text.replace(/^[\s:;.,]+/, '').trim();
  if (/^\d{3}\s?\/\s?\d{3}$/.test(value)) return 'rtRw';
  return TELLING_WORDS.find(([, words]) => sameLetters(value, words) !== null)?.[0] ?? null;
}

/** A value that can only be on one row: it locates the card even if the labels are cut off or hidden. */
function valueAnchors(line: FoundLine): Anchor[] {
  const found = rowOfValue(line.text);
  const row = found ? ROWS.find((one) => one.line === found) : undefined;
  if (!row) return [];
  const [left] = ends(line.box);
  const { belowAddress, at } = row;
  const card: Point = [VALUE_LEFT, at[1]];
  const key = `${VALUE_KEY}${row.line}`;
  return [{ key, photo: left, card, belowAddress, edgeKnown: beginsInside(line.box), distance: 0, box: line.box }];
}

const VALUE_KEY = 'value:';
/** Keys of what is above the rows or under the photo. A form with the same labels has none of it there. */
const HEAD_KEYS: ReadonlySet<string> = new Set(['nik', 'nikStart', 'nikEnd', 'province', 'regency', 'issued']);

/** Counts the labels, and the marks of any kind, among some keys, and says whether the card's head is among them. */
export function evidenceOf(keys: Iterable<string>): { labels: number; marks: number; head: boolean } {
  const all = [...keys];
  return {
    labels: all.filter((key) => !key.startsWith(VALUE_KEY)).length,
    marks: all.length,
    head: all.some((key) => HEAD_KEYS.has(key)),
  };
}

/** Finds everything in the photo that shows where the card is. */
export function findAnchors(lines: readonly FoundLine[]): Anchor[] {
  return lines.flatMap((line) => [
    ...labelAnchors(line),
    ...nikAnchors(line),
    ...middleAnchors(line),
    ...valueAnchors(line),
  ]);
}
