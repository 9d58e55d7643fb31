import { cardLength, type Corners, type Frame } from './frame.ts';
import { BRIGHT, DARK, GLARE } from './limits.ts';
import { measure } from './measure.ts';
import type { PhotoAdvice, PhotoQuality } from './preparedPhoto.ts';

// Measured on drawn cards, blurred, lit and placed in many ways. Legible print has a Laplacian variance of at least a
// quarter of its squared contrast inside the card, and a twentieth in a whole photo, which includes the table.
const BLURRED = { card: 0.25, photo: 0.05 } as const;
const SMALL_EDGE = 800;
/** Pixels along the card below which letters begin to be lost. */
const SMALL_CARD = 480;
/** Long side at which a photo is measured: large enough to see text, small enough to cost nothing. */
export const MEASURE_EDGE = 480;

/** Measures a small copy of a photo whose own long side is `photoEdge`; inside the card if its corners are known. */
export function measureQuality(frame: Frame, corners: Corners | null, photoEdge: number): PhotoQuality {
  const { brightness, sharpness, glare } = measure(frame, corners);
  const cardWidth = corners && Math.round((cardLength(corners) / Math.max(frame.width, frame.height)) * photoEdge);
  const advice: PhotoAdvice[] = [];
  if (cardWidth === null && photoEdge < SMALL_EDGE) advice.push('lowRes');
  if (cardWidth !== null && cardWidth < SMALL_CARD) advice.push('small');
  if (sharpness < BLURRED[corners ? 'card' : 'photo']) advice.push('blurry');
  if (brightness < DARK) advice.push('dark');
  if (brightness > BRIGHT) advice.push('bright');
  if (glare > GLARE) advice.push('glare');
  return { brightness, sharpness, glare, cardWidth, advice };
}

/** All of a picture, for one that shows the card and nothing else. */
export function whole({ width, height }: Frame): Corners {
  return [
    { x: 0, y: 0 },
    { x: width, y: 0 },
    { x: width, y: height },
    { x: 0, y: height },
  ];
}
