import { blankPixels, type Pixels } from './pixels.ts';

function kernel(sigma: number): Float64Array {
  const radius = Math.ceil(sigma * 3);
  const weights = Float64Array.from({ length: 2 * radius + 1 }, (_, i) =>
    Math.exp(-((i - radius) ** 2) / (2 * sigma ** 2)),
  );
  const sum = weights.reduce((a, b) => a + b, 0);
  return weights.map((weight) => weight / sum);
}

/** Gaussian blur, `sigma` in pixels. */
export function blur(from: Pixels, sigma: number): Pixels {
  if (sigma <= 0) return from;
  const weights = kernel(sigma);
  const radius = (weights.length - 1) / 2;
  const { width, height } = from;
  let source = from;
  for (const [stepX, stepY] of [
    [1, 0],
    [0, 1],
  ] as const) {
    const out = blankPixels(width, height);
    for (let y = 0; y < height; y += 1) {
      for (let x = 0; x < width; x += 1) {
        let r = 0;
        let g = 0;
        let b = 0;
        for (let k = -radius; k <= radius; k += 1) {
          const px = Math.min(Math.max(x + k * stepX, 0), width - 1);
          const py = Math.min(Math.max(y + k * stepY, 0), height - 1);
          const p = (py * width + px) * 4;
          const weight = weights[k + radius]!;
          r += source.data[p]! * weight;
          g += source.data[p + 1]! * weight;
          b += source.data[p + 2]! * weight;
        }
        const o = (y * width + x) * 4;
        out.data[o] = r;
        out.data[o + 1] = g;
        out.data[o + 2] = b;
        out.data[o + 3] = 255;
      }
    }
    source = out;
  }
  return source;
}
