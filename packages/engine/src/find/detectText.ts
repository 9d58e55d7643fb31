import type { Point } from '../image/homography.ts';
import { smallestBox, type TextBox } from '../image/textBox.ts';
import { resize, type RgbImage } from '../image/rgbImage.ts';
import type { ModelName, Models } from '../models/infer.ts';

// PP-OCR's detector: longest side 960, sides multiples of 32, BGR, normalised like ImageNet; DB post-processing.
const SIDE = 960;
const MEAN = [0.406, 0.456, 0.485] as const;
const STD = [0.225, 0.224, 0.229] as const;
/** How to interpret a detector's output, which differs from net to net. */
interface Thresholds {
  /** Probability from which a pixel is text, and mean probability from which an area is a line. */
  readonly text: number;
  readonly line: number;
  /** The detector marks the core of a line; this factor grows it back to the full line. */
  readonly unclip: number;
}

/** PaddleOCR's own settings. */
const THRESHOLDS = {
  detect: { text: 0.3, line: 0.5, unclip: 1.6 },
  detectAgain: { text: 0.2, line: 0.4, unclip: 1.4 },
} as const satisfies Partial<Record<ModelName, Thresholds>>;
const LEAST_PIXELS = 12;
const LEAST_HEIGHT = 4;

export interface DetectedText {
  readonly boxes: readonly TextBox[];
  /** Direction of most of the text, in radians, from -90° to 90°. */
  readonly direction: number;
}

function toInput({ data, width, height }: RgbImage): Float32Array {
  const n = width * height;
  const input = new Float32Array(3 * n);
  for (let c = 0; c < 3; c += 1) {
    const values = Float32Array.from({ length: 256 }, (_, byte) => (byte / 255 - MEAN[c]!) / STD[c]!);
    for (let i = 0, p = 2 - c; i < n; i += 1, p += 3) input[c * n + i] = values[data[p]!]!;
  }
  return input;
}

/** How likely each pixel is to be part of text. */
interface TextMap {
  readonly probabilities: Float32Array;
  readonly width: number;
  readonly height: number;
}

/** Yields connected areas of pixels likelier than `least` to be text: their border pixels and mean probability. */
function* areas(
  { probabilities: map, width, height }: TextMap,
  least: number,
): Generator<{ border: number[]; probability: number }> {
  const seen = new Uint8Array(map.length);
  const stack: number[] = [];
  for (let start = 0; start < map.length; start += 1) {
    if (map[start]! <= least || seen[start]) continue;
    stack.push(start);
    seen[start] = 1;
    const border: number[] = [];
    let sum = 0;
    let count = 0;
    for (let p = stack.pop(); p !== undefined; p = stack.pop()) {
      sum += map[p]!;
      count += 1;
      const x = p % width;
      const y = Math.floor(p / width);
      let onBorder = x === 0 || y === 0 || x === width - 1 || y === height - 1;
      for (let ny = Math.max(0, y - 1); ny <= Math.min(height - 1, y + 1); ny += 1) {
        for (let nx = Math.max(0, x - 1); nx <= Math.min(width - 1, x + 1); nx += 1) {
          const q = ny * width + nx;
          if (map[q]! <= least) onBorder = true;
          else if (!seen[q]) {
            seen[q] = 1;
            stack.push(q);
          }
        }
      }
      if (onBorder) border.push(p);
    }
    if (count >= LEAST_PIXELS) yield { border, probability: sum / count };
  }
}

function grow(box: TextBox, unclip: number): TextBox {
  const by = (box.width * box.height * unclip) / (box.width + box.height);
  return { ...box, width: box.width + by, height: box.height + by };
}

/** Adds or subtracts half turns until an angle is within a quarter turn of another. */
function nearest(angle: number, to: number): number {
  const turns = Math.round((angle - to) / Math.PI);
  return angle - turns * Math.PI;
}

/**
 * Makes `width` the reading direction: the long side or, for short words, the side that agrees with the other lines.
 */
function align(boxes: readonly TextBox[]): DetectedText {
  const turn = (box: TextBox): TextBox => ({
    ...box,
    width: box.height,
    height: box.width,
    angle: box.angle + Math.PI / 2,
  });
  const long = boxes.map((box) => (box.height > box.width ? turn(box) : box));
  let sx = 0;
  let sy = 0;
  for (const box of long) {
    if (box.width <= 2 * box.height) continue;
    sx += Math.cos(2 * box.angle) * box.width;
    sy += Math.sin(2 * box.angle) * box.width;
  }
  const direction = Math.atan2(sy, sx) / 2;
  const aligned = long.map((box) => {
    const off = Math.abs(nearest(box.angle, direction) - direction);
    const turned = off > Math.PI / 4 && box.width < 2.5 * box.height ? turn(box) : box;
    return { ...turned, angle: nearest(turned.angle, direction) };
  });
  return { boxes: aligned, direction };
}

/** The outermost corners of some pixels on each of their rows: they have the same convex hull as all the pixels. */
function rowEnds(pixels: readonly number[], width: number): readonly Point[] {
  const rows = new Map<number, { first: number; last: number }>();
  for (const p of pixels) {
    const x = p % width;
    const y = (p - x) / width;
    const row = rows.get(y);
    if (!row) rows.set(y, { first: x, last: x });
    else if (x < row.first) row.first = x;
    else if (x > row.last) row.last = x;
  }
  return [...rows].flatMap(([y, { first, last }]): Point[] => [
    [first, y],
    [last + 1, y],
    [first, y + 1],
    [last + 1, y + 1],
  ]);
}

/** Finds the lines of text in an image with one of the detectors. Positions are in pixels of that image. */
export async function detectText(models: Models, image: RgbImage, by: keyof typeof THRESHOLDS): Promise<DetectedText> {
  const thresholds = THRESHOLDS[by];
  const scale = SIDE / Math.max(image.width, image.height);
  const width = Math.max(32, Math.round((image.width * scale) / 32) * 32);
  const height = Math.max(32, Math.round((image.height * scale) / 32) * 32);
  const { data: probabilities } = await models[by](toInput(resize(image, width, height)), [1, 3, height, width]);
  const kx = image.width / width;
  const ky = image.height / height;
  const boxes: TextBox[] = [];
  for (const { border, probability } of areas({ probabilities, width, height }, thresholds.text)) {
    if (probability < thresholds.line) continue;
    const box = smallestBox(rowEnds(border, width).map(([x, y]): Point => [x * kx, y * ky]));
    if (!box || Math.min(box.width, box.height) < 2) continue;
    const grown = grow(box, thresholds.unclip);
    if (Math.min(grown.width, grown.height) >= LEAST_HEIGHT) boxes.push(grown);
  }
  return align(boxes);
}
