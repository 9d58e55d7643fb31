import type { Corners, KtpAnyRecord, PreparedPhoto } from '@ktp-ocr/core';
import type { PhotoCrop } from '../photoCheck/cropPhoto.ts';
import type { KtpReviewActions } from '../review/reviewState.ts';
import type { Store } from '../shared/createStore.ts';
import type { KtpScanOptions } from './scanOptions.ts';
import type { KtpScanState } from './scanState.ts';

/** What can be done in a scan. What makes no sense in its state does nothing. */
export interface KtpScanActions extends KtpReviewActions {
  /**
   * Takes a photo to look at before it is sent, and prepares it meanwhile. `corners`: where a camera has seen the card in it, as
   * shares of its sides.
   */
  readonly choose: (photo: Blob, corners?: Corners | null) => void;
  /** Has the chosen photo read, or the part of it that is wanted. Left out: all of it, as it lies. */
  readonly recognise: (crop?: PhotoCrop) => void;
  /** Prepares the photo and has it read, without a look at it. A second call replaces the first, which is really aborted. */
  readonly scan: (photo: Blob | PreparedPhoto) => void;
  /** Stops what is running and keeps the photo, so that `retry` can go on. */
  readonly cancel: () => void;
  /** Tries the failed stage again, and only that one: a prepared photo is not prepared twice. */
  readonly retry: () => void;
  /** Drops everything: photo, draft, face, error. */
  readonly reset: () => void;
  /** For another photo: as `reset`, but a review that was under way is kept until that has been read. */
  readonly retake: () => void;
  /** Returns to the review that was left for another photo, where there was one: its edits and its photo are as they were. */
  readonly backToReview: () => void;
  /** Opens the review without a reading: the person types everything, the photo stays beside it. */
  readonly fillIn: () => void;
  /** From `confirmed` back to the review, with the record's values. The photo is gone by then. */
  readonly reopen: () => void;
}

/** A scan without a screen: its state, and what can be done. */
export interface KtpScan<Record = KtpAnyRecord> extends Store<KtpScanState<Record>>, KtpScanActions {
  /** Other options from now on; what runs already goes on with those it has. */
  readonly setOptions: (options: KtpScanOptions) => void;
  /** Stops everything and forgets everything. Afterwards it may be used again. */
  readonly destroy: () => void;
}
