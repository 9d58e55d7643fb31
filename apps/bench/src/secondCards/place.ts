import type { Raster } from './raster.ts';

export type Point = readonly [x: number, y: number];
/** Where the corners of a card lie in a picture: upper left, upper right, lower right, lower left. */
export type Corners = readonly [Point, Point, Point, Point];

/** Nine numbers that map a point of the picture to one in the unit square of the card. */
function toSquare([a, b, c, d]: Corners): readonly number[] {
  const [sx, sy] = [a[0] - b[0] + c[0] - d[0], a[1] - b[1] + c[1] - d[1]];
  const [x1, y1, x2, y2] = [b[0] - c[0], b[1] - c[1], d[0] - c[0], d[1] - c[1]];
  const det = x1 * y2 - x2 * y1;
  const [g, h] = [(sx * y2 - x2 * sy) / det, (x1 * sy - sx * y1) / det];
  const [m0, m1, m2] = [b[0] - a[0] + g * b[0], d[0] - a[0] + h * d[0], a[0]];
  const [m3, m4, m5] = [b[1] - a[1] + g * b[1], d[1] - a[1] + h * d[1], a[1]];
  return [
    m4 - m5 * h,
    m2 * h - m1,
    m1 * m5 - m2 * m4,
    m5 * g - m3,
    m0 - m2 * g,
    m2 * m3 - m0 * m5,
    m3 * h - m4 * g,
    m1 * g - m0 * h,
    m0 * m4 - m1 * m3,
  ];
}

/** Transparent margin around a card, as shares of its width and height, so that its edges are soft. */
export const BLEED = 0.01;

/** Lays a card with its bleed onto a picture, in place; the picture shows through the card's transparent parts. */
export function placeCard(onto: Raster, card: Raster, corners: Corners): void {
  const [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, h = 0, i = 0] = toSquare(corners);
  const xs = corners.map(([x]) => x);
  const ys = corners.map(([, y]) => y);
  const [left, right] = [
    Math.max(0, Math.floor(Math.min(...xs)) - 2),
    Math.min(onto.width, Math.ceil(Math.max(...xs)) + 2),
  ];
  const [top, bottom] = [
    Math.max(0, Math.floor(Math.min(...ys)) - 2),
    Math.min(onto.height, Math.ceil(Math.max(...ys)) + 2),
  ];
  for (let y = top; y < bottom; y += 1) {
    for (let x = left; x < right; x += 1) {
      const w = g * (x + 0.5) + h * (y + 0.5) + i;
      const u = ((a * (x + 0.5) + b * (y + 0.5) + c) / w + BLEED) / (1 + 2 * BLEED);
      const v = ((d * (x + 0.5) + e * (y + 0.5) + f) / w + BLEED) / (1 + 2 * BLEED);
      if (u >= 0 && v >= 0 && u < 1 && v < 1) blend(onto, (y * onto.width + x) * onto.channels, card, u, v);
    }
  }
}

/** Blends one pixel of the card, interpolated from its four neighbours, over one of the picture. */
function blend(onto: Raster, at: number, card: Raster, u: number, v: number): void {
  const { data, width, height } = card;
  const [x, y] = [Math.max(0, u * width - 0.5), Math.max(0, v * height - 0.5)];
  const [x0, y0] = [Math.floor(x), Math.floor(y)];
  const [fx, fy] = [x - x0, y - y0];
  const right = x0 + 1 < width ? 4 : 0;
  const down = y0 + 1 < height ? width * 4 : 0;
  const from = (y0 * width + x0) * 4;
  const mix = (channel: number): number => {
    const p = from + channel;
    const upper = (data[p] ?? 0) * (1 - fx) + (data[p + right] ?? 0) * fx;
    const lower = (data[p + down] ?? 0) * (1 - fx) + (data[p + right + down] ?? 0) * fx;
    return upper * (1 - fy) + lower * fy;
  };
  const cover = mix(3) / 255;
  for (let channel = 0; channel < 3; channel += 1) {
    onto.data[at + channel] = mix(channel) * cover + (onto.data[at + channel] ?? 0) * (1 - cover);
  }
}

/** Corners of a card lying somewhere: its middle and width in pixels, rotated by degrees, seen from the side. */
export interface Pose {
  readonly middle: Point;
  readonly width: number;
  readonly turn: number;
  /** How much smaller its far end is, 0 to 0.5, and the direction of that end in degrees. */
  readonly lean: number;
  readonly towards: number;
}

const RATIO = 53.98 / 85.6;

export function cornersOf({ middle, width, turn, lean, towards }: Pose): Corners {
  const [angle, far] = [(turn * Math.PI) / 180, (towards * Math.PI) / 180];
  const corner = (x: number, y: number): Point => {
    const depth = 1 + lean * (x * Math.cos(far) + y * Math.sin(far));
    const [px, py] = [(x * width) / depth, (y * width) / depth];
    return [
      middle[0] + px * Math.cos(angle) - py * Math.sin(angle),
      middle[1] + px * Math.sin(angle) + py * Math.cos(angle),
    ];
  };
  const [w, h] = [0.5, RATIO / 2];
  return [corner(-w, -h), corner(w, -h), corner(w, h), corner(-w, h)];
}
