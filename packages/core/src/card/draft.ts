import type { KtpRegions } from './regions/atlas.ts';
import type { KtpFieldName } from './fields.ts';
import type { KtpReading, PhotoBox } from './reading.ts';

/**
 * How a field stands in the review. `ok` read and plausible · `suggested` a suggestion waits · `check` doubtful, no
 * suggestion · `missing` nothing read · `edited` changed by the person · `confirmed` looked at and kept, or a
 * suggestion accepted · `other` the person says that the card really prints what no list of its words has.
 */
export type KtpFieldStatus = 'ok' | 'suggested' | 'check' | 'missing' | 'edited' | 'confirmed' | 'other';

/** Why a suggestion is made. The words for it are in the labels, under `reasons`. */
export type KtpSuggestionReason = 'vocab' | 'digit' | 'rotation' | 'label' | 'cross' | 'region' | 'format';

/** A value a person may accept with one press. Never applied by itself. */
export interface KtpSuggestion {
  /** In the canonical form of a `KtpDraftField`'s value. Never what stands in the field already. */
  readonly value: string;
  /** 0 to 1, how near the suggestion is to what was read. */
  readonly score: number;
  /** What it rests on. */
  readonly reason: KtpSuggestionReason;
  /** Other fields that speak for it. */
  readonly evidence: readonly KtpFieldName[];
}

/** `error` must be mended, `warn` needs one answer, `hint` needs none. */
export type KtpSeverity = 'error' | 'warn' | 'hint';

/** Something about a field a person should know. Holds no value of any field. */
export interface KtpIssue {
  /** Rule and case, for example `nik.length`: the key of its words in the texts. The reference lists all. */
  readonly code: string;
  /** What it asks of the person. */
  readonly severity: KtpSeverity;
  /** The field it is shown at. */
  readonly field: KtpFieldName;
  /** The other fields it is about. */
  readonly others: readonly KtpFieldName[];
  /** Parameters of its words: counts and field names only. */
  readonly params: Readonly<Record<string, string | number>>;
}

/** One field under review. */
export interface KtpDraftField {
  /** The text as read, or an empty string. */
  readonly raw: string;
  /**
   * The value as it stands now, in its canonical form where it has one: dates are `YYYY-MM-DD`, RT/RW is `001/002`,
   * a lifelong card is `SEUMUR HIDUP`, a NIK is digits only. What cannot be parsed stays as read.
   */
  readonly value: string;
  /** Judged anew after each change of the draft; `edited` and `confirmed` stay. */
  readonly status: KtpFieldStatus;
  /** Of the line it was read from: 0 to 1, or `null` where the engine gives none. */
  readonly confidence: number | null;
  /** Where that line stands, or `null`. Place and date of birth share one line. */
  readonly box: PhotoBox | null;
  /** Best first; at most three. */
  readonly suggestions: readonly KtpSuggestion[];
  /** About the value as it stands now: errors first, then warnings, then hints. */
  readonly issues: readonly KtpIssue[];
  /** What changes have replaced, the last one first: what undo brings back. */
  readonly before: readonly KtpFieldBefore[];
}

/** Whether the person has looked at a field: doubts of the reading are settled then. */
export function isAnswered({ status }: KtpDraftField): boolean {
  return status === 'edited' || status === 'confirmed' || status === 'other';
}

/** A field as it was before a change. */
export interface KtpFieldBefore {
  /** What `undo` brings back. */
  readonly value: string;
  /** How it stood. Judged again when it comes back. */
  readonly status: KtpFieldStatus;
}

/** All fields under review, with what the engine saw kept beside them. Each edit gives a new draft. */
export interface KtpDraft {
  /** Every field of the card, read or not. */
  readonly fields: Readonly<Record<KtpFieldName, KtpDraftField>>;
  /** What was read, or `null` where the person types everything. */
  readonly reading: KtpReading | null;
  /** About the photo as a whole (rule `photo`). */
  readonly issues: readonly KtpIssue[];
  /** Fields a record of this draft must hold. */
  readonly required: readonly KtpFieldName[];
  /** The day the rules compare with, `YYYY-MM-DD`: passed in, never taken from a clock here. */
  readonly today: string;
  /**
   * Names of districts and villages the rules may use, where they were passed in. Holds functions: leave it out of a
   * clone.
   */
  readonly regions?: KtpRegions | undefined;
}
