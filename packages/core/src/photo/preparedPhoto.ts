import type { Corners } from './frame.ts';

/** What was measured in a photo. Values, never refusals: a person may send a poor photo. */
export interface PhotoQuality {
  /** Mean luminance, 0 (black) to 255 (white), of the card, or of the whole photo if the card's place is unknown. */
  readonly brightness: number;
  /**
   * Variance of the Laplacian divided by the squared contrast: text is blurred below about 0.25, in a whole photo 0.05.
   */
  readonly sharpness: number;
  /** Share of burnt-out pixels, 0 to 1. */
  readonly glare: number;
  /** Pixels along the card in the prepared photo; `null` if its place is unknown. From 640 on it reads well. */
  readonly cardWidth: number | null;
  /** What to tell the person, worst first. Empty for a good photo. */
  readonly advice: readonly PhotoAdvice[];
}

/**
 * What may spoil a reading. `blurry` · `dark` mean luminance below 62 · `bright` above 232 · `glare` more than 1.2 %
 * burnt out · `lowRes` long side below 800 pixels, if the card's place is unknown · `small` fewer than 480 pixels along
 * the card.
 */
export type PhotoAdvice = 'blurry' | 'dark' | 'bright' | 'glare' | 'lowRes' | 'small';

/** A photo ready to be read: upright, small, JPEG or PNG, without EXIF, GPS or thumbnails. */
export interface PreparedPhoto {
  /** The file that is read, and sent if the engine is on a server. */
  readonly blob: Blob;
  /** The type of `blob`. `preparePhoto` makes JPEG only; a signer takes PNG as well. */
  readonly mediaType: 'image/jpeg' | 'image/png';
  /** Pixels across the prepared photo. */
  readonly width: number;
  /** Pixels down it. */
  readonly height: number;
  /** Bytes of the photo as it was chosen. */
  readonly originalBytes: number;
  /** `null` if it could not be measured (on a server, or in a browser without a canvas in workers). */
  readonly quality: PhotoQuality | null;
  /**
   * Where the card was found, as shares of the prepared photo's sides; `null` if that was not certain. Left out if no
   * search was made.
   */
  readonly corners?: Corners | null;
}
