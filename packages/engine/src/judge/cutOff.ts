import { project } from '@ktp-ocr/core/kit';
import type { CardRead } from '../read/cardRead.ts';
import type { CardFit } from '../find/fitCard.ts';
import type { RgbImage } from '../image/rgbImage.ts';

/**
 * How far the card may reach beyond the photo, in shares of the card: a fit is never exact, and the rim holds no text.
 */
const TOLERANCE = 0.06;
const DOUBT = 0.6;

/** Whether part of the card lies outside the photo. */
export function isCutOff({ toPhoto }: CardFit, { width, height }: RgbImage): boolean {
  const inset = TOLERANCE;
  const points = [
    [inset, inset],
    [1 - inset, inset],
    [1 - inset, 1 - inset],
    [inset, 1 - inset],
  ].map(([x, y]) => project(toPhoto, x!, y!));
  return points.some(([x, y]) => x < 0 || y < 0 || x > width || y > height);
}

/** Lowers the confidence of lines that are cut off. */
export function doubtCutLines(values: CardRead['values']): CardRead['values'] {
  return Object.fromEntries(
    Object.entries(values).map(([line, value]) => [
      line,
      value.cutOff ? { ...value, confidence: value.confidence * DOUBT } : value,
    ]),
  );
}
