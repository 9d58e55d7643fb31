import type { KtpFieldName } from '@ktp-ocr/core';
import { reviewOf } from '../review/fieldReview.ts';
import type { KtpFieldProps } from './ktpOcr.ts';
import type { KtpScanActions } from './scan.ts';
import type { KtpScanState } from './scanState.ts';

/** What an app's own input needs to serve this field. */
export function fieldPropsOf({ setField }: KtpScanActions, { draft }: KtpScanState, name: KtpFieldName): KtpFieldProps {
  const field = draft?.fields[name];
  return {
    name,
    value: field?.value ?? '',
    onChange: (event) => setField(name, event.target.value),
    'aria-invalid': field?.issues.some(({ severity }) => severity === 'error') ?? false,
    'data-review': field ? reviewOf(field) : 'missing',
  };
}
