/** Three bytes a pixel, rows from the top. */
export interface RgbImage {
  readonly data: Uint8Array;
  readonly width: number;
  readonly height: number;
}

/** Where a pixel of the result comes from in the source, in source pixels. */
export type PixelMap = (x: number, y: number) => readonly [number, number];

/**
 * Redraws an image: every pixel of the result is looked up in the source through `map`, bilinear, the border repeats.
 *
 * @param samples how many points a pixel averages per side; more than one where the result is smaller than the source.
 */
export function warp(source: RgbImage, width: number, height: number, map: PixelMap, samples = 1): RgbImage {
  const { data, width: w, height: h } = source;
  const out = new Uint8Array(width * height * 3);
  const count = samples * samples;
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      let r = 0;
      let g = 0;
      let b = 0;
      for (let k = 0; k < count; k += 1) {
        const [mx, my] = map(x + ((k % samples) + 0.5) / samples, y + (Math.floor(k / samples) + 0.5) / samples);
        const fx = Math.min(Math.max(mx - 0.5, 0), w - 1);
        const fy = Math.min(Math.max(my - 0.5, 0), h - 1);
        const x0 = Math.floor(fx);
        const y0 = Math.floor(fy);
        const dx = fx - x0;
        const dy = fy - y0;
        const p = (y0 * w + x0) * 3;
        const q = x0 + 1 < w ? p + 3 : p;
        const down = y0 + 1 < h ? w * 3 : 0;
        const a = (1 - dx) * (1 - dy);
        const c = dx * (1 - dy);
        const d = (1 - dx) * dy;
        const e = dx * dy;
        r += data[p]! * a + data[q]! * c + data[p + down]! * d + data[q + down]! * e;
        g += data[p + 1]! * a + data[q + 1]! * c + data[p + down + 1]! * d + data[q + down + 1]! * e;
        b += data[p + 2]! * a + data[q + 2]! * c + data[p + down + 2]! * d + data[q + down + 2]! * e;
      }
      const o = (y * width + x) * 3;
      out[o] = r / count;
      out[o + 1] = g / count;
      out[o + 2] = b / count;
    }
  }
  return { data: out, width, height };
}

/** Which pixels of a row make one of the result, and how much each counts: the area it covers, or bilinear where it grows. */
function shares(from: number, to: number): readonly { readonly first: number; readonly weights: readonly number[] }[] {
  const step = from / to;
  const reach = Math.max(1, step);
  return Array.from({ length: to }, (_, i) => {
    const middle = (i + 0.5) * step - 0.5;
    const first = Math.max(0, Math.ceil(middle - reach + 1e-9));
    const last = Math.min(from - 1, Math.floor(middle + reach - 1e-9));
    const weights = Array.from({ length: last - first + 1 }, (__, k) => 1 - Math.abs(first + k - middle) / reach);
    const sum = weights.reduce((a, b) => a + b, 0);
    return { first, weights: weights.map((weight) => weight / sum) };
  });
}

/** Scales an image, averaging where it becomes smaller: first along the rows, then down the columns. */
export function resize(source: RgbImage, width: number, height: number): RgbImage {
  if (width === source.width && height === source.height) return source;
  const rows = new Float32Array(width * source.height * 3);
  for (const [x, { first, weights }] of shares(source.width, width).entries()) {
    for (let y = 0; y < source.height; y += 1) {
      const o = (y * width + x) * 3;
      let p = (y * source.width + first) * 3;
      for (const weight of weights) {
        rows[o]! += source.data[p]! * weight;
        rows[o + 1]! += source.data[p + 1]! * weight;
        rows[o + 2]! += source.data[p + 2]! * weight;
        p += 3;
      }
    }
  }
  const out = new Uint8Array(width * height * 3);
  const line = width * 3;
  const sum = new Float32Array(line);
  for (const [y, { first, weights }] of shares(source.height, height).entries()) {
    sum.fill(0.5);
    for (const [k, weight] of weights.entries()) {
      const from = (first + k) * line;
      for (let i = 0; i < line; i += 1) sum[i]! += rows[from + i]! * weight;
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
