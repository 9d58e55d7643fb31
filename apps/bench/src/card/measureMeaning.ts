import { type KtpReading, loadRegions, normalise } from '@ktp-ocr/core';
import { meaningOf } from '@ktp-ocr/core/kit';
import { type Card, inventCard } from './inventCard.ts';
import { pick, seededUpTo, type UpTo } from './upTo.ts';

const TODAY = '2026-11-01';
const MOST_LETTERS = 4;
const WORDS = ['jenisKelamin', 'agama', 'statusPerkawinan', 'kewarganegaraan', 'berlakuHingga'] as const;
const FIELDS = [...WORDS, 'kabKota', 'provinsi'] as const;
type Field = (typeof FIELDS)[number];
/** Letters that are taken for each other by their strokes, as recognisers do. */
const LOOKS_LIKE: Readonly<Partial<Record<string, string>>> = {
  ...{ A: 'H4', B: '8P', C: 'G', D: 'O0', E: 'F', F: 'P', G: '6C', H: 'N', I: '1L', K: 'X', L: 'I1', M: 'N', N: 'H' },
  ...{ O: '0D', P: 'F', R: 'P', S: '5', T: '1I', U: 'V', V: 'U', W: 'V', Y: 'V' },
};

/** One to four letters in a row, anywhere: cut out, covered by signs that say nothing, or misread. */
function damage(text: string, upTo: UpTo): string {
  const length = 1 + upTo(Math.min(MOST_LETTERS, text.length));
  const at = upTo(text.length - length + 1);
  const hit = text.slice(at, at + length);
  const misread = Array.from(hit, (sign) => pick(Array.from(LOOKS_LIKE[sign] ?? sign), upTo)).join('');
  const instead = pick(['', ' ', '#'.repeat(length), misread, misread, misread], upTo)!;
  return text.slice(0, at) + instead + text.slice(at + length);
}

/** What a field means: the word of today, or the text itself. */
function meant(field: Field, text: string): string {
  return meaningOf(field, text) ?? text;
}

function readingOf(texts: Card): KtpReading {
  const entries = Object.entries(texts).map(([line, text]) => [line, { text, confidence: null, box: null }]);
  const engine = { name: 'bench', version: null, ms: null };
  return { engine, lines: Object.fromEntries(entries), face: null, warnings: [], requestId: null };
}

export interface MeaningFigures {
  readonly cards: number;
  /** Damaged fields with one suggestion alone, or a first one, of another meaning than was printed. */
  readonly otherMeaning: number;
  /** What was read and what was offered instead of what was printed: invented cards, all of it. */
  readonly examples: readonly string[];
}

/** Damages one closed field or place of each card, and counts suggestions of another meaning. */
export async function measureMeaning(seed: number, cards: number): Promise<MeaningFigures> {
  const regions = await loadRegions('all');
  const upTo = seededUpTo(seed);
  const examples: string[] = [];
  for (let i = 0; i < cards; i += 1) {
    const printed = inventCard(seed + i, regions, upTo);
    const field = pick(FIELDS, upTo)!;
    const clean = normalise(readingOf(printed), { today: TODAY }).fields[field].value;
    const lines = { ...printed, [field]: damage(printed[field], upTo) };
    const [first] = normalise(readingOf(lines), { today: TODAY, regions }).fields[field].suggestions;
    if (first && meant(field, first.value) !== meant(field, clean)) {
      examples.push(`${field}: ${lines[field]} offers ${first.value}, printed ${printed[field]}`);
    }
  }
  return { cards, otherMeaning: examples.length, examples: examples.slice(0, 60) };
}
