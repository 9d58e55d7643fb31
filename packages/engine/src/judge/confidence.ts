import type { KtpLine } from '@ktp-ocr/core';
import type { CardRead } from '../read/cardRead.ts';
import { CONFIDENCE, type ConfidenceKind } from './confidence.generated.ts';

/** Lines whose words are known, where a reading that is one of them is hardly ever wrong and any other hardly ever right. */
const CLOSED: ReadonlySet<KtpLine> = new Set([
  'jenisKelamin',
  'agama',
  'statusPerkawinan',
  'pekerjaan',
  'kewarganegaraan',
  'berlakuHingga',
] as const);

/** Lines that are right about as often at the same raw confidence. */
export function kindOf(line: KtpLine): ConfidenceKind {
  if (line === 'nik' || line === 'golDarah') return line;
  return CLOSED.has(line) ? 'closed' : 'open';
}

/**
 * How often a line read with this raw confidence is right, 0 to 1: what recognisers call confidence is far too high where they
 * are wrong. Measured on drawn cards by `scripts/fitConfidence.ts`; between two measured points a straight line.
 */
export function shareRight(line: KtpLine, raw: number): number {
  const points = CONFIDENCE[kindOf(line)];
  const above = points.findIndex(([at]) => at >= raw);
  if (above === 0) return points[0]![1];
  if (above < 0) return points.at(-1)![1];
  const [[x0, y0], [x1, y1]] = [points[above - 1]!, points[above]!];
  return y0 + ((y1 - y0) * (raw - x0)) / (x1 - x0);
}

/** The same readings with confidences that say how often such a reading is right. */
export function calibrated(values: CardRead['values']): CardRead['values'] {
  return Object.fromEntries(
    Object.entries(values).map(([line, value]) => [
      line,
      { ...value, confidence: shareRight(line as KtpLine, value.confidence) },
    ]),
  );
}
