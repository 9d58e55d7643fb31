import type { KtpAnyRecord, KtpFieldName } from '@ktp-ocr/core';
import type { ChangeEvent } from 'react';
import type { FieldReview } from '../review/fieldReview.ts';
import type { KtpScanActions } from './scan.ts';
import type { KtpScanState } from './scanState.ts';

/** Props to spread on an `<input>`, `<select>` or `<textarea>` for a field. */
export interface KtpFieldProps {
  /** The field's name, which a form sends it under. */
  readonly name: KtpFieldName;
  /** The draft's value, dates as `YYYY-MM-DD`; empty without a draft. */
  readonly value: string;
  /** Writes what was entered into the draft. */
  readonly onChange: (event: ChangeEvent<HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement>) => void;
  /** True while the field has an error that must be corrected. */
  readonly 'aria-invalid': boolean;
  /** The state of the field, for styling, as on the parts of this package; `missing` without a draft. */
  readonly 'data-review': FieldReview;
}

interface ForInputs {
  /** Props for your own input for this field. */
  readonly getFieldProps: (field: KtpFieldName) => KtpFieldProps;
}

/** What `useKtpOcr` returns: the state, narrowed by `status`, and the actions. */
export type KtpOcr<Record = KtpAnyRecord> = KtpScanState<Record> & KtpScanActions & ForInputs;
