/** What was noticed about a photo. Values, never refusals: a person may send a poor photo. */
export interface PhotoQuality {
  /** Mean luminance, 0 (black) to 255 (white). */
  readonly brightness: number;
  /** Variance of the Laplacian divided by the squared contrast: below about 0.035 the text is blurred. */
  readonly sharpness: number;
  /** Share of burnt-out pixels, 0 to 1. */
  readonly glare: number;
  /** What to tell the person, worst first. Empty for a good photo. */
  readonly advice: readonly PhotoAdvice[];
}

export type PhotoAdvice = 'blurry' | 'dark' | 'bright' | 'glare' | 'lowRes';

/** A photo ready to be read: upright, small, JPEG or PNG, without EXIF, GPS or thumbnails. */
export interface PreparedPhoto {
  readonly blob: Blob;
  readonly mediaType: 'image/jpeg' | 'image/png';
  /** Pixels of the prepared photo. */
  readonly width: number;
  readonly height: number;
  /** Bytes of the photo as it was chosen. */
  readonly originalBytes: number;
  /** `null` where it could not be measured (on a server, or in a browser without a canvas in workers). */
  readonly quality: PhotoQuality | null;
}
