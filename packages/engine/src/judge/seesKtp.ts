import { provinces, regencies } from '@ktp-ocr/core';
import { findAnchors, type FoundLine } from '../find/anchors.ts';
import { possibleNik } from '../read/readNik.ts';
import { bare, editDistance, startDistance } from '../find/words.ts';

/** How badly a title or the name after it may be read, as a share of it. */
const MISREAD = 0.3;
const TITLE = 'PROVINSI';
/** This many labels point to a card. Forms share some of them, and are ruled out first. */
const LEAST_LABELS = 3;
/** A form has more labels than a card that shows this many and still cannot be located. */
const FORM_LABELS = 6;

const PROVINCES = provinces.map(({ name }) => bare(name));
const REGENCIES = regencies.map(({ name }) => bare(name));

function isNear(text: string, names: readonly string[]): boolean {
  return names.some((name) => editDistance(text, name) <= MISREAD * name.length);
}

/** One of the two titles of a KTP, followed by a province, a regency or a city. */
export function isHeader({ text }: FoundLine): boolean {
  const letters = bare(text);
  if (startDistance(text, TITLE) <= MISREAD && isNear(letters.slice(TITLE.length), PROVINCES)) return true;
  return /^(KAB|KOTA)/.test(letters) && isNear(letters, REGENCIES);
}

function isNikNumber({ text }: FoundLine): boolean {
  const digits = /(?:^|\D)(\d{16})$/.exec(text.trim())?.[1] ?? '';
  return possibleNik(digits) && provinces.some(({ code }) => digits.startsWith(code));
}

/** Whether lines come from a KTP, however little else can be read: its titles, its number, or several of its labels. */
export function seesKtp(lines: readonly FoundLine[]): boolean {
  if (lines.some(isHeader)) return true;
  const labels = new Set(
    findAnchors(lines)
      .map(({ key }) => key)
      .filter((key) => !key.includes(':')),
  );
  // Clear labels whose layout is not a card's are those of a form.
  if (labels.size >= FORM_LABELS) return false;
  return labels.size >= LEAST_LABELS || lines.some((line) => bare(line.text) === 'NIK' || isNikNumber(line));
}
