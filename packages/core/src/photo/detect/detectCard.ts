import { findEdges } from './edges.ts';
import { fitCorners } from './fitCorners.ts';
import { findLines } from './lines.ts';
import { bestCard } from './quads.ts';
import type { CardOutline, Frame } from '../frame.ts';

/** Times a frame is smoothed: once more thoroughly where nothing was found, since noise in dim light hides weak edges. */
const SMOOTHINGS = [1, 3] as const;

export interface DetectOptions {
  /** Find cards that stand on their short side too. Default false: a camera asks for one that lies. */
  readonly standing?: boolean;
}

/**
 * Finds the card in a frame: four straight sides in the proportions of an ID-1 card lying across, turned by up to 40
 * degrees or seen from the side. Meant for frames some 320 pixels wide, where it takes a few milliseconds; larger ones
 * cost more and give no better corners. Blocks until done, keeps nothing of the frame.
 *
 * @returns the likeliest card, or `null` where there is none.
 */
export function detectCard(frame: Frame, { standing }: DetectOptions = {}): CardOutline | null {
  for (const smoothing of SMOOTHINGS) {
    const edges = findEdges(frame, smoothing);
    const best = bestCard(findLines(edges), edges, standing);
    if (best) return { ...best, corners: fitCorners(best.corners, edges) };
  }
  return null;
}
