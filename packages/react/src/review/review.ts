import type { PreparedPhoto } from '@ktp-ocr/core';
import type { KtpReviewActions, KtpReviewState } from './reviewState.ts';

/** A review with the photo it is about: by `useKtpOcr` after a reading, or by a form of its own. */
export interface Review extends KtpReviewState, KtpReviewActions {
  readonly photo: PreparedPhoto | null;
  readonly photoUrl: string | null;
  readonly faceUrl: string | null;
}
