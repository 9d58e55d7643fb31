import type { PreparedPhoto } from '@ktp-ocr/core';
import type { KtpReviewActions, KtpReviewState } from './reviewState.ts';

/** A review with the photo it is about: by `useKtpOcr` after a reading, or by a form of its own. */
export interface Review extends KtpReviewState, KtpReviewActions {
  readonly photo: PreparedPhoto | null;
  readonly photoUrl: string | null;
  readonly faceUrl: string | null;
}

/** A scan, as far as its review goes: what `useKtpOcr` returns is one. */
export type ReviewedScan =
  | (Review & { readonly status: 'review' })
  | { readonly status: 'idle' | 'checking' | 'preparing' | 'recognising' | 'confirmed' | 'failed' };
