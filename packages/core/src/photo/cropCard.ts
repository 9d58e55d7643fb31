import { PhotoProblem } from './photoProblem.ts';
import { type Canvas, drawPart, makeCanvas } from './canvas.ts';
import type { DecodedPhoto } from './decode.ts';
import { cardLength, type Corners, ID1_ASPECT, mapCorners, sidesOf } from './frame.ts';
import { isCardShape, rectify } from './rectify.ts';
import type { PhotoFacts } from './sniff.ts';

/** Pixels along the card that suffice for any recogniser we know; at least 640 are kept if the photo has them. */
const CARD_EDGE = 1600;
/**
 * Room left around the card, as a share of its sides: corners set by hand, or found in a small frame, are slightly off.
 */
const MARGIN = 0.02;

interface Size {
  readonly width: number;
  readonly height: number;
}

/** Converts corners from shares of the photo's sides to its pixels. @throws {PhotoProblem} `corners-invalid` */
function inPixels(shares: Corners, { width, height }: Size): Corners {
  const corners = mapCorners(shares, ({ x, y }) => ({ x: x * width, y: y * height }));
  const near = shares.every(({ x, y }) => x > -0.25 && x < 1.25 && y > -0.25 && y < 1.25);
  if (!near || !isCardShape(corners)) throw new PhotoProblem('corners-invalid');
  return corners;
}

/** How much smaller the card is drawn than it appears in the photo. */
function scaleOf(corners: Corners, maxEdge: number): number {
  return Math.min(1, Math.min(CARD_EDGE, maxEdge / (1 + 2 * MARGIN)) / cardLength(corners));
}

/** The long side to decode a photo at for its card to be sharp enough; the whole photo if its size is unknown. */
export function edgeToCrop(shares: Corners, { width, height, orientation }: PhotoFacts, maxEdge: number): number {
  if (!width || !height) return Number.MAX_SAFE_INTEGER;
  const upright = orientation > 4 ? { width: height, height: width } : { width, height };
  return Math.ceil(Math.max(width, height) * scaleOf(inPixels(shares, upright), maxEdge));
}

/**
 * The card alone, seen from straight above, in the proportions of an ID-1 card; it lies on its side if it did so in the
 * photo. Needs a canvas that returns what was drawn.
 */
export function cropCard(photo: DecodedPhoto, shares: Corners, maxEdge: number): Canvas {
  const corners = inPixels(shares, photo);
  const scale = scaleOf(corners, maxEdge);
  const xs = corners.map(({ x }) => x);
  const ys = corners.map(({ y }) => y);
  const room = 2 * MARGIN * cardLength(corners);
  const left = Math.max(0, Math.floor(Math.min(...xs) - room));
  const top = Math.max(0, Math.floor(Math.min(...ys) - room));
  const part = drawPart(photo, {
    left,
    top,
    width: Math.min(photo.width, Math.max(...xs) + room) - left,
    height: Math.min(photo.height, Math.max(...ys) + room) - top,
    scale,
  });
  const { width, height } = part.canvas;
  const around = part.context.getImageData(0, 0, width, height);
  const local = mapCorners(corners, ({ x, y }) => ({ x: (x - left) * scale, y: (y - top) * scale }));
  const [up, right, down, side] = sidesOf(corners);
  const long = Math.round(cardLength(local) * (1 + 2 * MARGIN));
  const short = Math.round(long / ID1_ASPECT);
  const card = up + down >= right + side ? makeCanvas(long, short) : makeCanvas(short, long);
  const pixels = card.context.createImageData(card.canvas.width, card.canvas.height);
  rectify(around, local, pixels, MARGIN);
  card.context.putImageData(pixels, 0, 0);
  return card;
}
