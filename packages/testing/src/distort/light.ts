import { seededRandom } from '../random.ts';
import { blankPixels, type Pixels } from './pixels.ts';

/** Changes each colour of each pixel by its value and place. */
function eachPixel(from: Pixels, change: (value: number, x: number, y: number, channel: number) => number): Pixels {
  const out = blankPixels(from.width, from.height);
  for (let y = 0; y < from.height; y += 1) {
    for (let x = 0; x < from.width; x += 1) {
      const o = (y * from.width + x) * 4;
      for (let c = 0; c < 3; c += 1) out.data[o + c] = change(from.data[o + c]!, x, y, c);
      out.data[o + 3] = 255;
    }
  }
  return out;
}

/** A bright spot with soft edges, over the lower middle of the picture. `strength` 0 to 1. */
export function glare(from: Pixels, strength: number): Pixels {
  if (strength <= 0) return from;
  const cx = from.width * 0.62;
  const cy = from.height * 0.42;
  const radius = from.width * 0.2;
  return eachPixel(from, (value, x, y) => {
    const distance = Math.hypot(x - cx, (y - cy) * 1.4) / radius;
    const light = strength * Math.exp(-(distance ** 2));
    return value + (255 - value) * light;
  });
}

/** Less light and the noise that comes with it. `factor` 1 leaves the picture, 0.25 is a dim room. */
export function dark(from: Pixels, factor: number, seed: number): Pixels {
  if (factor >= 1) return from;
  const random = seededRandom(seed + 31);
  return eachPixel(from, (value) => value * factor + (random() + random() - 1) * 7);
}

/** A copying machine: no colour, hard contrast, specks. */
export function photocopy(from: Pixels, seed: number): Pixels {
  const random = seededRandom(seed + 47);
  const { width, data } = from;
  return eachPixel(from, (_, x, y, channel) => {
    const o = (y * width + x) * 4;
    if (channel === 0 && random() < 0.0006) return 90;
    const grey = 0.299 * data[o]! + 0.587 * data[o + 1]! + 0.114 * data[o + 2]!;
    return 255 / (1 + Math.exp(-(grey - 128) / 22));
  });
}
