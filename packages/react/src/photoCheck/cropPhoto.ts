import { type Corners, KtpError, type PreparedPhoto, preparePhoto, type PreparePhotoOptions } from '@ktp-ocr/core';
import type { Turns } from './turns.ts';

/** Which part of a photo to use, and how it is turned. */
export interface PhotoCrop {
  /**
   * Corners of the card in the upright photo, as shares of its sides from its upper left, or `null` for the whole
   * photo.
   */
  readonly corners: Corners | null;
  /** Quarter turns, clockwise, until the card can be read. */
  readonly turns: Turns;
}

/** Turns a prepared photo by quarters. Drawn on the page, since it is small by now. */
async function turnPhoto(photo: PreparedPhoto, turns: Turns): Promise<PreparedPhoto> {
  const bitmap = await createImageBitmap(photo.blob);
  const across = turns % 2 === 1;
  const canvas = document.createElement('canvas');
  canvas.width = across ? bitmap.height : bitmap.width;
  canvas.height = across ? bitmap.width : bitmap.height;
  const context = canvas.getContext('2d');
  context?.translate(canvas.width / 2, canvas.height / 2);
  context?.rotate((turns * Math.PI) / 2);
  context?.drawImage(bitmap, -bitmap.width / 2, -bitmap.height / 2);
  bitmap.close();
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/jpeg', 0.9));
  if (!blob) throw new KtpError('out-of-memory');
  return { ...photo, blob, mediaType: 'image/jpeg', width: canvas.width, height: canvas.height };
}

/**
 * The corners, starting with the one at the card's upper left after that many turns: cutting the card out then turns it
 * upright.
 */
function fromUpperLeft(corners: Corners, turns: Turns): Corners {
  const at = (i: number) => corners[(i + 4 - turns) % 4]!;
  return [at(0), at(1), at(2), at(3)];
}

/**
 * Prepares the part of a photo that a person chose, upright as they turned it: for `useKtpOcr`'s `scan`.
 *
 * @throws {KtpError} as `preparePhoto` does.
 */
export async function cropPhoto(
  photo: Blob,
  { corners, turns }: PhotoCrop,
  options: PreparePhotoOptions = {},
): Promise<PreparedPhoto> {
  // Uses the worker that found the card: another would have to be fetched.
  if (corners) return preparePhoto(photo, { findCard: true, ...options, corners: fromUpperLeft(corners, turns) });
  const whole = await preparePhoto(photo, options);
  return turns === 0 ? whole : turnPhoto(whole, turns);
}
