import type { Corners, Point } from '@ktp-ocr/core';
import { invert, perspectiveTo, project } from '@ktp-ocr/core/kit';
import { ground } from './ground.ts';
import { blankPixels, type Pixels, sample } from './pixels.ts';

export interface CardPlacement {
  /** Margin around the card, in widths of the card on each side. */
  readonly margin: number;
  /** 0 is an empty table, 1 has papers, pens and cups all over it. */
  readonly clutter: number;
  /** Degrees, clockwise. */
  readonly tilt: number;
  /** 0 is seen straight on, 1 strongly from the side. */
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

/** Where the corners of a card of this size appear, relative to its middle. */
function seenCorners({ width, height }: Pixels, { tilt, perspective }: CardPlacement): Corners {
  const angle = (tilt * Math.PI) / 180;
  const corner = (right: number, down: number): Point => {
    // Further from the camera at the upper right: shorter and narrower there.
    const depth = 1 + perspective * (0.22 * right + 0.3 * (1 - down));
    const x = ((right - 0.5) * width) / depth;
    const y = ((down - 0.5) * height) / depth;
    return { x: x * Math.cos(angle) - y * Math.sin(angle), y: x * Math.sin(angle) + y * Math.cos(angle) };
  };
  return [corner(0, 0), corner(1, 0), corner(1, 1), corner(0, 1)];
}

/** Draws a card into four corners of a picture. */
function layInto(out: Pixels, card: Pixels, corners: Corners): void {
  const onCard = invert(perspectiveTo(corners));
  const colour = new Float64Array(4);
  for (let y = 0, o = 0; y < out.height; y += 1) {
    for (let x = 0; x < out.width; x += 1, o += 4) {
      const [right, down] = project(onCard, x + 0.5, y + 0.5);
      if (right < 0 || down < 0 || right > 1 || down > 1) continue;
      sample(card, right * card.width, down * card.height, colour);
      const alpha = colour[3]! / 255;
      for (let c = 0; c < 3; c += 1) out.data[o + c] = colour[c]! * alpha + out.data[o + c]! * (1 - alpha);
    }
  }
}

/** Lays a card on a table and views it as `placement` says. The result is opaque. */
export function placeCard(card: Pixels, placement: CardPlacement): Pixels {
  const { margin, tilt, perspective } = placement;
  if (margin === 0 && tilt === 0 && perspective === 0) return onWhite(card);
  const seen = seenCorners(card, placement);
  const xs = seen.map(({ x }) => x);
  const ys = seen.map(({ y }) => y);
  const room = Math.max(margin, 0.01) * card.width;
  const left = Math.min(...xs) - room;
  const top = Math.min(...ys) - room;
  const [width, height] = [Math.max(...xs) + room - left, Math.max(...ys) + room - top];
  const out = ground(Math.round(width), Math.round(height), placement);
  const [tl, tr, br, bl] = seen;
  const moved = ({ x, y }: Point): Point => ({ x: x - left, y: y - top });
  layInto(out, card, [moved(tl), moved(tr), moved(br), moved(bl)]);
  return out;
}
