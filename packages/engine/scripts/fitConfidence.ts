// Measures how often a line that was read with some confidence is right, on drawn cards of every quality, and writes
// src/judge/confidence.generated.ts. Run from the repository: node --conditions=source packages/engine/scripts/fitConfidence.ts [SEED] [CARDS]
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { drawSpecimen, inventPerson, MILD_DISTORTIONS, type SpecimenOptions } from '@ktp-ocr/testing/node';
import type { KtpLine } from '@ktp-ocr/core';
import type { CardRead } from '../src/read/cardRead.ts';
import type { ConfidenceKind } from '../src/judge/confidence.generated.ts';
import { kindOf } from '../src/judge/confidence.ts';
import { decodePhoto } from '../src/node/decodePhoto.ts';
import { loadModels } from '../src/node/sessions.ts';
import { recognise } from '../src/scan/recognise.ts';

const seed = Number(process.argv[2] ?? 61_000);
const cards = Number(process.argv[3] ?? 80);

/** From photos that are read without a fault to ones nobody could read: confidences matter between the two. */
const CONDITIONS: readonly SpecimenOptions[] = [
  ...[2.4, 3, 3.4, 4, 4.6].map((blur) => ({ blur })),
  ...[400, 330, 280, 240].map((scaledTo) => ({ scaledTo })),
  ...[12, 7, 4].map((quality) => ({ quality })),
  { scaledTo: 330, quality: 14 },
  { scaledTo: 300, blur: 2.4 },
  { dark: 0.12, blur: 2.4 },
  { dark: 0.08, scaledTo: 400 },
  { photocopy: true, blur: 2.6 },
  { photocopy: true, scaledTo: 360 },
  { tilt: 28, margin: 0.1, scaledTo: 560 },
  { perspective: 1, margin: 0.1, scaledTo: 520 },
  { glare: 1, blur: 2.6 },
  ...Object.values(MILD_DISTORTIONS).slice(0, 6),
];
/** Raw confidences are put together in steps of this. */
const STEP = 0.05;

interface Bin {
  readings: number;
  right: number;
  sum: number;
}

const bare = (text: string): string => text.toUpperCase().replace(/[^A-Z0-9]/g, '');
const bins = new Map<ConfidenceKind, Map<number, Bin>>();
let lines = 0;

function count(line: KtpLine, raw: number, right: boolean): void {
  const kind = kindOf(line);
  const of = bins.get(kind) ?? new Map<number, Bin>();
  bins.set(kind, of);
  const at = Math.min(Math.floor(raw / STEP), Math.round(1 / STEP) - 1);
  const bin = of.get(at) ?? { readings: 0, right: 0, sum: 0 };
  of.set(at, { readings: bin.readings + 1, right: bin.right + (right ? 1 : 0), sum: bin.sum + Math.min(1, raw) });
  lines += 1;
}

const models = await loadModels(2);
const { signal } = new AbortController();
for (let i = 0; i < cards; i += 1) {
  const person = inventPerson(seed + i);
  const photo = await drawSpecimen(person, { ...CONDITIONS[i % CONDITIONS.length], seed: seed + i });
  const { image } = await decodePhoto(photo, 60_000_000);
  const how = { signal, withFace: false, calibrate: (values: CardRead['values']) => values };
  const card = await recognise(models, image, how).catch(() => null);
  for (const [line, value] of Object.entries(card?.values ?? {})) {
    const wanted = person[line as KtpLine];
    const right = bare(wanted) === '' ? value.text === wanted : bare(value.text) === bare(wanted);
    count(line as KtpLine, value.confidence, right);
  }
  if (i % 10 === 9) console.log(`${i + 1} of ${cards} cards`);
}

/** Share right, bin by bin, never falling: neighbours that fall are put together (isotonic regression). */
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

const number = (value: number): string => String(Math.round(value * 1000) / 1000);
const tables = (['nik', 'golDarah', 'closed', 'open'] as const).map((kind) => {
  const points = rising(bins.get(kind) ?? new Map()).map(({ readings, right, sum }) => {
    // As if one reading more had been half right: so few readings are no certainty.
    console.log(`${kind}: ${readings} lines of about ${number(sum / readings)}: ${right} right`);
    return `[${number(sum / readings)}, ${number((right + 0.5) / (readings + 1))}]`;
  });
  return `  ${kind}: [[0, 0], ${points.join(', ')}],`;
});
writeFileSync(
  join(import.meta.dirname, '../src/judge/confidence.generated.ts'),
  `// Written by scripts/fitConfidence.ts ${seed} ${cards}: ${lines} lines of ${cards} drawn cards. Not edited by hand.

/** Lines that are right about as often at the same raw confidence. */
export type ConfidenceKind = 'nik' | 'golDarah' | 'closed' | 'open';

/** What the recognisers call confidence, and the share of lines read with it that are right: points of a rising line. */
export const CONFIDENCE: Readonly<Record<ConfidenceKind, readonly (readonly [raw: number, right: number])[]>> = {
${tables.join('\n')}
};
`,
);
