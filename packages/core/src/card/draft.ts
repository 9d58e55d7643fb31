import type { KtpRegions } from './regions/atlas.ts';
import type { KtpFieldName } from './fields.ts';
import type { KtpReading, PhotoBox } from './reading.ts';

/**
 * A field's state in the review. `ok` read and plausible · `suggested` a suggestion is waiting · `check` doubtful, no
 * suggestion · `missing` nothing read · `edited` changed by the person · `confirmed` looked at and kept, or a
 * suggestion accepted · `other` the person says that the card really prints a word that is in no list.
 */
export type KtpFieldStatus = 'ok' | 'suggested' | 'check' | 'missing' | 'edited' | 'confirmed' | 'other';

/** Why a suggestion is made. Its words are in the texts, under `reasons`. */
export type KtpSuggestionReason = 'vocab' | 'digit' | 'rotation' | 'label' | 'cross' | 'region' | 'format';

/** A value a person may accept with one press. Never applied by itself. */
export interface KtpSuggestion {
  /** In the canonical form of a `KtpDraftField`'s value. Never the current value. */
  readonly value: string;
  /** 0 to 1: how close the suggestion is to what was read. */
  readonly score: number;
  /** What it is based on. */
  readonly reason: KtpSuggestionReason;
  /** Other fields that support it. */
  readonly evidence: readonly KtpFieldName[];
}

/** `error` must be corrected, `warn` needs one answer, `hint` needs none. */
export type KtpSeverity = 'error' | 'warn' | 'hint';

/** Something about a field that a person should know. Holds no value of any field. */
export interface KtpIssue {
  /** Rule and case, for example `nik.length`: the key of its words in the texts. The reference lists them all. */
  readonly code: string;
  /** What it asks of the person. */
  readonly severity: KtpSeverity;
  /** The field that shows it. */
  readonly field: KtpFieldName;
  /** The other fields it concerns. */
  readonly others: readonly KtpFieldName[];
  /** Parameters of its words: only counts and field names. */
  readonly params: Readonly<Record<string, string | number>>;
}

/** One field under review. */
export interface KtpDraftField {
  /** The text as read, or an empty string. */
  readonly raw: string;
  /**
   * The current value, in its canonical form if it has one: dates are `YYYY-MM-DD`, RT/RW is `001/002`, a lifelong card
   * is `SEUMUR HIDUP`, a NIK is digits only. Text that cannot be parsed stays as read.
   */
  readonly value: string;
  /** Judged again after each change to the draft; `edited` and `confirmed` stay. */
  readonly status: KtpFieldStatus;
  /** Confidence in the line it was read from: 0 to 1, or `null` if the engine gives none. */
  readonly confidence: number | null;
  /** The place of that line, or `null`. Place and date of birth share one line. */
  readonly box: PhotoBox | null;
  /** Best first; at most three. */
  readonly suggestions: readonly KtpSuggestion[];
  /** About the current value: errors first, then warnings, then hints. */
  readonly issues: readonly KtpIssue[];
  /** What changes have replaced, the latest first, for undo. */
  readonly before: readonly KtpFieldBefore[];
}

/** Whether the person has looked at a field, which settles doubts about the reading. */
export function isAnswered({ status }: KtpDraftField): boolean {
  return status === 'edited' || status === 'confirmed' || status === 'other';
}

/** A field as it was before a change. */
export interface KtpFieldBefore {
  /** The value that `undo` restores. */
  readonly value: string;
  /** Its status then. It is judged again when it comes back. */
  readonly status: KtpFieldStatus;
}

/** All fields under review, together with what the engine saw. Each edit returns a new draft. */
export interface KtpDraft {
  /** Every field of the card, read or not. */
  readonly fields: Readonly<Record<KtpFieldName, KtpDraftField>>;
  /** What was read, or `null` if the person types everything. */
  readonly reading: KtpReading | null;
  /** About the photo as a whole (rule `photo`). */
  readonly issues: readonly KtpIssue[];
  /** Fields a record of this draft must hold. */
  readonly required: readonly KtpFieldName[];
  /** The day the rules compare with, `YYYY-MM-DD`: passed in, never taken from a clock here. */
  readonly today: string;
  /**
   * Names of districts and villages for the rules, if they were passed in. Contains functions: leave it out when you
   * clone.
   */
  readonly regions?: KtpRegions | undefined;
}
