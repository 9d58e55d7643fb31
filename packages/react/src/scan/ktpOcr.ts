import type { KtpAnyRecord, KtpFieldName } from '@ktp-ocr/core';
import type { ChangeEvent } from 'react';
import type { FieldReview } from '../review/fieldReview.ts';
import type { KtpScanActions } from './scan.ts';
import type { KtpScanState } from './scanState.ts';

/** For an `<input>`, `<select>` or `<textarea>` of a field: spread it. */
export interface KtpFieldProps {
  /** The field's name, under which a form sends it. */
  readonly name: KtpFieldName;
  /** As the draft has it, dates as `YYYY-MM-DD`; empty where there is no draft. */
  readonly value: string;
  /** Writes what was entered into the draft. */
  readonly onChange: (event: ChangeEvent<HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement>) => void;
  /** True while the field has an error that must be mended. */
  readonly 'aria-invalid': boolean;
  /** How it stands with the field, to style by, as on the parts of this package; `missing` where there is no draft. */
  readonly 'data-review': FieldReview;
}

interface ForInputs {
  /** For inputs of your own: what to spread on the one of this field. */
  readonly getFieldProps: (field: KtpFieldName) => KtpFieldProps;
}

/** What `useKtpOcr` returns: the state, narrowed by `status`, and what can be done. */
export type KtpOcr<Record = KtpAnyRecord> = KtpScanState<Record> & KtpScanActions & ForInputs;
