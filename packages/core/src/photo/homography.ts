import type { Corners } from './frame.ts';

/**
 * Nine numbers, row by row, that map points of one plane to another, as a camera does. If the planes are parallel and
 * there is no perspective, the last three are 0 0 1.
 */
export type Homography = readonly [number, number, number, number, number, number, number, number, number];

/** Maps the unit square, its corners in the same order as a card's, to four corners. */
export function perspectiveTo([p0, p1, p2, p3]: Corners): Homography {
  const [ax, ay] = [p1.x - p2.x, p1.y - p2.y];
  const [bx, by] = [p3.x - p2.x, p3.y - p2.y];
  const [cx, cy] = [p0.x - p1.x + p2.x - p3.x, p0.y - p1.y + p2.y - p3.y];
  const d = ax * by - bx * ay;
  const g = (cx * by - bx * cy) / d;
  const h = (ax * cy - cx * ay) / d;
  return [
    p1.x - p0.x + g * p1.x,
    p3.x - p0.x + h * p3.x,
    p0.x,
    p1.y - p0.y + g * p1.y,
    p3.y - p0.y + h * p3.y,
    p0.y,
    g,
    h,
    1,
  ];
}

/** Where a point lands. */
export function project(m: Homography, x: number, y: number): readonly [x: number, y: number] {
  const d = m[6] * x + m[7] * y + m[8];
  return [(m[0] * x + m[1] * y + m[2]) / d, (m[3] * x + m[4] * y + m[5]) / d];
}

/**
 * The inverse, its last number 1 again. A map that folds a plane into a line has none: the numbers are then not finite.
 */
export function invert([a, b, c, d, e, f, g, h, i]: Homography): Homography {
  const last = a * e - b * d;
  return [
    (e * i - f * h) / last,
    (c * h - b * i) / last,
    (b * f - c * e) / last,
    (f * g - d * i) / last,
    (a * i - c * g) / last,
    (c * d - a * f) / last,
    (d * h - e * g) / last,
    (b * g - a * h) / last,
    1,
  ];
}
