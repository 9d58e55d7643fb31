import { type Canvas, drawPhoto, isCanvasHonest } from './canvas.ts';
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
 */
export function qualityOf({ canvas }: Canvas, photoEdge: number): PhotoQuality | null {
  if (!isCanvasHonest()) return null;
  const { width, height } = canvas;
  const small = drawPhoto({ source: canvas, width, height }, Math.min(1, MEASURE_EDGE / Math.max(width, height)));
  return measureQuality(small.context.getImageData(0, 0, small.canvas.width, small.canvas.height), photoEdge);
}
