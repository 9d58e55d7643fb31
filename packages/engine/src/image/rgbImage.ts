import type { Homography } from '@ktp-ocr/core/kit';

/** Three bytes a pixel, rows from the top. */
export interface RgbImage {
  readonly data: Uint8Array;
  readonly width: number;
  readonly height: number;
}

/** Most pixels of a photo that are decoded by default: about 180 MB. */
export const MOST_PIXELS = 60_000_000;

/** Width and height in pixels. */
export type Size = Pick<RgbImage, 'width' | 'height'>;

/**
 * Redraws an image: every pixel of the result is looked up in the source, bilinear; beyond the border it repeats.
 *
 * @param map from pixels of the result to pixels of the source.
 * @param samples how many points per side are averaged for a pixel; more than one if the result is smaller than the
 * source.
 */
export function warp(source: RgbImage, { width, height }: Size, map: Homography, samples = 1): RgbImage {
  const { data, width: w, height: h } = source;
  const [a, b, c, d, e, f, g, i, j] = map;
  const out = new Uint8Array(width * height * 3);
  const count = samples * samples;
  for (let y = 0, o = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1, o += 3) {
      let [red, green, blue] = [0, 0, 0];
      for (let k = 0; k < count; k += 1) {
        const u = x + ((k % samples) + 0.5) / samples;
        const v = y + (Math.floor(k / samples) + 0.5) / samples;
        const depth = g * u + i * v + j;
        const fx = Math.min(Math.max((a * u + b * v + c) / depth - 0.5, 0), w - 1);
        const fy = Math.min(Math.max((d * u + e * v + f) / depth - 0.5, 0), h - 1);
        const x0 = Math.floor(fx);
        const y0 = Math.floor(fy);
        const dx = fx - x0;
        const dy = fy - y0;
        const p = (y0 * w + x0) * 3;
        const q = x0 + 1 < w ? p + 3 : p;
        const down = y0 + 1 < h ? w * 3 : 0;
        const here = (1 - dx) * (1 - dy);
        const right = dx * (1 - dy);
        const below = (1 - dx) * dy;
        const across = dx * dy;
        red += data[p]! * here + data[q]! * right + data[p + down]! * below + data[q + down]! * across;
        green +=
          data[p + 1]! * here + data[q + 1]! * right + data[p + down + 1]! * below + data[q + down + 1]! * across;
        blue += data[p + 2]! * here + data[q + 2]! * right + data[p + down + 2]! * below + data[q + down + 2]! * across;
      }
      out[o] = red / count;
      out[o + 1] = green / count;
      out[o + 2] = blue / count;
    }
  }
  return { data: out, width, height };
}

/**
 * For each pixel of a row of the result: where it begins in the source row, and the weight of each pixel from there on.
 */
interface Shares {
  readonly first: Int32Array;
  readonly count: Int32Array;
  /** `most` numbers for each pixel of the result. */
  readonly weights: Float32Array;
  readonly most: number;
}

/** The area a pixel of the result covers; bilinear interpolation if the image grows. */
function shares(from: number, to: number): Shares {
  const step = from / to;
  const reach = Math.max(1, step);
  const most = Math.ceil(2 * reach) + 1;
  const first = new Int32Array(to);
  const count = new Int32Array(to);
  const weights = new Float32Array(to * most);
  for (let i = 0; i < to; i += 1) {
    const middle = (i + 0.5) * step - 0.5;
    const begin = Math.max(0, Math.ceil(middle - reach + 1e-9));
    const end = Math.min(from - 1, Math.floor(middle + reach - 1e-9));
    let sum = 0;
    for (let k = begin; k <= end; k += 1) sum += 1 - Math.abs(k - middle) / reach;
    first[i] = begin;
    count[i] = end - begin + 1;
    for (let k = begin; k <= end; k += 1) weights[i * most + k - begin] = (1 - Math.abs(k - middle) / reach) / sum;
  }
  return { first, count, weights, most };
}

/** Scales one row of pixels. */
function resizeRow(
  source: Uint8Array,
  offset: number,
  { first, count, weights, most }: Shares,
  out: Float32Array,
): void {
  for (let x = 0; x < first.length; x += 1) {
    let p = offset + first[x]! * 3;
    let r = 0;
    let g = 0;
    let b = 0;
    const end = x * most + count[x]!;
    for (let k = x * most; k < end; k += 1) {
      const weight = weights[k]!;
      r += source[p]! * weight;
      g += source[p + 1]! * weight;
      b += source[p + 2]! * weight;
      p += 3;
    }
    out[x * 3] = r;
    out[x * 3 + 1] = g;
    out[x * 3 + 2] = b;
  }
}

/** Scales an image, averaging if it shrinks: along the rows as they are needed, then down the columns. */
export function resize(source: RgbImage, width: number, height: number): RgbImage {
  if (width === source.width && height === source.height) return source;
  const across = shares(source.width, width);
  const down = shares(source.height, height);
  const line = width * 3;
  // A row of the source is scaled once and kept while rows of the result need it.
  const kept = Array.from({ length: down.most }, () => new Float32Array(line));
  let scaled = 0;
  const out = new Uint8Array(width * height * 3);
  const sum = new Float32Array(line);
  for (let y = 0; y < height; y += 1) {
    const begin = down.first[y]!;
    const end = begin + down.count[y]!;
    for (scaled = Math.max(scaled, begin); scaled < end; scaled += 1) {
      resizeRow(source.data, scaled * source.width * 3, across, kept[scaled % kept.length]!);
    }
    sum.fill(0.5);
    for (let row = begin; row < end; row += 1) {
      const weight = down.weights[y * down.most + row - begin]!;
      const from = kept[row % kept.length]!;
      for (let i = 0; i < line; i += 1) sum[i]! += from[i]! * weight;
    }
    out.set(sum, y * line);
  }
  return { data: out, width, height };
}

/** Turns an image clockwise by quarter turns. */
export function quarterTurn(source: RgbImage, turns: number): RgbImage {
  const k = ((turns % 4) + 4) % 4;
  if (k === 0) return source;
  const { data, width: w, height: h } = source;
  const width = k % 2 === 1 ? h : w;
  const height = k % 2 === 1 ? w : h;
  const out = new Uint8Array(w * h * 3);
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const [sx, sy] = k === 1 ? [y, h - 1 - x] : k === 2 ? [w - 1 - x, h - 1 - y] : [w - 1 - y, x];
      const s = (sy * w + sx) * 3;
      const o = (y * width + x) * 3;
      out[o] = data[s]!;
      out[o + 1] = data[s + 1]!;
      out[o + 2] = data[s + 2]!;
    }
  }
  return { data: out, width, height };
}
