import type { KtpDraft, KtpError, KtpFieldName, KtpRecordOf, KtpRecordOptions, KtpSelection } from '@ktp-ocr/core';
import type { Store } from '../shared/createStore.ts';
import type { KtpFormValue } from './draftOf.ts';

/** Where a review stands. */
export interface KtpReviewState {
  /** Every field with its value, its status and what is doubtful about it. */
  readonly draft: KtpDraft;
  /** Fields the person should look at, in the order of the form. */
  readonly open: readonly KtpFieldName[];
  /** What was confirmed is being saved: `onConfirm` has not resolved yet. */
  readonly saving: boolean;
  /** Why `onConfirm` failed, or `null`. The draft is still here. */
  readonly error: KtpError | null;
}

/** What can be done in a review. */
export interface KtpReviewActions {
  /** Writes what the person entered. A NIK goes without its spaces; a whole date as printed becomes `YYYY-MM-DD`. */
  readonly setField: (field: KtpFieldName, value: string) => void;
  /** Takes a suggestion, the first by default. */
  readonly accept: (field: KtpFieldName, suggestion?: number) => void;
  /** Keeps what is written: the person has looked at it. */
  readonly keep: (field: KtpFieldName) => void;
  /**
   * The card really prints what stands in a closed field, though no list has it: the record holds it apart, under
   * `other`.
   */
  readonly keepOther: (field: KtpFieldName) => void;
  /** Brings back the value before the last change of this field. */
  readonly undo: (field: KtpFieldName) => void;
  /**
   * Fetches the names of districts and villages, to choose from and to check the places with. Done by itself where a
   * place is in doubt; call it when somebody enters one.
   */
  readonly lookUpPlaces: () => void;
  /** Confirms, or returns the fields that still stand in the way (empty when it went through). */
  readonly confirm: () => readonly KtpFieldName[];
}

/** What `createReview` takes. */
export interface KtpReviewOptions<
  Select extends KtpSelection = KtpSelection,
  Required extends KtpFieldName = KtpFieldName,
  Record = KtpRecordOf<Select, Required>,
> extends KtpRecordOptions<Select, Required> {
  /** Controlled: what is shown. Give back, by `setOptions`, what `onChange` hands over. */
  readonly value?: KtpFormValue | undefined;
  /** Uncontrolled: what is shown at first. */
  readonly defaultValue?: KtpFormValue | undefined;
  /** Called with the draft after each change. */
  readonly onChange?: ((draft: KtpDraft) => void) | undefined;
  /**
   * Called with the record once the person confirms it. While a promise it returns is pending nothing is confirmed
   * twice.
   */
  onConfirm?(record: Record): void | Promise<void>;
  /** The day the cross-checks compare with, `YYYY-MM-DD`. Default: today. */
  readonly today?: string | undefined;
}

/** A review without a screen. */
export interface KtpReview extends Store<KtpReviewState>, KtpReviewActions {
  /** Other options from now on. A `value` that is not the one before replaces the draft. */
  readonly setOptions: (options: KtpReviewOptions) => void;
}
