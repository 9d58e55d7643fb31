import { KtpError } from '@ktp-ocr/core';
import type { FoundLine } from '../find/anchors.ts';
import { cutBox } from '../image/cutOut.ts';
import type { RgbImage } from '../image/rgbImage.ts';
import type { TextBox } from '../image/textBox.ts';
import { otherCardError, otherCardIn } from './otherCards.ts';
import { seesKtp } from './seesKtp.ts';
import { lightOf, sharpnessOf } from './sharpness.ts';

/** Print lower than this, in pixels including the room around it, is too small to be read reliably. */
const SMALL = 13;
/** Height at which lines are measured: their letters are then as high as where a whole card's sharpness is measured. */
const HEIGHT = 14;
const BLURRED = 0.3;
/** Fewer lines than this say nothing about the photo. */
const LEAST_LINES = 2;
/** Share of readable lines from which a photo counts as readable. */
const READABLE = 0.4;

function middleOf(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[values.length >> 1] ?? 0;
}

function sharpnessOfLine(image: RgbImage, box: TextBox): number {
  const width = Math.max(HEIGHT, Math.round((box.width * HEIGHT) / box.height));
  return sharpnessOf(lightOf(cutBox(image, box, { width, height: HEIGHT })));
}

/** What was found in a photo that yielded no card. */
export interface Sight {
  readonly image: RgbImage;
  /** Lines that could be read. */
  readonly lines: readonly FoundLine[];
  /** Everything that looks like a line of text, readable or not. */
  readonly boxes: readonly TextBox[];
}

/** The boxes long enough to judge the print by: those of lines that were read or, if there are too few, all of them. */
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
 * Says why a KTP that is there cannot be read.
 *
 * @returns `card-too-small`, `image-blurry` or, if neither is the reason, `ocr-failed`.
 */
export function unreadable(sight: Sight): KtpError {
  const print = printIn(sight);
  if (print.length >= LEAST_LINES && middleOf(print.map(({ height }) => height)) < SMALL) {
    return new KtpError('card-too-small', { vendorCode: 'FailedOperation.IdCardTooSmall' });
  }
  return isBlurred(sight) ? blurred() : new KtpError('ocr-failed', { vendorCode: 'FailedOperation.OcrFailed' });
}

/** Says why no KTP was found in a photo: it is another card, which is named; there is none; or it cannot be read. */
export function noCard(sight: Sight): KtpError {
  const { lines, boxes } = sight;
  const other = otherCardIn(lines);
  if (other) return otherCardError(other);
  if (seesKtp(lines)) return unreadable(sight);
  // If next to nothing could be read, it is unknown what the card is, but known why.
  if (lines.length < boxes.length * READABLE && isBlurred(sight)) return blurred();
  if (lines.length === 0) return new KtpError('no-text', { vendorCode: 'FailedOperation.ImageNoText' });
  return new KtpError('not-a-ktp', { vendorCode: 'FailedOperation.ImageNoSpecifiedCard' });
}
