'use client';
import type { KtpFieldName } from '@ktp-ocr/core';
import { startTransition, useState } from 'react';
import { useLatest } from '../shared/useLatest.ts';
import type { Review } from './review.ts';
import type { FieldHandlers } from './ReviewField.tsx';
import type { Doubts } from './useDoubts.ts';

/**
 * What each field may do to the review: the same object at every render, so that only fields that changed are made
 * anew.
 */
export function useFieldHandlers(review: Review, doubts: Doubts, onKept: (name: KtpFieldName) => void): FieldHandlers {
  const latest = useLatest({ review, doubts, onKept });
  const [handlers] = useState<FieldHandlers>(() => ({
    change: (name, value) => {
      latest.current.doubts.hold(name);
      latest.current.review.setField(name, value);
    },
    // An answer changes the field, and others with it, and moves the form: the press itself is seen first.
    accept: (name, suggestion) =>
      startTransition(() => {
        latest.current.doubts.answered(name);
        latest.current.review.accept(name, suggestion);
      }),
    keep: (name) =>
      startTransition(() => {
        latest.current.onKept(name);
        latest.current.doubts.answered(name);
        latest.current.review.keepOther(name);
      }),
    undo: (name) =>
      startTransition(() => {
        latest.current.doubts.undone(name);
        latest.current.review.undo(name);
      }),
    edit: (name) => latest.current.doubts.edit(name),
    done: (name) => latest.current.doubts.done(name),
    seeOther: (name) => latest.current.doubts.goTo(name),
  }));
  return handlers;
}
