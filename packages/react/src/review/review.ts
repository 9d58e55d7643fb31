import type { KtpDraft, KtpError, KtpFieldName, PreparedPhoto } from '@ktp-ocr/core';

/** A draft under review and what can be done with it: by `useKtpOcr` after a reading, or by a form of its own. */
export interface Review {
  readonly draft: KtpDraft;
  /** Fields the person should look at, in the order of the form. */
  readonly open: readonly KtpFieldName[];
  readonly photo: PreparedPhoto | null;
  readonly photoUrl: string | null;
  readonly faceUrl: string | null;
  /** What was confirmed is being saved. */
  readonly saving: boolean;
  /** Why saving it failed. */
  readonly error: KtpError | null;
  readonly setField: (field: KtpFieldName, value: string) => void;
  readonly accept: (field: KtpFieldName, suggestion?: number) => void;
  readonly keep: (field: KtpFieldName) => void;
  readonly undo: (field: KtpFieldName) => void;
  readonly lookUpPlaces: () => void;
  /** Confirms, or returns what stands in the way. */
  readonly confirm: () => readonly KtpFieldName[];
}
