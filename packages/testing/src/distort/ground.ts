import { seededRandom } from '../random.ts';
import { blankPixels, type Pixels } from './pixels.ts';

/** Something lying on the table: returns its tone at a point, or `null` outside it. */
type Thing = (x: number, y: number) => number | null;

/** A printed sheet: light, with rows of dark dashes that a detector may mistake for words. */
function sheet(random: () => number, width: number, height: number): Thing {
  const [cx, cy, angle] = [random() * width, random() * height, random() * Math.PI];
  const [halfWidth, halfHeight] = [width * (0.1 + random() * 0.08), width * (0.07 + random() * 0.06)];
  const [cos, sin, tone] = [Math.cos(angle), Math.sin(angle), 190 + random() * 50];
  const [pitch, word] = [width * 0.016, width * (0.02 + random() * 0.02)];
  return (x, y) => {
    const u = (x - cx) * cos + (y - cy) * sin + halfWidth;
    const v = (y - cy) * cos - (x - cx) * sin + halfHeight;
    if (u < 0 || v < 0 || u > 2 * halfWidth || v > 2 * halfHeight) return null;
    const printed = v % pitch < pitch * 0.4 && u % word < word * 0.75 && Math.min(u, v) > pitch;
    return printed ? 90 : tone;
  };
}

/** A cup from above: a light rim around something dark. */
function cup(random: () => number, width: number, height: number): Thing {
  const [cx, cy, radius] = [random() * width, random() * height, width * (0.05 + random() * 0.03)];
  return (x, y) => {
    const distance = Math.hypot(x - cx, y - cy) / radius;
    if (distance > 1) return null;
    return distance > 0.86 ? 225 : 48 + distance * 20;
  };
}

/** A pen: long, thin and dark. */
function pen(random: () => number, width: number, height: number): Thing {
  const [cx, cy, angle] = [random() * width, random() * height, random() * Math.PI];
  const [cos, sin, half] = [Math.cos(angle), Math.sin(angle), width * 0.14];
  return (x, y) => {
    const along = Math.abs((x - cx) * cos + (y - cy) * sin);
    const across = Math.abs((y - cy) * cos - (x - cx) * sin);
    return along < half && across < width * 0.008 ? 40 + (across / width) * 6000 : null;
  };
}

/**
 * A table with a grain, so that a card has something to stand out from.
 *
 * @param clutter 0 is an empty table, 1 has papers, pens and cups all over it.
 */
export function ground(width: number, height: number, options: { seed: number; clutter: number }): Pixels {
  const random = seededRandom(options.seed + 17);
  const base = [96 + random() * 60, 84 + random() * 50, 70 + random() * 50];
  const boards = Array.from(
    { length: 7 },
    () => [random() * height, (random() - 0.5) * 0.2, 10 + random() * 26] as const,
  );
  const things = Array.from({ length: Math.round(options.clutter * 15) }, (_, i) =>
    [sheet, pen, cup][i % 3]!(random, width, height),
  );
  const out = blankPixels(width, height);
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      let shade = (random() - 0.5) * 8;
      let tone: number | null = null;
      for (const thing of things) tone = thing(x, y) ?? tone;
      if (tone === null) {
        shade += Math.sin(y * 0.13 + x * 0.011) * 5;
        for (const [at, slope, depth] of boards) if (Math.abs(y - at - slope * x) < 1.5) shade -= depth;
      }
      const o = (y * width + x) * 4;
      for (let c = 0; c < 3; c += 1) out.data[o + c] = (tone ?? base[c]!) + shade;
      out.data[o + 3] = 255;
    }
  }
  return out;
}
