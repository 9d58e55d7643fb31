'use client';
import { useState } from 'react';
import { useBeforePaint } from '../shared/useBeforePaint.ts';
import { useStore } from '../shared/useStore.ts';
import type { ReviewWork } from './lateReview.ts';
import type { KtpReviewActions, KtpReviewOptions, KtpReviewState } from './reviewState.ts';

/** The review of a form that keeps its draft itself, or whose page keeps it. */
export function useReview({ createReview }: ReviewWork, options: KtpReviewOptions): KtpReviewState & KtpReviewActions {
  const [review] = useState(() => createReview(options));
  const state = useStore(review);
  useBeforePaint(() => {
    // What is still on its way to the screen is on its way to the page too: its value counts once both have arrived.
    const hasArrived = state === review.getSnapshot();
    review.setOptions(hasArrived ? options : { ...options, value: undefined });
  });
  const { setField, accept, keep, keepOther, undo, lookUpPlaces, confirm } = review;
  return { ...state, setField, accept, keep, keepOther, undo, lookUpPlaces, confirm };
}
