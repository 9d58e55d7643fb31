import { project } from '@ktp-ocr/core/kit';
import type { CardFit } from '../find/fitCard.ts';
import { areaToPhoto } from '../image/cutOut.ts';
import { type RgbImage, warp } from '../image/rgbImage.ts';
import { FACE } from '../find/template.ts';

/** Least and greatest height of the cut-out, in pixels; between them it follows the size in the photo. */
const LEAST = 160;
const MOST = 480;
/** The photo on the card is 0.230 of its width by 0.470 of its height. */
const ASPECT = ((FACE.right - FACE.left) * 85.6) / ((FACE.bottom - FACE.top) * 53.98);

/** Cuts the face photo out of the card, straightened. */
export function faceCrop(image: RgbImage, fit: CardFit): RgbImage {
  const [, top] = project(fit.toPhoto, FACE.left, FACE.top);
  const [, bottom] = project(fit.toPhoto, FACE.left, FACE.bottom);
  const height = Math.round(Math.min(MOST, Math.max(LEAST, Math.abs(bottom - top))));
  const size = { width: Math.round(height * ASPECT), height };
  return warp(image, size, areaToPhoto(fit.toPhoto, FACE, size), 2);
}
