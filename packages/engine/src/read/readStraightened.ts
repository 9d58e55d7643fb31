import type { KtpLine } from '@ktp-ocr/core';
import { type Homography, project } from '@ktp-ocr/core/kit';
import type { CardRead, ReadValue } from './cardRead.ts';
import { type CardFit, fitCard } from '../find/fitCard.ts';
import { corners, smallestBox } from '../image/textBox.ts';
import { areaToPhoto } from '../image/cutOut.ts';
import { warp } from '../image/rgbImage.ts';
import type { Pass } from '../models/pass.ts';
import { detectText } from '../find/detectText.ts';
import { readCard } from './readCard.ts';
import { readLines } from './readLines.ts';

const SIZE = { width: 1200, height: 757 } as const;
/** The card with room around it, in shares of it: a fit is never exact. */
const AREA = { left: -0.04, top: -0.04, right: 1.04, bottom: 1.04 } as const;

/** Maps the boxes of the straightened card back to the image it was made from. */
function backOnImage(value: ReadValue, toImage: Homography): ReadValue {
  const boxes = value.boxes.flatMap((box) => smallestBox(corners(box).map(([x, y]) => project(toImage, x, y))) ?? []);
  return { ...value, boxes };
}

/** Straightens the card and reads it once more: this helps tilted and slanted photos, and costs flat ones little. */
export async function readStraightened(
  { models, image, signal }: Pass,
  fit: CardFit,
  only: ReadonlySet<KtpLine>,
): Promise<CardRead | null> {
  const toImage = areaToPhoto(fit.toPhoto, AREA, SIZE);
  const flat = warp(image, SIZE, toImage);
  const pass: Pass = { models, image: flat, signal };
  const { boxes } = await detectText(models, flat, 'detectAgain');
  const lines = await readLines(pass, boxes, 'quickly');
  const flatFit = fitCard(lines);
  if (!flatFit) return null;
  const { values } = await readCard(pass, { lines, fit: flatFit }, only);
  const back: Partial<Record<KtpLine, ReadValue>> = {};
  for (const [line, value] of Object.entries(values)) back[line as KtpLine] = backOnImage(value, toImage);
  return { fit, values: back };
}
