import { blankPixels, type Pixels } from './pixels.ts';

/** Shrinks a picture by averaging the area each pixel covers. Never enlarges it. */
export function scaleDown(from: Pixels, width: number): Pixels {
  if (width >= from.width) return from;
  const height = Math.max(1, Math.round((from.height * width) / from.width));
  const out = blankPixels(width, height);
  for (let y = 0; y < height; y += 1) {
    const y0 = Math.floor((y * from.height) / height);
    const y1 = Math.max(y0 + 1, Math.floor(((y + 1) * from.height) / height));
    for (let x = 0; x < width; x += 1) {
      const x0 = Math.floor((x * from.width) / width);
      const x1 = Math.max(x0 + 1, Math.floor(((x + 1) * from.width) / width));
      const o = (y * width + x) * 4;
      for (let c = 0; c < 4; c += 1) {
        let sum = 0;
        for (let sy = y0; sy < y1; sy += 1)
          for (let sx = x0; sx < x1; sx += 1) sum += from.data[(sy * from.width + sx) * 4 + c]!;
        out.data[o + c] = sum / ((y1 - y0) * (x1 - x0));
      }
    }
  }
  return out;
}
