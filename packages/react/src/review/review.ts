import type { KtpDraft, KtpError, KtpField, PreparedPhoto } from '@ktp-ocr/core';

/** A draft under review and what can be done with it: by `useKtpOcr` after a reading, or by a form of its own. */
export interface Review {
  readonly draft: KtpDraft;
  /** Fields the person should look at, in the order of the form. */
  readonly open: readonly KtpField[];
  readonly photo: PreparedPhoto | null;
  readonly photoUrl: string | null;
  readonly faceUrl: string | null;
  /** What was confirmed is being saved. */
  readonly saving: boolean;
  /** Why saving it failed. */
  readonly error: KtpError | null;
  readonly setField: (field: KtpField, value: string) => void;
  readonly accept: (field: KtpField, suggestion?: number) => void;
  readonly keep: (field: KtpField) => void;
  readonly undo: (field: KtpField) => void;
  readonly lookUpPlaces: () => void;
  /** Confirms, or returns what stands in the way. */
  readonly confirm: () => readonly KtpField[];
}
