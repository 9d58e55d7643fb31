import { type Corners, preparePhoto } from '@ktp-ocr/core';
// By its path: it is no name for apps.
import { cornersToOffer } from '../../../../../packages/react/src/photoCheck/cornersToOffer.ts';
import { base64Of } from './base64Of.ts';

/** What a page makes of a photo before anybody touches it. JPEGs as Base64. */
export interface UnaskedCrop {
  readonly whole: string;
  /** Where the card is cut out unless the person says otherwise, as shares of the photo's sides; `null` where nothing is cut. */
  readonly corners: Corners | null;
  readonly card: string | null;
}

/** Prepares a photo and cuts it as the photo check would for a person who presses on at once. */
export async function cropUnasked(address: string): Promise<UnaskedCrop> {
  const photo = await (await fetch(address)).blob();
  const whole = await preparePhoto(photo, { findCard: true });
  const corners = cornersToOffer(whole) ?? null;
  const card = corners && (await preparePhoto(photo, { findCard: true, corners }));
  return { whole: await base64Of(whole.blob), corners, card: card && (await base64Of(card.blob)) };
}
