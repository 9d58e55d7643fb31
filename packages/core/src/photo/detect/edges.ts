import type { Frame } from '../frame.ts';

/** The edges of a frame: how strong they are, and which way it gets lighter (or bluer) there. */
export interface EdgeMap {
  readonly width: number;
  readonly height: number;
  /** Light, 0 to 255, and blue against red, smoothed. */
  readonly grey: Float32Array;
  readonly blue: Float32Array;
  readonly dx: Float32Array;
  readonly dy: Float32Array;
  readonly strength: Float32Array;
  /** From here on an edge is more than noise. */
  readonly threshold: number;
}

interface Planes extends Omit<EdgeMap, 'threshold'> {
  readonly spare: Float32Array;
}

/** Live frames come by the dozen a second, all of one size: their planes are used again. */
let kept: Planes | null = null;

function planesOf(width: number, height: number): Planes {
  if (kept?.width === width && kept.height === height) return kept;
  const plane = (): Float32Array => new Float32Array(width * height);
  kept = { width, height, grey: plane(), blue: plane(), spare: plane(), dx: plane(), dy: plane(), strength: plane() };
  return kept;
}

/** Three by three, in place. The border stays as it is. */
function smooth(plane: Float32Array, { width, height, spare }: Planes): void {
  spare.set(plane);
  for (let y = 0; y < height; y += 1) {
    const row = y * width;
    for (let i = row + 1; i < row + width - 1; i += 1) {
      spare[i] = (plane[i - 1]! + 2 * plane[i]! + plane[i + 1]!) / 4;
    }
  }
  for (let i = width; i < (height - 1) * width; i += 1) {
    plane[i] = (spare[i - width]! + 2 * spare[i]! + spare[i + width]!) / 4;
  }
}

/** Sobel, in grey and in blue against red: a pale blue card on a pale table differs in colour only. */
function gradients({ width, height, grey, blue, dx, dy, strength }: Planes): void {
  strength.fill(0);
  for (let y = 2; y < height - 2; y += 1) {
    for (let i = y * width + 2; i < (y + 1) * width - 2; i += 1) {
      const up = i - width;
      const down = i + width;
      const gx =
        grey[up + 1]! + 2 * grey[i + 1]! + grey[down + 1]! - grey[up - 1]! - 2 * grey[i - 1]! - grey[down - 1]!;
      const gy = grey[down - 1]! + 2 * grey[down]! + grey[down + 1]! - grey[up - 1]! - 2 * grey[up]! - grey[up + 1]!;
      const bx =
        blue[up + 1]! + 2 * blue[i + 1]! + blue[down + 1]! - blue[up - 1]! - 2 * blue[i - 1]! - blue[down - 1]!;
      const by = blue[down - 1]! + 2 * blue[down]! + blue[down + 1]! - blue[up - 1]! - 2 * blue[up]! - blue[up + 1]!;
      const inGrey = gx * gx + gy * gy;
      const inBlue = bx * bx + by * by;
      dx[i] = inBlue > inGrey ? bx : gx;
      dy[i] = inBlue > inGrey ? by : gy;
      strength[i] = Math.sqrt(Math.max(inGrey, inBlue));
    }
  }
}

const BINS = 512;

/** Above the noise, which the median tells, but low enough that strong print does not hide a weak rim. */
function thresholdOf(strength: Float32Array): number {
  const counts = new Int32Array(BINS);
  for (const value of strength) if (value > 0) counts[Math.min(BINS - 1, Math.trunc(value))]! += 1;
  const total = counts.reduce((sum, count) => sum + count, 0);
  const quantile = (share: number): number => {
    let below = 0;
    const bin = counts.findIndex((count) => (below += count) >= total * share);
    return Math.max(0, bin);
  };
  return Math.max(7, Math.min(quantile(0.5) * 2.2, 60), Math.min(quantile(0.88) / 2, 40));
}

/** The result is good until the next call: its planes are used again. */
export function findEdges(frame: Frame): EdgeMap {
  const planes = planesOf(frame.width, frame.height);
  const { grey, blue, strength } = planes;
  const { data } = frame;
  for (let i = 0, at = 0; i < grey.length; i += 1, at += 4) {
    grey[i] = 0.299 * data[at]! + 0.587 * data[at + 1]! + 0.114 * data[at + 2]!;
    blue[i] = (data[at + 2]! - data[at]!) * 0.7;
  }
  smooth(grey, planes);
  smooth(blue, planes);
  smooth(blue, planes); // photos store colour at half the resolution, with more noise
  gradients(planes);
  return { ...planes, threshold: thresholdOf(strength) };
}
