import {
  areaOf,
  type CardOutline,
  type Corners,
  distance,
  ID1_ASPECT,
  mapCorners,
  type Point,
  sidesOf,
} from '../frame.ts';
import { type EdgeMap, isStep } from './edges.ts';
import { crossing } from './crossing.ts';
import { hasLabelsSide, isPrinted } from './print.ts';
import type { Line, Lines } from './lines.ts';

type Size = Pick<EdgeMap, 'width' | 'height'>;

/** Pixels a corner may lie outside the frame. */
const OUTSIDE = 8;
const SMALLEST = 0.12;
/** How similar opposite sides must be: a slanted view makes them differ. */
const ALIKE = 0.65;
/** Below this it is more often something other than a card. */
const LEAST = 0.62;
/**
 * At or above this the card is cut out without asking: each side has an edge along two thirds of it or more. In drawn
 * photos, outlines that ran through a card (whose own sides were those of the photo) reached 0.76 at most; a card with
 * a thumb on its rim has 0.8.
 */
const CERTAIN = 0.8;

/** Where two lines cross, as a point in the frame; `null` if that is outside it, or if they do not cross. */
function cornerAt(a: Line, b: Line, { width, height }: Size): Point | null {
  const at = crossing(a, b);
  if (!at) return null;
  const x = at.x + width / 2;
  const y = at.y + height / 2;
  const inside = x >= -OUTSIDE && y >= -OUTSIDE && x <= width + OUTSIDE && y <= height + OUTSIDE;
  return inside ? { x, y } : null;
}

/** The pairs of lines that run nearly parallel. */
function pairs(lines: readonly Line[], slack: number): readonly (readonly Line[])[] {
  return lines.flatMap((a, i) =>
    lines.slice(i + 1).flatMap((b) => (Math.abs(a.angle - b.angle) <= slack ? [[a, b]] : [])),
  );
}

/** Where two pairs of lines cross, starting at the upper left corner; `null` if a corner is out of sight. */
function cornersOf(rows: readonly Line[], columns: readonly Line[], size: Size): Corners | null {
  const [topLeft, topRight, lowLeft, lowRight] = [0, 1, 2, 3].map((i) =>
    cornerAt(rows[i >> 1]!, columns[i & 1]!, size),
  );
  if (!topLeft || !topRight || !lowRight || !lowLeft) return null;
  // Whichever pair comes first, the order is clockwise as seen, starting at the corner nearest to the frame's upper
  // left.
  const found: Corners = [topLeft, topRight, lowRight, lowLeft];
  const ring: Corners = areaOf(found) < 0 ? [lowLeft, lowRight, topRight, topLeft] : found;
  const near = ring.map(({ x, y }) => x + y);
  const first = near.indexOf(Math.min(...near));
  return mapCorners(ring, (corner, i) => ring[(first + i) % 4] ?? corner);
}

/** How well the shape fits a card: 1 for the standard's proportions; 0 if a card cannot look like that. */
function shapeScore(corners: Corners, { width, height }: Size, standing?: boolean): number {
  const [top, right, bottom, left] = sidesOf(corners);
  const share = areaOf(corners) / (width * height);
  const alike = Math.min(top / bottom, bottom / top, left / right, right / left);
  if (share < SMALLEST || alike < ALIKE) return 0;
  const seen = (top + bottom) / (left + right);
  const off = Math.abs(Math.log((standing && seen < 1 ? 1 / seen : seen) / ID1_ASPECT));
  return (1 - off * 1.5) * (0.75 + 0.25 * Math.min(1, share / 0.35));
}

/** The share of a side that has an edge along it, less where the edge switches between lighter and darker. */
function support(a: Point, b: Point, edges: EdgeMap): number {
  const { width, height, dx, dy, strength, threshold } = edges;
  const length = distance(a, b);
  const nx = (a.y - b.y) / length;
  const ny = (b.x - a.x) / length;
  const steps = Math.max(12, Math.trunc(length / 3));
  let found = 0;
  let lighter = 0; // minus those where it gets darker
  for (let k = 0; k < steps; k += 1) {
    const t = 0.05 + (0.9 * (k + 0.5)) / steps; // a card's corners are round
    let i = 0;
    for (let off = -1; off <= 1; off += 1) {
      const x = Math.round(a.x + (b.x - a.x) * t + nx * off);
      const y = Math.round(a.y + (b.y - a.y) * t + ny * off);
      if (x < 2 || y < 2 || x >= width - 2 || y >= height - 2) continue;
      if (strength[y * width + x]! > strength[i]!) i = y * width + x;
    }
    if (strength[i]! < threshold * 0.8) continue;
    const across = (dx[i]! * nx + dy[i]! * ny) / strength[i]!;
    if (Math.abs(across) <= 0.85 || !isStep(edges, i)) continue;
    found += 1;
    lighter += Math.sign(across);
  }
  return (0.85 * found + 0.15 * Math.abs(lighter)) / steps;
}

/** The average of the four sides' mean support and the weakest side's; 0 if a side has hardly any. */
function rimScore(corners: Corners, edges: EdgeMap): number {
  let weakest = 1;
  let sum = 0;
  for (const [i, corner] of corners.entries()) {
    const side = support(corner, corners[(i + 1) % 4]!, edges);
    if (side < 0.3) return 0;
    weakest = Math.min(weakest, side);
    sum += side;
  }
  return (weakest + sum / 4) / 2;
}

/** How much likelier a standing card must be than a lying one: most cards are photographed lying. */
const STANDS = 0.08;

function stands(corners: Corners): boolean {
  const [top, right, bottom, left] = sidesOf(corners);
  return top + bottom < right + left;
}

/** The value by which outlines are compared. */
export function rankOf({ corners, score }: CardOutline): number {
  return stands(corners) ? score - STANDS : score;
}

/** The four lines that make the likeliest card; `null` if none is likely enough. */
export function bestCard({ level, upright }: Lines, edges: EdgeMap, standing?: boolean): CardOutline | null {
  const uprightPairs = pairs(upright, 26);
  let best: Pick<CardOutline, 'corners' | 'score'> | null = null;
  let bar = LEAST - STANDS;
  for (const rows of pairs(level, 22)) {
    for (const columns of uprightPairs) {
      const corners = cornersOf(rows, columns, edges);
      const shape = corners ? shapeScore(corners, edges, standing) : 0;
      if (!corners || shape <= LEAST) continue;
      const less = standing && stands(corners) ? STANDS : 0;
      // Looking along the rim costs most, so it is skipped if even a perfect rim would not win.
      if (shape - less <= bar) continue;
      const score = shape * rimScore(corners, edges);
      const rank = score - less;
      if (score <= LEAST || rank <= bar || !isPrinted(corners, edges)) continue;
      best = { corners, score };
      bar = rank;
    }
  }
  return best && { ...best, certain: best.score >= CERTAIN && hasLabelsSide(best.corners, edges) };
}
