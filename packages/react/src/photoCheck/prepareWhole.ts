import { type Corners, preparePhoto, type PreparePhotoOptions } from '@ktp-ocr/core';
import { cornersToOffer } from './cornersToOffer.ts';

/** Prepares a whole photo and finds the card in it, unless a camera has already found it. */
export async function prepareWhole(source: Blob, corners: Corners | null, options: PreparePhotoOptions) {
  // Searched for even if the camera gave its corners: the print is judged within the card.
  const prepared = await preparePhoto(source, { findCard: true, ...options });
  return { prepared, corners: corners ?? cornersToOffer(prepared) };
}
