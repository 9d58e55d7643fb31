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

/** Measures a picture given as four bytes a pixel. `photoEdge` is the long side of the whole photo. */
export function measureQuality(
  data: Uint8ClampedArray,
  width: number,
  height: number,
  photoEdge: number,
): PhotoQuality {
  const grey = new Float32Array(width * height);
  let sum = 0;
  let squares = 0;
  let burnt = 0;
  for (let i = 0; i < grey.length; i += 1) {
    const value = 0.299 * data[i * 4]! + 0.587 * data[i * 4 + 1]! + 0.114 * data[i * 4 + 2]!;
    grey[i] = value;
    sum += value;
    squares += value * value;
    if (value > 250) burnt += 1;
  }
  const mean = sum / grey.length;
  const contrast = Math.max(1, squares / grey.length - mean * mean);
  let edges = 0;
  for (let y = 1; y < height - 1; y += 1) {
    for (let x = 1; x < width - 1; x += 1) {
      const i = y * width + x;
      const laplacian = grey[i - 1]! + grey[i + 1]! + grey[i - width]! + grey[i + width]! - 4 * grey[i]!;
      edges += laplacian * laplacian;
    }
  }
  const sharpness = edges / grey.length / contrast;
  const glare = mean > BRIGHT ? 0 : burnt / grey.length;
  const advice: PhotoAdvice[] = [];
  if (photoEdge < SMALL_EDGE) advice.push('lowRes');
  if (sharpness < BLURRED) advice.push('blurry');
  if (mean < DARK) advice.push('dark');
  if (mean > BRIGHT) advice.push('bright');
  if (glare > GLARE) advice.push('glare');
  return { brightness: mean, sharpness, glare, advice };
}
