import {
  accept,
  confirm,
  isKtpError,
  keep,
  type KtpDraft,
  KtpError,
  type KtpRecord,
  openFields,
  setField,
  undo,
  withRegions,
} from '@ktp-ocr/core';
import { createStore } from '../shared/createStore.ts';
import { localDay } from '../shared/localDay.ts';
import { draftOf } from './draftOf.ts';
import { followPlaces } from './followPlaces.ts';
import type { KtpReview, KtpReviewOptions, KtpReviewState } from './reviewState.ts';

const about = (draft: KtpDraft) => ({ draft, open: openFields(draft) });

/** Hands over a record, and says how that stands. */
async function save(
  record: KtpRecord,
  onConfirm: KtpReviewOptions['onConfirm'],
  tell: (what: Pick<KtpReviewState, 'saving' | 'error'>) => void,
): Promise<void> {
  tell({ saving: true, error: null });
  try {
    await onConfirm?.(record);
    tell({ saving: false, error: null });
  } catch (cause) {
    tell({ saving: false, error: isKtpError(cause) ? cause : new KtpError('upstream-unavailable', { cause }) });
  }
}

/**
 * The review without a screen and without React: a draft, what is doubtful about it, and what a person can do with it. A scan
 * has one, and so has a form that is filled in by hand or changes a record.
 *
 * @example
 * ```ts
 * import { createReview } from '@ktp-ocr/react';
 *
 * const review = createReview({ defaultValue: record, onConfirm: save });
 * review.subscribe(() => show(review.getSnapshot()));
 * review.setField('pekerjaan', 'GURU');
 * const inTheWay = review.confirm(); // empty where it went through
 * ```
 */
export function createReview(first: KtpReviewOptions): KtpReview {
  let options = first;
  const today = (): string => options.today ?? localDay();
  const made = draftOf(first.value === undefined ? (first.defaultValue ?? null) : first.value, today());
  /** What the page holds, where it does, and the draft made of it. */
  let held = { value: first.value, draft: made };
  const { set, ...store } = createStore<KtpReviewState>({ ...about(made), saving: false, error: null });
  const change = (what: Partial<KtpReviewState>): void => set({ ...store.getSnapshot(), ...what });
  const look = (): void => places.look(store.getSnapshot().draft, store.getSnapshot().open);
  const edit = (made: (draft: KtpDraft) => KtpDraft, typed = false): void => {
    const before = store.getSnapshot();
    const draft = made(before.draft);
    set({ ...before, ...about(draft), error: null }, typed);
    options.onChange?.(draft);
    look();
  };
  const places = followPlaces((names) => edit((draft) => withRegions(draft, names)));
  return {
    ...store,
    subscribe(listener) {
      const end = store.subscribe(listener);
      look();
      return end;
    },
    setOptions(next) {
      options = next;
      if (next.value === undefined) return;
      if (next.value !== held.value) held = { value: next.value, draft: draftOf(next.value, today()) };
      // What the page did not take is forgotten.
      if (held.draft !== store.getSnapshot().draft) set({ ...store.getSnapshot(), ...about(held.draft) }, true);
    },
    setField: (field, value) => edit((draft) => setField(draft, field, value), true),
    accept: (field, suggestion = 0) => edit((draft) => accept(draft, field, suggestion)),
    keep: (field) => edit((draft) => keep(draft, field)),
    undo: (field) => edit((draft) => undo(draft, field)),
    lookUpPlaces() {
      places.want();
      look();
    },
    confirm() {
      const { draft, saving } = store.getSnapshot();
      const result = confirm(draft, { select: options.select });
      if (saving) return [];
      if (!result.ok) return result.blocking;
      void save(result.record, options.onConfirm, change);
      return [];
    },
  };
}
