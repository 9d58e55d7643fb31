import { type EdgeMap, findEdges, findFainterEdges } from './edges.ts';
import { fitCorners } from './fitCorners.ts';
import { findLines } from './lines.ts';
import { bestCard, rankOf } from './quads.ts';
import type { CardOutline, Frame } from '../frame.ts';

/** From here on a second look, at a smoother picture, would find the same outline. */
const PLAIN = 0.9;

export interface DetectOptions {
  /** Also find cards standing on their short side. Default false: a camera asks for one that lies across. */
  readonly standing?: boolean;
}

/**
 * Finds the card in a frame: four straight sides in the proportions of an ID-1 card lying across, rotated by up to 40
 * degrees or seen at an angle. Meant for frames about 320 pixels wide, where it takes a few milliseconds; larger ones
 * cost more and give no better corners. Blocks until done and keeps nothing of the frame.
 *
 * @returns the likeliest card, or `null` if there is none.
 */
export function detectCard(frame: Frame, { standing }: DetectOptions = {}): CardOutline | null {
  const look = (edges: EdgeMap): CardOutline | null => {
    const best = bestCard(findLines(edges), edges, standing);
    return best && { ...best, corners: fitCorners(best.corners, edges) };
  };
  const edges = findEdges(frame);
  const first = look(edges);
  if (first && first.score >= PLAIN) return first;
  // Noise in dim light hides weak edges, and the remaining ones may look a little like a card.
  const second = look(findFainterEdges(edges));
  if (!first || !second) return first ?? second;
  return rankOf(second) > rankOf(first) ? second : first;
}
