import type { Corners, Frame } from './frame.ts';

/** What is known of light and focus without knowing what the picture shows. */
export interface Measurement {
  /** Mean luminance, 0 (black) to 255 (white). */
  readonly brightness: number;
  /** Standard deviation of the luminance: a lens covered by a finger has hardly any. */
  readonly contrast: number;
  /** Variance of the Laplacian divided by the squared contrast, so that dim light does not pass for blur. */
  readonly sharpness: number;
  /** Share of burnt-out pixels, 0 to 1; 0 if most are, which means white paper, not a lamp. */
  readonly glare: number;
}

/** A pixel this bright is burnt out. */
const BURNT = 250;
/** A larger share of burnt-out pixels than a lamp can cause on a card. */
const PAPER = 0.5;
/** As a share of the way from a corner to the middle: the rim of the card is not print. */
const INSET = 0.06;

type Row = (y: number) => readonly [from: number, to: number];

/** Which pixels of a row lie inside the corners. */
function rowsInside(corners: Corners, width: number): Row {
  const mx = corners.reduce((sum, { x }) => sum + x / 4, 0);
  const my = corners.reduce((sum, { y }) => sum + y / 4, 0);
  const inner = corners.map(({ x, y }) => ({ x: x + (mx - x) * INSET, y: y + (my - y) * INSET }));
  return (y) => {
    let from = width;
    let to = 0;
    for (const [i, a] of inner.entries()) {
      const b = inner[(i + 1) % 4]!;
      if (a.y === b.y || y < Math.min(a.y, b.y) || y > Math.max(a.y, b.y)) continue;
      const x = a.x + ((b.x - a.x) * (y - a.y)) / (b.y - a.y);
      from = Math.min(from, Math.ceil(x));
      to = Math.max(to, Math.floor(x) + 1);
    }
    return [Math.max(1, from), Math.min(width - 1, to)];
  };
}

/** Measures a whole picture, or the part inside the corners. */
export function measure({ width, height, data }: Frame, corners: Corners | null): Measurement {
  const rows: Row = corners ? rowsInside(corners, width) : () => [1, width - 1];
  const grey = new Float32Array(width * height);
  for (let i = 0, at = 0; i < grey.length; i += 1, at += 4) {
    grey[i] = 0.299 * data[at]! + 0.587 * data[at + 1]! + 0.114 * data[at + 2]!;
  }
  let [count, sum, squares, burnt, edges] = [0, 0, 0, 0, 0];
  for (let y = 1; y < height - 1; y += 1) {
    const [from, to] = rows(y);
    for (let i = y * width + from; i < y * width + to; i += 1) {
      const here = grey[i]!;
      const laplacian = grey[i - 1]! + grey[i + 1]! + grey[i - width]! + grey[i + width]! - 4 * here;
      count += 1;
      sum += here;
      squares += here * here;
      edges += laplacian * laplacian;
      if (here > BURNT) burnt += 1;
    }
  }
  count ||= 1; // if nothing lies inside, everything is 0
  const brightness = sum / count;
  const variance = Math.max(1, squares / count - brightness ** 2);
  const glare = burnt / count;
  return {
    brightness,
    contrast: Math.sqrt(variance),
    sharpness: edges / count / variance,
    glare: glare > PAPER ? 0 : glare,
  };
}
