import {
  accept,
  confirm,
  isKtpError,
  keep,
  keepOther,
  type KtpAnyRecord,
  type KtpDefaultField,
  type KtpDraft,
  KtpError,
  type KtpFieldName,
  type KtpRecord,
  type KtpRequiredOf,
  type KtpSelection,
  openFields,
  setField,
  undo,
  withRegions,
  withRequired,
} from '@ktp-ocr/core';
import { createStore } from '../shared/createStore.ts';
import { localDay } from '../shared/localDay.ts';
import { draftOf, type KtpFormValue } from './draftOf.ts';
import { followPlaces } from './followPlaces.ts';
import type { KtpReview, KtpReviewActions, KtpReviewOptions, KtpReviewState } from './reviewState.ts';

const about = (draft: KtpDraft) => ({ draft, open: openFields(draft) });

type Tell = (what: Pick<KtpReviewState, 'saving' | 'error'>) => void;

/** Hands over a record, and says how that stands. */
async function save(record: KtpAnyRecord, onConfirm: KtpReviewOptions['onConfirm'], tell: Tell): Promise<void> {
  tell({ saving: true, error: null });
  try {
    await onConfirm?.(record);
    tell({ saving: false, error: null });
  } catch (cause) {
    tell({ saving: false, error: isKtpError(cause) ? cause : new KtpError('upstream-unavailable', { cause }) });
  }
}

/** Saves what may be confirmed, once, or returns the fields in the way. */
function confirmDraft(
  { draft, saving }: KtpReviewState,
  { select, required, onConfirm }: KtpReviewOptions,
  tell: Tell,
): readonly KtpFieldName[] {
  if (saving) return [];
  const result = confirm(draft, { select, required });
  if (!result.ok) return result.blocking;
  void save(result.record, onConfirm, tell);
  return [];
}

/** The draft of a value: the same one again for as long as the value, and what it must hold, are the same. */
function rememberDraft(): (value: KtpFormValue, options: KtpReviewOptions) => KtpDraft {
  let last: { readonly value: KtpFormValue; readonly wanted: string; readonly draft: KtpDraft } | null = null;
  return (value, { select, required, today = localDay() }) => {
    const wanted = [select?.join(), required?.join()].join('|');
    if (last?.value !== value || last.wanted !== wanted) {
      last = { value, wanted, draft: draftOf(value, { select, required, today }) };
    }
    return last.draft;
  };
}

type Edit = (made: (draft: KtpDraft) => KtpDraft, typed?: boolean) => void;

/** What a person can do with one field. */
function fieldActions(edit: Edit) {
  return {
    setField: (field, value) => edit((draft) => setField(draft, field, value), true),
    accept: (field, suggestion = 0) => edit((draft) => accept(draft, field, suggestion)),
    keep: (field) => edit((draft) => keep(draft, field)),
    keepOther: (field) => edit((draft) => keepOther(draft, field)),
    undo: (field) => edit((draft) => undo(draft, field)),
  } satisfies Partial<KtpReviewActions>;
}

/**
 * The review without a screen and without React: a draft, what is doubtful about it, and what a person can do with it.
 * A scan has one, and so has a form that is filled in by hand or changes a record.
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
export function createReview<
  const Select extends KtpSelection = KtpDefaultField,
  const Required extends KtpFieldName = KtpRequiredOf<Select>,
>(first: KtpReviewOptions<Select, Required, KtpRecord<Select, Required>>): KtpReview;
export function createReview(first: KtpReviewOptions): KtpReview {
  let options = first;
  const draftFor = rememberDraft();
  const made = draftFor(first.value === undefined ? (first.defaultValue ?? null) : first.value, first);
  const { set, ...store } = createStore<KtpReviewState>({ ...about(made), saving: false, error: null });
  const look = (): void => places.look(store.getSnapshot());
  const edit: Edit = (made, typed = false) => {
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
      const { draft } = store.getSnapshot();
      const held = next.value === undefined ? withRequired(draft, next) : draftFor(next.value, next);
      // What the page did not take is forgotten.
      if (held !== draft) set({ ...store.getSnapshot(), ...about(held) }, true);
    },
    ...fieldActions(edit),
    lookUpPlaces() {
      places.want();
      look();
    },
    confirm: () => confirmDraft(store.getSnapshot(), options, (what) => set({ ...store.getSnapshot(), ...what })),
  };
}
