// Measures on drawn cards of every quality how often a line read with a given confidence is right, and writes
// src/judge/confidence.generated.ts. Run from the repository:
//   node --conditions=source packages/engine/scripts/fitConfidence.ts [SEED] [CARDS]
// Two cards in three are drawn differently from every specimen; none come from the second generator. `--again` fits the
// results of the last run without reading.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { drawSpecimen, inventPerson, MILD_DISTORTIONS, type SpecimenOptions } from '@ktp-ocr/testing/node';
import type { KtpLine } from '@ktp-ocr/core';
import type { CardRead } from '../src/read/cardRead.ts';
import type { ConfidenceKind } from '../src/judge/confidence.generated.ts';
import { kindOf } from '../src/judge/confidence.ts';
import { decodePhoto } from '../src/node/decodePhoto.ts';
import { loadModels } from '../src/node/sessions.ts';
import { recognise } from '../src/scan/recognise.ts';
import { variedCard } from './variedCard.ts';

const { values: options, positionals } = parseArgs({
  allowPositionals: true,
  options: { again: { type: 'boolean', default: false } },
});
const seed = Number(positionals[0] ?? 61_000);
const cards = Number(positionals[1] ?? 120);
const KEPT = join(import.meta.dirname, '../../../.cache/confidence.json');

/** From photos that are read without a mistake to unreadable ones: confidences matter between the two. */
const CONDITIONS: readonly SpecimenOptions[] = [
  ...[2.4, 3.4, 4.6].map((blur) => ({ blur })),
  ...[400, 330, 240].map((scaledTo) => ({ scaledTo })),
  ...[12, 5].map((quality) => ({ quality })),
  { scaledTo: 300, blur: 2.4 },
  { dark: 0.12, blur: 2.4 },
  { photocopy: true, blur: 2.6 },
  { photocopy: true, scaledTo: 360 },
  { tilt: 28, margin: 0.1, scaledTo: 560 },
  { perspective: 1, margin: 0.1, scaledTo: 520 },
  { glare: 1, blur: 2.6 },
  ...Object.values(MILD_DISTORTIONS).slice(0, 4),
];
/** Raw confidences are grouped in steps of this size. */
const STEP = 0.04;

/** A line as read: what it is, how sure the readers were, and whether they were right. */
interface Read {
  readonly line: KtpLine;
  readonly text: string;
  readonly raw: number;
  readonly right: boolean;
}

interface Bin {
  readings: number;
  right: number;
  sum: number;
}

const bare = (text: string): string => text.toUpperCase().replace(/[^A-Z0-9]/g, '');

async function readCards(): Promise<readonly Read[]> {
  const reads: Read[] = [];
  const models = await loadModels(2);
  const { signal } = new AbortController();
  for (let i = 0; i < cards; i += 1) {
    const specimen = inventPerson(seed + i);
    const harm = { ...CONDITIONS[(i / 3) % CONDITIONS.length], seed: seed + i };
    const { person, photo } =
      i % 3 === 0 ? { person: specimen, photo: await drawSpecimen(specimen, harm) } : await variedCard(seed + i);
    const { image } = await decodePhoto(photo, 60_000_000);
    const how = { signal, withFace: false, calibrate: (values: CardRead['values']) => values };
    const card = await recognise(models, image, how).catch(() => null);
    for (const [line, { text, confidence }] of Object.entries(card?.values ?? {})) {
      const wanted = person[line as KtpLine];
      const right = bare(wanted) === '' ? text === wanted : bare(text) === bare(wanted);
      reads.push({ line: line as KtpLine, text, raw: Math.min(1, confidence), right });
    }
    if (i % 10 === 9) console.log(`${i + 1} of ${cards} cards`);
  }
  mkdirSync(join(KEPT, '..'), { recursive: true });
  writeFileSync(KEPT, JSON.stringify(reads));
  return reads;
}

function binsOf(reads: readonly Read[]): ReadonlyMap<ConfidenceKind, ReadonlyMap<number, Bin>> {
  const bins = new Map<ConfidenceKind, Map<number, Bin>>();
  for (const { line, text, raw, right } of reads) {
    const kind = kindOf(line, text);
    const of = bins.get(kind) ?? new Map<number, Bin>();
    bins.set(kind, of);
    const at = Math.min(Math.floor(raw / STEP), Math.round(1 / STEP) - 1);
    const bin = of.get(at) ?? { readings: 0, right: 0, sum: 0 };
    of.set(at, { readings: bin.readings + 1, right: bin.right + (right ? 1 : 0), sum: bin.sum + raw });
  }
  return bins;
}

/** The share that is right, bin by bin, never falling: neighbours that fall are merged (isotonic regression). */
function rising(of: ReadonlyMap<number, Bin>): Bin[] {
  const rows: Bin[] = [];
  const share = ({ right, readings }: Bin): number => (right + 0.5) / (readings + 1);
  for (const [, bin] of [...of].toSorted(([a], [b]) => a - b)) {
    let last = bin;
    for (let before = rows.at(-1); before && share(before) >= share(last); before = rows.at(-1)) {
      rows.pop();
      last = {
        readings: before.readings + last.readings,
        right: before.right + last.right,
        sum: before.sum + last.sum,
      };
    }
    rows.push(last);
  }
  return rows;
}

const reads: readonly Read[] =
  options.again && existsSync(KEPT) ? JSON.parse(readFileSync(KEPT, 'utf8')) : await readCards();
const bins = binsOf(reads);
const number = (value: number): string => String(Math.round(value * 1000) / 1000);
const tables = (['nik', 'golDarah', 'word', 'listed', 'number', 'open', 'odd'] as const).map((kind) => {
  const points = rising(bins.get(kind) ?? new Map()).map(({ readings, right, sum }) => {
    // Adds a reading that is half right, because so few readings give no certainty.
    console.log(`${kind}: ${readings} lines of about ${number(sum / readings)}: ${right} right`);
    return `[${number(sum / readings)}, ${number((right + 0.5) / (readings + 1))}]`;
  });
  return `  ${kind}: [[0, 0], ${points.join(', ')}],`;
});
writeFileSync(
  join(import.meta.dirname, '../src/judge/confidence.generated.ts'),
  `// Written by scripts/fitConfidence.ts ${seed} ${cards}: ${reads.length} lines of ${cards} drawn cards. Not edited by hand.

/** Lines that are right about as often at the same raw confidence. */
export type ConfidenceKind = 'nik' | 'golDarah' | 'word' | 'listed' | 'number' | 'open' | 'odd';

/** What the recognisers call confidence, and the share of lines read with it that are right: points of a rising line. */
export const CONFIDENCE: Readonly<Record<ConfidenceKind, readonly (readonly [raw: number, right: number])[]>> = {
${tables.join('\n')}
};
`,
);
