import type { Frame } from '../frame.ts';

/** The edges of a frame: how strong they are, and in which direction it gets lighter (or bluer). */
export interface EdgeMap {
  readonly width: number;
  readonly height: number;
  /** Brightness, 0 to 255, and blue against red, smoothed. */
  readonly grey: Float32Array;
  readonly blue: Float32Array;
  readonly dx: Float32Array;
  readonly dy: Float32Array;
  readonly strength: Float32Array;
  /** An edge at least this strong is more than noise. */
  readonly threshold: number;
}

interface Planes extends Omit<EdgeMap, 'threshold'> {
  readonly spare: Float32Array;
}

/** Live frames come by the dozen a second, all of one size, so their planes are reused. */
let kept: Planes | null = null;

function planesOf(width: number, height: number): Planes {
  if (kept?.width === width && kept.height === height) return kept;
  const plane = (): Float32Array => new Float32Array(width * height);
  kept = { width, height, grey: plane(), blue: plane(), spare: plane(), dx: plane(), dy: plane(), strength: plane() };
  return kept;
}

/** Three-by-three smoothing in place. The border stays as it is. */
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

/** Adds Sobel gradients wherever they are stronger than what is there already. */
function addGradients(plane: Float32Array, { width, height, dx, dy, strength }: Planes): void {
  for (let y = 2; y < height - 2; y += 1) {
    for (let i = y * width + 2; i < (y + 1) * width - 2; i += 1) {
      const fall = plane[i + width + 1]! - plane[i - width - 1]!;
      const rise = plane[i - width + 1]! - plane[i + width - 1]!;
      const gx = fall + rise + 2 * (plane[i + 1]! - plane[i - 1]!);
      const gy = fall - rise + 2 * (plane[i + width]! - plane[i - width]!);
      const square = gx * gx + gy * gy;
      if (square < strength[i]! * strength[i]!) continue;
      strength[i] = Math.sqrt(square);
      dx[i] = gx;
      dy[i] = gy;
    }
  }
}

/** One pixel in this many is sampled to tell noise from edges. */
const SAMPLE = 7;

/** Above the noise, whose level is the median, but low enough that strong print does not hide a weak rim. */
function thresholdOf(strength: Float32Array): number {
  const some = strength.filter((value, i) => i % SAMPLE === 0 && value > 0).sort();
  const quantile = (share: number): number => some[Math.trunc(some.length * share)] ?? 0;
  return Math.max(7, Math.min(quantile(0.5) * 2.2, 60), Math.min(quantile(0.88) / 2, 40));
}

function edgesOf(planes: Planes): EdgeMap {
  const { grey, blue, strength } = planes;
  strength.fill(0);
  addGradients(grey, planes);
  addGradients(blue, planes); // a pale blue card on a pale table differs in colour only
  return { ...planes, threshold: thresholdOf(strength) };
}

/** The result is valid until the next call, which reuses its planes. */
export function findEdges(frame: Frame): EdgeMap {
  const planes = planesOf(frame.width, frame.height);
  const { grey, blue } = planes;
  const { data } = frame;
  for (let i = 0, at = 0; i < grey.length; i += 1, at += 4) {
    grey[i] = 0.299 * data[at]! + 0.587 * data[at + 1]! + 0.114 * data[at + 2]!;
    blue[i] = (data[at + 2]! - data[at]!) * 0.7;
  }
  smooth(grey, planes);
  for (let i = 0; i < 2; i += 1) smooth(blue, planes); // photos store colour at half the resolution, with more noise
  return edgesOf(planes);
}

/** The edges of the most recent frame, smoothed twice more: noise in dim light hides weak ones. */
export function findFainterEdges({ width, height }: EdgeMap): EdgeMap {
  const planes = planesOf(width, height);
  for (let i = 0; i < 2; i += 1) {
    smooth(planes.grey, planes);
    smooth(planes.blue, planes);
  }
  return edgesOf(planes);
}

/** Pixels on both sides of an edge at which the colour must still differ. */
const STEP = 4;
/** Two fifths of the edge's height must remain there, and Sobel turns a step of one into four. */
const STEADY = 10;

/**
 * Whether it stays lighter (or bluer) beyond an edge: the joint between two tiles is dark, then light again, and so is
 * print.
 */
export function isStep({ width, height, grey, blue, dx, dy, strength }: EdgeMap, i: number): boolean {
  const sharp = strength[i]!;
  const at = (off: number): number => {
    const x = Math.min(Math.max(Math.round((i % width) + (dx[i]! / sharp) * off), 0), width - 1);
    const y = Math.min(Math.max(Math.round(Math.trunc(i / width) + (dy[i]! / sharp) * off), 0), height - 1);
    return y * width + x;
  };
  const [high, low] = [at(STEP), at(-STEP)];
  const step = Math.max(grey[high]! - grey[low]!, blue[high]! - blue[low]!);
  return step * STEADY >= sharp;
}
