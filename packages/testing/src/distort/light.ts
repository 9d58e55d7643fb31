import { seededRandom } from '../random.ts';
import { blankPixels, type Pixels } from './pixels.ts';

type Colour = [red: number, green: number, blue: number];

/** Changes the colour of each pixel, row by row; transparency does not change. */
function eachPixel(from: Pixels, change: (colour: Colour, x: number, y: number) => void): Pixels {
  const out = blankPixels(from.width, from.height);
  const colour: Colour = [0, 0, 0];
  for (let y = 0; y < from.height; y += 1) {
    for (let x = 0; x < from.width; x += 1) {
      const o = (y * from.width + x) * 4;
      for (let c = 0; c < 3; c += 1) colour[c] = from.data[o + c]!;
      change(colour, x, y);
      out.data.set(colour, o);
      out.data[o + 3] = from.data[o + 3]!;
    }
  }
  return out;
}

/** A bright spot with soft edges, to the right of the picture's middle. `strength` 0 to 1. */
export function glare(from: Pixels, strength: number): Pixels {
  if (strength <= 0) return from;
  const cx = from.width * 0.62;
  const cy = from.height * 0.42;
  const radius = from.width * 0.2;
  return eachPixel(from, (colour, x, y) => {
    const distance = Math.hypot(x - cx, (y - cy) * 1.4) / radius;
    const light = strength * Math.exp(-(distance ** 2));
    for (let c = 0; c < 3; c += 1) colour[c]! += (255 - colour[c]!) * light;
  });
}

/** Less light, with the noise that brings. A `factor` of 1 changes nothing, 0.25 is a dim room. */
export function dark(from: Pixels, factor: number, seed: number): Pixels {
  if (factor >= 1) return from;
  const random = seededRandom(seed + 31);
  return eachPixel(from, (colour) => {
    for (let c = 0; c < 3; c += 1) colour[c] = colour[c]! * factor + (random() + random() - 1) * 7;
  });
}

/** A photocopy: no colour, hard contrast, specks. */
export function photocopy(from: Pixels, seed: number): Pixels {
  const random = seededRandom(seed + 47);
  return eachPixel(from, (colour) => {
    const [red, green, blue] = colour;
    const grey = 0.299 * red + 0.587 * green + 0.114 * blue;
    const ink = random() < 0.0006 ? 90 : 255 / (1 + Math.exp(-(grey - 128) / 22));
    colour.fill(ink);
  });
}
