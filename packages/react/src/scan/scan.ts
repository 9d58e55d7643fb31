import type { Corners, KtpAnyRecord, PreparedPhoto } from '@ktp-ocr/core';
import type { PhotoCrop } from '../photoCheck/cropPhoto.ts';
import type { KtpReviewActions } from '../review/reviewState.ts';
import type { Store } from '../shared/createStore.ts';
import type { KtpScanOptions } from './scanOptions.ts';
import type { KtpScanState } from './scanState.ts';

/** The actions of a scan. One that makes no sense in the current state does nothing. */
export interface KtpScanActions extends KtpReviewActions {
  /**
   * Takes a photo for the person to check before it is sent, and prepares it meanwhile. `corners`: where a camera saw
   * the card, as shares of its sides.
   */
  readonly choose: (photo: Blob, corners?: Corners | null) => void;
  /** Reads the chosen photo, or the wanted part of it. Without `crop`: all of it, as it is. */
  readonly recognise: (crop?: PhotoCrop) => void;
  /** Prepares and reads the photo without a check. A second call aborts and replaces the first. */
  readonly scan: (photo: Blob | PreparedPhoto) => void;
  /** Stops what is running but keeps the photo, so that `retry` can continue. */
  readonly cancel: () => void;
  /** Retries only the failed stage: a prepared photo is not prepared twice. */
  readonly retry: () => void;
  /** Drops everything: photo, draft, face, error. */
  readonly reset: () => void;
  /** Starts over for another photo, like `reset`, but keeps a review in progress until that photo has been read. */
  readonly retake: () => void;
  /** Returns to the review that `retake` set aside, if any, with its edits and its photo. */
  readonly backToReview: () => void;
  /** Opens the review without a reading: the person types everything, with the photo beside the form. */
  readonly fillIn: () => void;
  /** From `confirmed` back to the review, with the record's values. The photo is gone by then. */
  readonly reopen: () => void;
}

/** A scan without a screen: its state and its actions. */
export interface KtpScan<Record = KtpAnyRecord> extends Store<KtpScanState<Record>>, KtpScanActions {
  /** Replaces the options; anything already running keeps the old ones. */
  readonly setOptions: (options: KtpScanOptions) => void;
  /** Stops everything and forgets everything. Afterwards it may be used again. */
  readonly destroy: () => void;
}
