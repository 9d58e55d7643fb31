import { type Corners, preparePhoto, type PreparePhotoOptions } from '@ktp-ocr/core';
import { cornersToOffer } from './cornersToOffer.ts';

/** Prepares a whole photo and finds the card in it, where no camera has seen it yet. */
export async function prepareWhole(source: Blob, corners: Corners | null, options: PreparePhotoOptions) {
  // The card is looked for also where the camera told us of it: print is judged inside the card.
  const prepared = await preparePhoto(source, { findCard: true, ...options });
  return { prepared, corners: corners ?? cornersToOffer(prepared) };
}
