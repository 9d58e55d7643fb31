import { KtpError } from '@ktp-ocr/core';
import type { CardFit } from '../find/fitCard.ts';
import { guessCard, placeOf } from '../find/guessCard.ts';
import type { RgbImage } from '../image/rgbImage.ts';
import type { TextBox } from '../image/textBox.ts';
import type { Sight } from '../judge/whyUnread.ts';
import type { PhotoArea } from './photoArea.ts';
import { photoBox } from './photoBox.ts';

/** Shows a part of a photo at full resolution. */
export interface Closer {
  /** Pixels of the photo per pixel of the image that is read. */
  readonly scale: number;
  readonly cut: (area: PhotoArea) => Promise<RgbImage>;
}

/** A card at least this wide in the image, in pixels, reads as well there as at full resolution. */
const WIDE_ENOUGH = 700;
/** A photo with fewer pixels than this per pixel of the image shows hardly any more detail. */
const LEAST_SCALE = 1.2;
/** In a guessed part narrower than this, in pixels of the photo, a closer look gets more wrong than right. */
const LEAST_WIDE = 260;
/** A part larger than this share of the photo gains nothing from a closer look. */
const LARGEST = 0.75;
/** Codes that reject a part of a photo without rejecting the whole photo. */
const UNREAD: ReadonlySet<string> = new Set([
  'no-text',
  'not-a-ktp',
  'card-too-small',
  'image-blurry',
  'ocr-failed',
] as const);

function partOf(box: TextBox | null, turns: number, image: RgbImage): PhotoArea | null {
  const rectangle = box && photoBox([box], turns, image, 1);
  if (!rectangle) return null;
  const size = turns % 2 === 1 ? { width: image.height, height: image.width } : image;
  const [left, top] = [Math.min(rectangle[0], size.width), Math.min(rectangle[1], size.height)];
  const width = Math.min(size.width - left, rectangle[2]) / size.width;
  const height = Math.min(size.height - top, rectangle[3]) / size.height;
  if (width <= 0 || height <= 0 || width * height > LARGEST) return null;
  return { left: left / size.width, top: top / size.height, width, height };
}

/** The part of a photo that holds a card too small to be read well in the image, or `null` if there is none. */
export function smallCard(
  { image, lines, boxes }: Sight,
  fit: CardFit | null,
  turns: number,
  { scale }: Closer,
): PhotoArea | null {
  if (!fit) {
    const guess = guessCard(lines, boxes);
    return guess && guess.width * scale >= LEAST_WIDE ? partOf(guess, turns, image) : null;
  }
  const wide = Math.hypot(fit.toPhoto[0], fit.toPhoto[3]);
  return scale < LEAST_SCALE || wide >= WIDE_ENOUGH ? null : partOf(placeOf(fit), turns, image);
}

/** Reads a part of a photo; `null` means that it gave nothing and the whole photo has to be judged instead. */
export async function readPart<Card>(read: () => Promise<Card>): Promise<Card | null> {
  try {
    return await read();
  } catch (error) {
    if (error instanceof KtpError && UNREAD.has(error.code)) return null;
    throw error;
  }
}
