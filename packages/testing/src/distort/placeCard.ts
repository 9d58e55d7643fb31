import { seededRandom } from '../random.ts';
import { blankPixels, type Pixels, sample } from './pixels.ts';

export interface CardPlacement {
  /** Room around the card, in widths of the card on each side. */
  readonly margin: number;
  /** Degrees, clockwise. */
  readonly tilt: number;
  /** 0 flat on, 1 strongly from the side. */
  readonly perspective: number;
  readonly seed: number;
}

/** A table to lie on: two tones and some lines, so that a card has something to stand out from. */
function ground(width: number, height: number, seed: number): Pixels {
  const random = seededRandom(seed + 17);
  const out = blankPixels(width, height);
  const base = [96 + random() * 60, 84 + random() * 50, 70 + random() * 50];
  const lines = Array.from(
    { length: 7 },
    () => [random() * height, (random() - 0.5) * 0.2, 10 + random() * 26] as const,
  );
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      let shade = Math.sin(y * 0.13 + x * 0.011) * 5 + (random() - 0.5) * 8;
      for (const [at, slope, depth] of lines) if (Math.abs(y - at - slope * x) < 1.5) shade -= depth;
      const o = (y * width + x) * 4;
      for (let c = 0; c < 3; c += 1) out.data[o + c] = base[c]! + shade;
      out.data[o + 3] = 255;
    }
  }
  return out;
}

/** Solves the eight numbers that take four points to four others. */
export function homography(
  from: readonly (readonly [number, number])[],
  to: readonly (readonly [number, number])[],
): number[] {
  const rows = from.flatMap(([x, y], i) => {
    const [u, v] = to[i]!;
    return [
      [x, y, 1, 0, 0, 0, -u * x, -u * y, u],
      [0, 0, 0, x, y, 1, -v * x, -v * y, v],
    ];
  });
  for (let i = 0; i < 8; i += 1) {
    const pivot = rows
      .slice(i)
      .reduce((best, row, k) => (Math.abs(row[i]!) > Math.abs(rows[best]![i]!) ? k + i : best), i);
    [rows[i], rows[pivot]] = [rows[pivot]!, rows[i]!];
    for (let r = 0; r < 8; r += 1) {
      if (r === i) continue;
      const factor = rows[r]![i]! / rows[i]![i]!;
      for (let c = i; c < 9; c += 1) rows[r]![c]! -= factor * rows[i]![c]!;
    }
  }
  return [...rows.map((row, i) => row[8]! / row[i]!), 1];
}

/** Lays a card on a table and looks at it from where `placement` says. */
export function placeCard(card: Pixels, placement: CardPlacement): Pixels {
  const { margin, tilt, perspective, seed } = placement;
  if (margin === 0 && tilt === 0 && perspective === 0) return card;
  const angle = (tilt * Math.PI) / 180;
  const { width: w, height: h } = card;
  const corner = (x: number, y: number): readonly [number, number] => {
    // Further from the camera at the upper right: shorter and narrower there.
    const depth = 1 + perspective * (0.22 * (x / w) + 0.3 * (1 - y / h));
    const px = (x - w / 2) / depth;
    const py = (y - h / 2) / depth;
    return [px * Math.cos(angle) - py * Math.sin(angle), px * Math.sin(angle) + py * Math.cos(angle)];
  };
  const raw = [corner(0, 0), corner(w, 0), corner(w, h), corner(0, h)];
  const xs = raw.map(([x]) => x);
  const ys = raw.map(([, y]) => y);
  const room = Math.max(margin, 0.01) * w;
  const left = Math.min(...xs) - room;
  const top = Math.min(...ys) - room;
  const out = ground(Math.round(Math.max(...xs) + room - left), Math.round(Math.max(...ys) + room - top), seed);
  const quad = raw.map(([x, y]) => [x - left, y - top] as const);
  const back = homography(quad, [
    [0, 0],
    [w, 0],
    [w, h],
    [0, h],
  ]);
  const colour = new Float64Array(4);
  for (let y = 0; y < out.height; y += 1) {
    for (let x = 0; x < out.width; x += 1) {
      const d = back[6]! * (x + 0.5) + back[7]! * (y + 0.5) + 1;
      const sx = (back[0]! * (x + 0.5) + back[1]! * (y + 0.5) + back[2]!) / d;
      const sy = (back[3]! * (x + 0.5) + back[4]! * (y + 0.5) + back[5]!) / d;
      if (sx < 0 || sy < 0 || sx > w || sy > h) continue;
      sample(card, sx, sy, colour);
      const o = (y * out.width + x) * 4;
      const alpha = colour[3]! / 255;
      for (let c = 0; c < 3; c += 1) out.data[o + c] = colour[c]! * alpha + out.data[o + c]! * (1 - alpha);
    }
  }
  return out;
}
