import { KtpError } from '@ktp-ocr/core';
import type { FoundLine } from '../find/anchors.ts';
import { type RgbImage, warp } from '../image/rgbImage.ts';
import type { TextBox } from '../image/textBox.ts';
import { otherCardError, otherCardIn } from './otherCards.ts';
import { seesKtp } from './seesKtp.ts';
import { lightOf, sharpnessOf } from './sharpness.ts';

/** Print lower than this, in pixels with the room around it, is too small to be read for sure. */
const SMALL = 13;
/** Lines are looked at in this height: letters are as high then as where a whole card's sharpness is measured. */
const HEIGHT = 14;
const BLURRED = 0.3;
/** Fewer lines than this say nothing of the photo. */
const LEAST_LINES = 2;
/** Share of the lines that can be read where a photo is no riddle. */
const READABLE = 0.4;

function middleOf(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[values.length >> 1] ?? 0;
}

function sharpnessOfLine(image: RgbImage, box: TextBox): number {
  const scale = box.height / HEIGHT;
  const width = Math.max(HEIGHT, Math.round(box.width / scale));
  const [cos, sin] = [Math.cos(box.angle) * scale, Math.sin(box.angle) * scale];
  const at = (x: number, y: number): readonly [number, number] => {
    const [u, v] = [x - width / 2, y - HEIGHT / 2];
    return [box.cx + u * cos - v * sin, box.cy + u * sin + v * cos];
  };
  const cut = warp(image, { width, height: HEIGHT }, at, scale > 1.5 ? Math.min(3, Math.ceil(scale)) : 1);
  return sharpnessOf(lightOf(cut));
}

/** What was found on a photo that no card could be read from. */
export interface Sight {
  readonly image: RgbImage;
  /** Lines that could be read. */
  readonly lines: readonly FoundLine[];
  /** Everything that looks like a line of text, also what could not be read. */
  readonly boxes: readonly TextBox[];
}

/** Boxes long enough to tell of print: of lines that were read, or where those are few of all. */
function printIn({ lines, boxes }: Sight): readonly TextBox[] {
  const long = (all: readonly TextBox[]): readonly TextBox[] => all.filter(({ width, height }) => width > 2 * height);
  const read = long(lines.map(({ box }) => box));
  return read.length > LEAST_LINES ? read : long(boxes);
}

function isBlurred(sight: Sight): boolean {
  const print = printIn(sight);
  return print.length >= LEAST_LINES && middleOf(print.map((box) => sharpnessOfLine(sight.image, box))) < BLURRED;
}

function blurred(): KtpError {
  return new KtpError('image-blurry', { vendorCode: 'FailedOperation.ImageBlur' });
}

/**
 * Why a KTP that is there cannot be read: too small, blurred, or neither of them.
 *
 * @returns `card-too-small`, `image-blurry` or `ocr-failed`.
 */
export function unreadable(sight: Sight): KtpError {
  const print = printIn(sight);
  if (print.length >= LEAST_LINES && middleOf(print.map(({ height }) => height)) < SMALL) {
    return new KtpError('card-too-small', { vendorCode: 'FailedOperation.IdCardTooSmall' });
  }
  return isBlurred(sight) ? blurred() : new KtpError('ocr-failed', { vendorCode: 'FailedOperation.OcrFailed' });
}

/** Why no KTP was found on a photo: another card, by its name, none at all, or one that cannot be read. */
export function noCard(sight: Sight): KtpError {
  const { lines, boxes } = sight;
  const other = otherCardIn(lines);
  if (other) return otherCardError(other);
  if (seesKtp(lines)) return unreadable(sight);
  // Where next to nothing could be read nobody knows what it is, but why.
  if (lines.length < boxes.length * READABLE && isBlurred(sight)) return blurred();
  if (lines.length === 0) return new KtpError('no-text', { vendorCode: 'FailedOperation.ImageNoText' });
  return new KtpError('not-a-ktp', { vendorCode: 'FailedOperation.ImageNoSpecifiedCard' });
}
