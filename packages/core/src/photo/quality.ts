import { type Canvas, isCanvasHonest, pixelsOf, shrunk } from './canvas.ts';
import { detectCard } from './detectCard.ts';
import { cardLength, type Corners, type Frame } from './frame.ts';
import { measure } from './measure.ts';
import { PhotoProblem } from './photoProblem.ts';
import type { PhotoAdvice, PhotoQuality } from './preparedPhoto.ts';

// Measured on drawn cards, blurred, lit and placed in many ways. Print that can be read has a Laplacian variance of a quarter
// of its squared contrast and more inside the card, and a twentieth in a whole photo, where the table has its share.
const BLURRED = { card: 0.25, photo: 0.05 } as const;
const DARK = 62;
const BRIGHT = 232;
const GLARE = 0.012;
const SMALL_EDGE = 800;
/** Pixels along the card, below which letters begin to be lost. */
const SMALL_CARD = 480;
/** Long side the measurement is done at: enough to see text, small enough to cost nothing. */
export const MEASURE_EDGE = 480;
/** Long side the card is looked for at. */
const DETECT_EDGE = 320;

/** Measures a small copy of a photo whose own long side is `photoEdge`; inside the card where its corners are known. */
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

/** Where the card lies in a small copy of a photo; `null` where that is not plain to see. */
function cornersIn(small: Canvas): Corners | null {
  const smaller = shrunk(small, DETECT_EDGE);
  const scale = small.canvas.width / smaller.canvas.width;
  const outline = detectCard(pixelsOf(smaller));
  return outline && (outline.corners.map(({ x, y }) => ({ x: x * scale, y: y * scale })) as unknown as Corners);
}

/** All of a picture, where it shows the card and nothing else. */
function whole({ width, height }: Frame): Corners {
  return [
    { x: 0, y: 0 },
    { x: width, y: 0 },
    { x: width, y: height },
    { x: 0, y: height },
  ];
}

/**
 * How good a drawn photo is; `photoEdge` is the long side of the photo that will be sent, `isCard` that it shows the card
 * alone. `null` where the browser does not let pages look at pictures.
 *
 * @throws {PhotoProblem} `image-blank`
 */
export function qualityOf(drawn: Canvas, photoEdge: number, isCard: boolean): PhotoQuality | null {
  if (!isCanvasHonest()) return null;
  const small = shrunk(drawn, MEASURE_EDGE);
  const frame = pixelsOf(small);
  assertNotBlank(frame);
  return measureQuality(frame, isCard ? whole(frame) : cornersIn(small), photoEdge);
}

/** A canvas too large for a device stays empty in some browsers, without a word; a covered lens looks the same. */
function assertNotBlank({ data }: Frame): void {
  let low = 255;
  let high = 0;
  for (let i = 1; i < data.length; i += 4) {
    low = Math.min(low, data[i]!);
    high = Math.max(high, data[i]!);
  }
  if (high - low < 3) throw new PhotoProblem('image-blank');
}
