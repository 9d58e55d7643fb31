import { findEdges } from './detect/edges.ts';
import { fitCorners } from './detect/fitCorners.ts';
import { findLines } from './detect/lines.ts';
import { bestCard } from './detect/quads.ts';
import type { CardOutline, Frame } from './frame.ts';

/** Below this it is more often something else than a card. */
const LEAST = 0.45;

/**
 * Finds the card in a frame: four straight sides in the proportions of an ID-1 card lying across, turned by up to 40
 * degrees or seen from the side. Meant for frames some 320 pixels wide, where it takes a few milliseconds; larger ones
 * cost more and give no better corners. Blocks until done, keeps nothing of the frame.
 *
 * @returns the likeliest card, or `null` where there is none.
 */
export function detectCard(frame: Frame): CardOutline | null {
  if (frame.width < 32 || frame.height < 32) return null;
  const edges = findEdges(frame);
  const { level, upright } = findLines(edges);
  const best = bestCard(level, upright, edges);
  if (!best || best.score < LEAST) return null;
  return { corners: fitCorners(best.corners, edges), score: Math.min(1, best.score) };
}
