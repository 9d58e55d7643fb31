import type { Point } from './homography.ts';

/** A line of text: its centre, its length in reading direction, its height, and the direction in radians. */
export interface TextBox {
  readonly cx: number;
  readonly cy: number;
  readonly width: number;
  readonly height: number;
  readonly angle: number;
}

/** Left and right end of the line, at half height. */
export function ends(box: TextBox): readonly [left: Point, right: Point] {
  const dx = (Math.cos(box.angle) * box.width) / 2;
  const dy = (Math.sin(box.angle) * box.width) / 2;
  return [
    [box.cx - dx, box.cy - dy],
    [box.cx + dx, box.cy + dy],
  ];
}

/** The part of a box that begins at a share of its length. */
export function cutLeft(box: TextBox, share: number): TextBox {
  const shift = (box.width * share) / 2;
  return {
    ...box,
    width: box.width * (1 - share),
    cx: box.cx + Math.cos(box.angle) * shift,
    cy: box.cy + Math.sin(box.angle) * shift,
  };
}

/** The four corners, in reading order from the upper left. */
export function corners(box: TextBox): readonly Point[] {
  const c = Math.cos(box.angle);
  const s = Math.sin(box.angle);
  return [
    [-1, -1],
    [1, -1],
    [1, 1],
    [-1, 1],
  ].map(([x, y]) => {
    const u = (x! * box.width) / 2;
    const v = (y! * box.height) / 2;
    return [box.cx + u * c - v * s, box.cy + u * s + v * c];
  });
}

/** A box after its image was turned clockwise by quarter turns. `width` and `height` are those before. */
export function turnBox(box: TextBox, turns: number, width: number, height: number): TextBox {
  const k = ((turns % 4) + 4) % 4;
  const [cx, cy] =
    k === 1
      ? [height - box.cy, box.cx]
      : k === 2
        ? [width - box.cx, height - box.cy]
        : k === 3
          ? [box.cy, width - box.cx]
          : [box.cx, box.cy];
  let angle = Math.atan2(Math.sin(box.angle + (k * Math.PI) / 2), Math.cos(box.angle + (k * Math.PI) / 2));
  if (Math.abs(angle) > Math.PI / 2) angle -= Math.sign(angle) * Math.PI;
  return { ...box, cx, cy, angle };
}

/** The convex hull of some points, anticlockwise (Andrew's monotone chain). */
function hull(points: Point[]): Point[] {
  points.sort((p, q) => p[0] - q[0] || p[1] - q[1]);
  const cross = (o: Point, p: Point, q: Point): number => (p[0] - o[0]) * (q[1] - o[1]) - (p[1] - o[1]) * (q[0] - o[0]);
  const half = (ordered: readonly Point[]): Point[] => {
    const chain: Point[] = [];
    for (const point of ordered) {
      while (chain.length > 1 && cross(chain.at(-2)!, chain.at(-1)!, point) <= 0) chain.pop();
      chain.push(point);
    }
    return chain.slice(0, -1);
  };
  return [...half(points), ...half(points.toReversed())];
}

/** The smallest rectangle, at any angle, that holds all points; `null` if they span no area. */
export function smallestBox(points: Point[]): TextBox | null {
  const outline = hull(points);
  let best: TextBox | null = null;
  outline.forEach(([ax, ay], i) => {
    const [bx, by] = outline[(i + 1) % outline.length]!;
    const length = Math.hypot(bx - ax, by - ay);
    if (length === 0) return;
    const ux = (bx - ax) / length;
    const uy = (by - ay) / length;
    const us = outline.map(([x, y]) => x * ux + y * uy);
    const vs = outline.map(([x, y]) => y * ux - x * uy);
    const [u0, u1, v0, v1] = [Math.min(...us), Math.max(...us), Math.min(...vs), Math.max(...vs)];
    if (best && (u1 - u0) * (v1 - v0) >= best.width * best.height) return;
    const cu = (u0 + u1) / 2;
    const cv = (v0 + v1) / 2;
    best = { cx: cu * ux - cv * uy, cy: cu * uy + cv * ux, width: u1 - u0, height: v1 - v0, angle: Math.atan2(uy, ux) };
  });
  return best;
}
