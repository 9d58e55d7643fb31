import type { KtpLine } from '@ktp-ocr/core';
import { type Homography, project } from '@ktp-ocr/core/kit';
import type { CardRead, ReadValue } from './cardRead.ts';
import { type CardFit, fitCard } from '../find/fitCard.ts';
import { corners, smallestBox } from '../image/textBox.ts';
import { warp } from '../image/rgbImage.ts';
import type { Pass } from '../models/pass.ts';
import { detectText } from '../find/detectText.ts';
import { readCard } from './readCard.ts';
import { readLines } from './readLines.ts';

const WIDTH = 1200;
const HEIGHT = 757;
/** Room around the card, in shares of it: a fit is never exact. */
const MARGIN = 0.04;

function toCardFraction(value: number, size: number): number {
  return (value / size) * (1 + 2 * MARGIN) - MARGIN;
}

/** Maps the boxes of the straightened card back to the image it was made from. */
function backOnImage(value: ReadValue, toPhoto: Homography): ReadValue {
  const boxes = value.boxes.flatMap((box) => {
    const points = corners(box).map(([x, y]) => project(toPhoto, toCardFraction(x, WIDTH), toCardFraction(y, HEIGHT)));
    return smallestBox(points) ?? [];
  });
  return { ...value, boxes };
}

/** Straightens the card and reads it once more: this helps tilted and slanted photos, and costs flat ones little. */
export async function readStraightened(
  { models, image, signal }: Pass,
  fit: CardFit,
  only: ReadonlySet<KtpLine>,
): Promise<CardRead | null> {
  const flat = warp(image, { width: WIDTH, height: HEIGHT }, (x, y) =>
    project(fit.toPhoto, toCardFraction(x, WIDTH), toCardFraction(y, HEIGHT)),
  );
  const pass: Pass = { models, image: flat, signal };
  const { boxes } = await detectText(models, flat, 'detectAgain');
  const lines = await readLines(pass, boxes, 'quickly');
  const flatFit = fitCard(lines);
  if (!flatFit) return null;
  const { values } = await readCard(pass, { lines, fit: flatFit }, only);
  const back: Partial<Record<KtpLine, ReadValue>> = {};
  for (const [line, value] of Object.entries(values)) back[line as KtpLine] = backOnImage(value, fit.toPhoto);
  return { fit, values: back };
}
