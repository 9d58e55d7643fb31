import { type Canvas, isBlank, type Picture, pixelsOf } from './canvas.ts';
import { type Corners, mapCorners } from './frame.ts';
import { PhotoProblem } from './photoProblem.ts';
import type { PreparedPhoto } from './preparedPhoto.ts';
import { measureQuality, whole } from './quality.ts';

/**
 * Finds the card in a small picture, in its pixels. A detector is most of a worker, so code that needs none loads none.
 */
export type FindCard = (small: Picture) => Corners | null;

export interface LookOptions {
  /** Long side of the photo that will be sent. */
  readonly photoEdge: number;
  /** Whether it shows the card and nothing else. */
  readonly isCard: boolean;
  readonly find: FindCard | null;
}

/**
 * How good a photo is and, if requested, where its card lies, judged by a small copy.
 *
 * @throws {PhotoProblem} `image-blank`
 */
export function lookAt(
  small: Canvas,
  { photoEdge, isCard, find }: LookOptions,
): Pick<PreparedPhoto, 'quality' | 'corners'> {
  const frame = pixelsOf(small);
  if (isBlank(frame)) throw new PhotoProblem('image-blank');
  if (isCard) return { quality: measureQuality(frame, whole(frame), photoEdge) };
  const found = find?.(small.canvas) ?? null;
  const quality = measureQuality(frame, found, photoEdge);
  if (!find) return { quality };
  const { width, height } = frame;
  const corners = found && mapCorners(found, ({ x, y }) => ({ x: x / width, y: y / height }));
  return { quality, corners };
}
