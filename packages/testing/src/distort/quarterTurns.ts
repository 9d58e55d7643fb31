import { blankPixels, type Pixels } from './pixels.ts';

/** Rotates a picture clockwise by a multiple of 90 degrees. */
export function quarterTurns(from: Pixels, degrees: 0 | 90 | 180 | 270): Pixels {
  if (degrees === 0) return from;
  const { width: w, height: h } = from;
  const out = degrees === 180 ? blankPixels(w, h) : blankPixels(h, w);
  const source = new Uint32Array(from.data.buffer, from.data.byteOffset, w * h);
  const target = new Uint32Array(out.data.buffer);
  for (let y = 0; y < h; y += 1) {
    for (let x = 0; x < w; x += 1) {
      const at = { 90: x * h + (h - 1 - y), 180: (h - 1 - y) * w + (w - 1 - x), 270: (w - 1 - x) * h + y }[degrees];
      target[at] = source[y * w + x]!;
    }
  }
  return out;
}
