import { type Corners, preparePhoto } from '@ktp-ocr/core';
// Imported by path, because the package does not export it.
import { cornersToOffer } from '../../../../../packages/react/src/photoCheck/cornersToOffer.ts';
import { base64Of } from './base64Of.ts';

/** What a page makes of a photo before a person does anything. JPEGs as Base64. */
export interface UnaskedCrop {
  readonly whole: string;
  /**
   * Where the card is cropped unless the person decides otherwise, as shares of the photo's sides; `null` if nothing is
   * cropped.
   */
  readonly corners: Corners | null;
  readonly card: string | null;
}

/** Prepares a photo and crops it as the photo check would for a person who continues at once. */
export async function cropUnasked(address: string): Promise<UnaskedCrop> {
  const photo = await (await fetch(address)).blob();
  const whole = await preparePhoto(photo, { findCard: true });
  const corners = cornersToOffer(whole) ?? null;
  const card = corners && (await preparePhoto(photo, { findCard: true, corners }));
  return { whole: await base64Of(whole.blob), corners, card: card && (await base64Of(card.blob)) };
}
