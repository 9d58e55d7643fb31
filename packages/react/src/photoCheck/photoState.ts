import type { Corners, KtpError, PreparedPhoto } from '@ktp-ocr/core';
import type { PhotoCrop } from './cropPhoto.ts';

/** A photo that was chosen but not sent yet. */
interface ChosenPhoto {
  /** As it was chosen. */
  readonly source: Blob;
  /** Object URL of it, upright as soon as it is prepared. Revoked automatically. */
  readonly url: string;
  /** Where the card was found in it; `null` if it was not found, `undefined` while unknown. */
  readonly corners: Corners | null | undefined;
  /** The crop the person chose when sending it, kept in case they come back. */
  readonly crop: PhotoCrop | null;
}

/** The state of a photo, which is prepared as soon as it is chosen so that advice is ready before it is sent. */
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
