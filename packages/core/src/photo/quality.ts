import { PhotoProblem } from './photoProblem.ts';
import { type Canvas, isCanvasHonest, pixelsOf, shrunk } from './canvas.ts';
import type { Frame } from './frame.ts';
import { measure } from './measure.ts';
import type { PhotoAdvice, PhotoQuality } from './preparedPhoto.ts';

// Measured on drawn cards: sharp text has a Laplacian variance near a tenth of its squared contrast, blurred text a
// hundredth; glare burns out a hundredth of the picture and more; a dim room has a mean below 60.
const BLURRED = 0.035;
const DARK = 62;
const BRIGHT = 232;
const GLARE = 0.012;
const SMALL_EDGE = 800;
/** Long side the measurement is done at: enough to see text, small enough to cost nothing. */
export const MEASURE_EDGE = 640;

/** Measures a small copy of a photo whose own long side is `photoEdge`. */
export function measureQuality(frame: Frame, photoEdge: number): PhotoQuality {
  const { brightness, sharpness, glare } = measure(frame, null);
  const advice: PhotoAdvice[] = [];
  if (photoEdge < SMALL_EDGE) advice.push('lowRes');
  if (sharpness < BLURRED) advice.push('blurry');
  if (brightness < DARK) advice.push('dark');
  if (brightness > BRIGHT) advice.push('bright');
  if (glare > GLARE) advice.push('glare');
  return { brightness, sharpness, glare, advice };
}

/**
 * How good a drawn photo is; `photoEdge` is the long side of the photo that will be sent. `null` where the browser does not
 * let pages look at pictures.
 *
 * @throws {PhotoProblem} `image-blank`
 */
export function qualityOf(drawn: Canvas, photoEdge: number): PhotoQuality | null {
  if (!isCanvasHonest()) return null;
  const frame = pixelsOf(shrunk(drawn, MEASURE_EDGE));
  assertNotBlank(frame);
  return measureQuality(frame, photoEdge);
}

/** A canvas too large for a device stays empty in some browsers, without a word; a covered lens looks the same. */
function assertNotBlank({ data }: Frame): void {
  let [low, high] = [255, 0];
  for (let i = 1; i < data.length; i += 4) {
    low = Math.min(low, data[i]!);
    high = Math.max(high, data[i]!);
  }
  if (high - low < 3) throw new PhotoProblem('image-blank');
}
