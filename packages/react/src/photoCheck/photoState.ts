import type { Corners, KtpError, PreparedPhoto } from '@ktp-ocr/core';
import type { PhotoCrop } from './cropPhoto.ts';

/** A photo that was chosen and not sent yet. */
interface ChosenPhoto {
  /** As it was chosen. */
  readonly source: Blob;
  /** Object URL of it, upright as soon as it is prepared. Revoked by itself. */
  readonly url: string;
  /** Where the card was found in it; `null` where it was not, `undefined` while nobody knows. */
  readonly corners: Corners | null | undefined;
  /** What the person wanted of it when they sent it: kept if they come back to it. */
  readonly crop: PhotoCrop | null;
}

/** Where a photo stands that is prepared as soon as it is chosen, so that advice about it is there before it is sent. */
export type PhotoState =
  | { readonly status: 'none' }
  | (ChosenPhoto & {
      readonly status: 'checking';
      /** The whole photo, whatever part of it is sent; `null` while it is being prepared. */
      readonly prepared: PreparedPhoto | null;
      /** The part that is wanted is being cut out. */
      readonly cutting: boolean;
    })
  | (ChosenPhoto & { readonly status: 'failed'; readonly error: KtpError });
