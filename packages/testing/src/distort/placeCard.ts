import { ground } from './ground.ts';
import { homography } from './homography.ts';
import { blankPixels, type Pixels, sample } from './pixels.ts';

export interface CardPlacement {
  /** Room around the card, in widths of the card on each side. */
  readonly margin: number;
  /** 0 an empty table, 1 papers, pens and cups all over it. */
  readonly clutter: number;
  /** Degrees, clockwise. */
  readonly tilt: number;
  /** 0 flat on, 1 strongly from the side. */
  readonly perspective: number;
  readonly seed: number;
}

/** The card on white, as a scanner sees it: no transparent corners. */
function onWhite(card: Pixels): Pixels {
  const out = blankPixels(card.width, card.height);
  for (let o = 0; o < out.data.length; o += 4) {
    const alpha = card.data[o + 3]! / 255;
    for (let c = 0; c < 3; c += 1) out.data[o + c] = card.data[o + c]! * alpha + 255 * (1 - alpha);
    out.data[o + 3] = 255;
  }
  return out;
}

/** Lays a card on a table and looks at it from where `placement` says. The result is opaque. */
export function placeCard(card: Pixels, placement: CardPlacement): Pixels {
  const { margin, tilt, perspective, seed, clutter } = placement;
  if (margin === 0 && tilt === 0 && perspective === 0) return onWhite(card);
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
  const out = ground(Math.round(Math.max(...xs) + room - left), Math.round(Math.max(...ys) + room - top), {
    seed,
    clutter,
  });
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
