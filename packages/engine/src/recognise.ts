import { KTP_LINES, KtpError, type KtpLine } from '@ktp-ocr/core';
import type { CardRead, ReadValue } from './cardRead.ts';
import { detectText } from './detectText.ts';
import { faceCrop } from './faceCrop.ts';
import { fitCard } from './fitCard.ts';
import type { RgbImage } from './image/rgbImage.ts';
import type { Models } from './infer.ts';
import { orient } from './orient.ts';
import { readCard, readLines } from './readCard.ts';
import { readStraightened } from './rectify.ts';

/** A card as read: the photo turned upright, and on it what stands where. */
export interface RecognisedCard {
  /** Clockwise quarter turns that made the photo upright. */
  readonly turns: number;
  readonly values: CardRead['values'];
  readonly face: RgbImage | null;
}

/** Fewer labels than this, or a poorly read line among these, and the card is straightened and read again. */
const ENOUGH_ANCHORS = 11;
const CLEAR = 0.86;

function isWeak({ fit, values }: CardRead): boolean {
  const poor = KTP_LINES.filter((line) => line !== 'golDarah' && (values[line]?.confidence ?? 0) < CLEAR);
  return fit.anchors < ENOUGH_ANCHORS || (values.nik?.confidence ?? 0) < CLEAR || poor.length > 1;
}

/** Line by line the surer of two readings. */
function merge(first: CardRead, second: CardRead): CardRead {
  const values: Partial<Record<KtpLine, ReadValue>> = {};
  for (const line of KTP_LINES) {
    const [a, b] = [first.values[line], second.values[line]];
    const surer = (b?.confidence ?? 0) > (a?.confidence ?? 0) + 0.02 ? b : (a ?? b);
    if (surer) values[line] = surer;
  }
  return { fit: first.fit, values };
}

/**
 * Reads a KTP. Text is found and turned upright, the card is fitted to its labels, every value is cut out and read, and
 * where that was weak the card is straightened and read once more.
 *
 * @throws {KtpError} `no-text` or `not-a-ktp`; and the signal's reason when it is aborted.
 */
export async function recognise(
  models: Models,
  photo: RgbImage,
  options: { readonly signal: AbortSignal; readonly withFace: boolean },
): Promise<RecognisedCard> {
  const { signal, withFace } = options;
  signal.throwIfAborted();
  const { image, turns, boxes: found, already } = await orient(models, photo, signal);
  let lines = await readLines(models, image, found, signal, already);
  let fit = fitCard(lines);
  if (!fit) {
    signal.throwIfAborted();
    const { boxes } = await detectText(models.detectAgain, image);
    lines = await readLines(models, image, boxes, signal);
    fit = fitCard(lines);
  }
  if (!fit) {
    if (lines.length === 0) throw new KtpError('no-text', { vendorCode: 'FailedOperation.ImageNoText' });
    throw new KtpError('not-a-ktp', { vendorCode: 'FailedOperation.ImageNoSpecifiedCard' });
  }
  let card = await readCard(models, image, lines, fit, signal);
  if (isWeak(card)) {
    const again = await readStraightened(models, image, fit, signal);
    if (again) card = merge(card, again);
  }
  return { turns, values: card.values, face: withFace ? faceCrop(image, fit) : null };
}
