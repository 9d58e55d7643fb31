import { areaOf, type CardOutline, type Corners, distance, ID1_ASPECT, type Point, sidesOf } from '../frame.ts';
import type { EdgeMap } from './edges.ts';
import type { Line } from './lines.ts';

type Size = Pick<EdgeMap, 'width' | 'height'>;

/** Pixels a corner may lie outside of the frame. */
const OUTSIDE = 8;
const SMALLEST = 0.12;
const LARGEST = 0.98;
/** How far the aspect may be off the ISO one, as a logarithm, and how unlike opposite sides may be: what a slanted look does. */
const ASPECT_SLACK = 0.32;
const SIDE_SLACK = 0.65;

/** Where two lines cross; `null` where they are nearly parallel or cross outside of the frame. */
function crossing(a: Line, b: Line, { width, height }: Size): Point | null {
  const [ca, sa] = [Math.cos((a.angle * Math.PI) / 180), Math.sin((a.angle * Math.PI) / 180)];
  const [cb, sb] = [Math.cos((b.angle * Math.PI) / 180), Math.sin((b.angle * Math.PI) / 180)];
  const turn = ca * sb - sa * cb;
  if (Math.abs(turn) < 0.3) return null;
  const x = (a.offset * sb - b.offset * sa) / turn + width / 2;
  const y = (ca * b.offset - cb * a.offset) / turn + height / 2;
  const inside = x >= -OUTSIDE && y >= -OUTSIDE && x <= width + OUTSIDE && y <= height + OUTSIDE;
  return inside ? { x, y } : null;
}

/** The pairs of lines that run nearly side by side. */
function pairs(lines: readonly Line[], slack: number): readonly (readonly [Line, Line])[] {
  return lines.flatMap((a, i) =>
    lines.slice(i + 1).flatMap((b) => (Math.abs(a.angle - b.angle) <= slack ? [[a, b] as const] : [])),
  );
}

function cornersOf(level: readonly [Line, Line], upright: readonly [Line, Line], size: Size): Corners | null {
  const [a, b, c, d] = [
    crossing(level[0], upright[0], size),
    crossing(level[0], upright[1], size),
    crossing(level[1], upright[1], size),
    crossing(level[1], upright[0], size),
  ];
  if (!a || !b || !c || !d) return null;
  const [above, below] =
    a.y + b.y < c.y + d.y
      ? ([
          [a, b],
          [d, c],
        ] as const)
      : ([
          [d, c],
          [a, b],
        ] as const);
  const leftFirst = above[0].x + below[0].x < above[1].x + below[1].x;
  return leftFirst ? [above[0], above[1], below[1], below[0]] : [above[1], above[0], below[0], below[1]];
}

/** How well the shape fits a card: 1 as the standard has it, `null` where a card cannot look like that. */
function shapeScore(corners: Corners, { width, height }: Size): number | null {
  const [top, right, bottom, left] = sidesOf(corners);
  const share = areaOf(corners) / (width * height);
  if (share < SMALLEST || share > LARGEST) return null;
  const unlike = Math.min(top / bottom, bottom / top, left / right, right / left);
  if (unlike < SIDE_SLACK) return null;
  const off = Math.abs(Math.log((top + bottom) / (left + right) / ID1_ASPECT));
  if (off > ASPECT_SLACK) return null;
  return (1 - off * 0.8) * (0.75 + 0.25 * Math.min(1, share / 0.35));
}

/** Pixels to both sides of an edge at which the colour must still differ. */
const STEP = 4;
/** Share of the edge's height that must be left there. */
const STEADY = 0.4;

/** Whether it stays lighter (or bluer) beyond an edge: the joint of two tiles or boards is dark, and light again behind. */
function isStep(edges: EdgeMap, i: number, nx: number, ny: number, rising: boolean): boolean {
  const { width, height, grey, blue, strength } = edges;
  const at = (off: number): number => {
    const x = Math.min(Math.max(Math.round((i % width) + nx * off), 0), width - 1);
    const y = Math.min(Math.max(Math.round(Math.trunc(i / width) + ny * off), 0), height - 1);
    return y * width + x;
  };
  const high = at(rising ? STEP : -STEP);
  const low = at(rising ? -STEP : STEP);
  const step = Math.max(grey[high]! - grey[low]!, blue[high]! - blue[low]!);
  // Sobel makes four of a step of one.
  return step * 4 >= strength[i]! * STEADY;
}

/** The share of a side that has an edge along it, less where the edge turns from lighter to darker and back. */
function support(a: Point, b: Point, edges: EdgeMap): number {
  const { width, height, dx, dy, strength, threshold } = edges;
  const length = distance(a, b);
  const nx = (a.y - b.y) / length;
  const ny = (b.x - a.x) / length;
  const steps = Math.max(12, Math.trunc(length / 3));
  let looked = 0;
  let lighter = 0;
  let darker = 0;
  for (let k = 0; k < steps; k += 1) {
    const t = (k + 0.5) / steps;
    if (t < 0.05 || t > 0.95) continue; // a card's corners are round
    looked += 1;
    let i = 0;
    for (let off = -1; off <= 1; off += 1) {
      const x = Math.round(a.x + (b.x - a.x) * t + nx * off);
      const y = Math.round(a.y + (b.y - a.y) * t + ny * off);
      if (x < 2 || y < 2 || x >= width - 2 || y >= height - 2) continue;
      if (strength[y * width + x]! > strength[i]!) i = y * width + x;
    }
    if (strength[i]! < threshold * 0.8) continue;
    const across = (dx[i]! * nx + dy[i]! * ny) / strength[i]!;
    if (Math.abs(across) <= 0.85 || !isStep(edges, i, nx, ny, across > 0)) continue;
    if (across > 0) lighter += 1;
    else darker += 1;
  }
  const found = lighter + darker;
  if (found === 0) return 0;
  return (found / looked) * (0.7 + (0.3 * Math.max(lighter, darker)) / found);
}

/** The mean support of the four sides and the weakest of them, half and half; 0 where a side has hardly any. */
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

/** The four lines that make the likeliest card. */
export function bestCard(level: readonly Line[], upright: readonly Line[], edges: EdgeMap): CardOutline | null {
  const uprightPairs = pairs(upright, 26);
  let best: CardOutline | null = null;
  for (const rows of pairs(level, 22)) {
    for (const columns of uprightPairs) {
      const corners = cornersOf(rows, columns, edges);
      const shape = corners && shapeScore(corners, edges);
      // Looking along the rim costs most: not done where even a perfect one would not win.
      if (!corners || !shape || (best && shape <= best.score)) continue;
      const score = shape * rimScore(corners, edges);
      if (score > (best?.score ?? 0)) best = { corners, score };
    }
  }
  return best;
}
