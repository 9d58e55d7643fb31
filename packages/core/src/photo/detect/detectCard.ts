import { type EdgeMap, findEdges, findFainterEdges } from './edges.ts';
import { fitCorners } from './fitCorners.ts';
import { findLines } from './lines.ts';
import { bestCard, rankOf } from './quads.ts';
import type { CardOutline, Frame } from '../frame.ts';

/** From here on a second look, at a smoother picture, would find the same. */
const PLAIN = 0.9;

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
  const look = (edges: EdgeMap): CardOutline | null => {
    const best = bestCard(findLines(edges), edges, standing);
    return best && { ...best, corners: fitCorners(best.corners, edges) };
  };
  const edges = findEdges(frame);
  const first = look(edges);
  if (first && first.score >= PLAIN) return first;
  // Noise in dim light hides weak edges, and what is left may look a little like a card.
  const second = look(findFainterEdges(edges));
  if (!first || !second) return first ?? second;
  return rankOf(second) > rankOf(first) ? second : first;
}
