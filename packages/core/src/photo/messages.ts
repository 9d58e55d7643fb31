import type { KtpErrorCode } from '../problems.ts';
import type { Corners, Frame } from './frame.ts';
import type { PreparedPhoto } from './preparedPhoto.ts';
import type { PhotoFacts } from './sniff.ts';

/** Bounds of a prepared photo. */
interface PhotoLimits {
  /** Long side in pixels. */
  readonly maxEdge: number;
  /** Bytes of the result. */
  readonly maxBytes: number;
  /** Largest number of pixels the original may declare. */
  readonly maxPixels: number;
}

/** Page to worker: one photo to prepare. */
export interface PrepareRequest {
  readonly photo: Blob;
  readonly limits: PhotoLimits;
  /** Corners of the card, as shares of the upright photo's sides, if the card is to be cut out. */
  readonly corners: Corners | null;
}

/** The worker files that can answer: one of them can also find the card, and is larger for it. */
export type PrepareScript = 'prepare.worker.js' | 'prepareAndFind.worker.js';

/** A prepared photo, and what the page needs to notice that its file lacks data. */
export interface Prepared {
  readonly photo: PreparedPhoto;
  readonly facts: PhotoFacts;
  /** A small copy; `null` if the browser does not give out what was drawn. */
  readonly frame: Frame | null;
}

/** Worker to page. */
export type PrepareAnswer =
  | ({ readonly kind: 'prepared' } & Prepared)
  | { readonly kind: 'failed'; readonly code: KtpErrorCode };
