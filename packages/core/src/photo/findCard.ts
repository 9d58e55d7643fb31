import { drawable, type Picture, pixelsOf, shrunk } from './canvas.ts';
import { detectCard } from './detect/detectCard.ts';
import { type Corners, mapCorners } from './frame.ts';

/** Long side of the copy in which the card is sought. */
const DETECT_EDGE = 320;

/** Where the card lies in a small copy of a photo; `null` if that is not certain. */
export function findCard(small: Picture): Corners | null {
  const smaller = shrunk(drawable(small), DETECT_EDGE);
  const outline = detectCard(pixelsOf(smaller), { standing: true });
  if (!outline?.certain) return null;
  const scale = small.width / smaller.canvas.width;
  return mapCorners(outline.corners, ({ x, y }) => ({ x: x * scale, y: y * scale }));
}
