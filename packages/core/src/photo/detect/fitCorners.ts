import { crossing, type StraightLine } from './crossing.ts';
import { type Corners, distance, mapCorners, type Point } from '../frame.ts';
import type { EdgeMap } from './edges.ts';

const SAMPLES = 28;
/** Pixels on both sides of a rough line within which its edge is sought. */
const REACH = 3;
/** A corner that would move further than this was found wrongly. */
const FURTHEST = 9;

/** The strongest edge across the line near a point, to a fraction of a pixel; `null` if there is none. */
function edgeNear({ x, y }: Point, nx: number, ny: number, edges: EdgeMap): Point | null {
  const { width, height, dx, dy, threshold } = edges;
  const across = (off: number): number => {
    const [px, py] = [Math.round(x + nx * off), Math.round(y + ny * off)];
    if (px < 2 || py < 2 || px >= width - 2 || py >= height - 2) return 0;
    const i = py * width + px;
    return Math.abs(dx[i]! * nx + dy[i]! * ny);
  };
  let peak = 0;
  let at = 0;
  for (let off = -REACH; off <= REACH; off += 1) {
    const here = across(off);
    if (here <= peak) continue;
    peak = here;
    at = off;
  }
  if (peak < threshold) return null;
  const [before, after] = [across(at - 1), across(at + 1)];
  const bend = before - 2 * peak + after;
  const off = bend < 0 && Math.abs(at) < REACH ? at + (before - after) / 2 / bend : at;
  return { x: x + nx * off, y: y + ny * off };
}

/** The line through points by least squares, measured across it. */
function lineThrough(points: readonly Point[]): StraightLine {
  let [mx, my, xx, xy, yy] = [0, 0, 0, 0, 0];
  for (const { x, y } of points) {
    mx += x / points.length;
    my += y / points.length;
  }
  for (const { x, y } of points) {
    xx += (x - mx) ** 2;
    xy += (x - mx) * (y - my);
    yy += (y - my) ** 2;
  }
  const along = Math.atan2(2 * xy, xx - yy) / 2;
  const [nx, ny] = [-Math.sin(along), Math.cos(along)];
  return { nx, ny, offset: nx * mx + ny * my };
}

/** The side from `a` to `b`, moved onto the edge that is really there. */
function fitSide(a: Point, b: Point, edges: EdgeMap): StraightLine {
  const length = distance(a, b);
  const [nx, ny] = [(a.y - b.y) / length, (b.x - a.x) / length];
  const points: Point[] = [];
  for (let k = 2; k < SAMPLES + 2; k += 1) {
    const t = k / (SAMPLES + 3);
    const point = edgeNear({ x: a.x + (b.x - a.x) * t, y: a.y + (b.y - a.y) * t }, nx, ny, edges);
    if (point) points.push(point);
  }
  if (points.length < 6) return { nx, ny, offset: nx * a.x + ny * a.y };
  const rough = lineThrough(points);
  const near = points.filter(({ x, y }) => Math.abs(rough.nx * x + rough.ny * y - rough.offset) < 1.2);
  return near.length < 6 ? rough : lineThrough(near);
}

/**
 * Moves the corners to where the fitted sides cross, to a fraction of a pixel; leaves them if the sides do not cross
 * nearby.
 */
export function fitCorners(corners: Corners, edges: EdgeMap): Corners {
  const sides = corners.map((corner, i) => fitSide(corner, corners[(i + 1) % 4]!, edges));
  return mapCorners(corners, (corner, i) => {
    const moved = crossing(sides[(i + 3) % 4]!, sides[i]!);
    return moved && distance(moved, corner) <= FURTHEST ? moved : corner;
  });
}
