import { type KtpAnyRecord, type KtpDraft, type KtpRecordOptions, normalise, withRequired } from '@ktp-ocr/core';
import { draftOfRecord } from '@ktp-ocr/core/kit';

/** What a review may be about: a draft, a record somebody has confirmed before, or nothing yet. */
export type KtpFormValue = KtpDraft | KtpAnyRecord | null;

function isDraft(value: KtpDraft | KtpAnyRecord): value is KtpDraft {
  return 'fields' in value;
}

/** The draft of a value. Of a record all is confirmed already, and what it does not hold is gone. */
export function draftOf(value: KtpFormValue, options: KtpRecordOptions & { readonly today: string }): KtpDraft {
  if (!value) return normalise(null, options);
  return isDraft(value) ? withRequired(value, options) : draftOfRecord(value, options);
}
