import { keep, KTP_FIELDS, type KtpDraft, type KtpRecord, normalise, setField } from '@ktp-ocr/core';

/** What a review may be about: a draft, a record somebody has confirmed before, or nothing yet. */
export type KtpFormValue = KtpDraft | KtpRecord | null;

function isDraft(value: KtpDraft | KtpRecord): value is KtpDraft {
  return 'fields' in value;
}

/** The draft of a value. Of a record all is confirmed already, and what it does not hold is gone. */
export function draftOf(value: KtpFormValue, today: string): KtpDraft {
  if (value && isDraft(value)) return value;
  const empty = normalise(null, { today });
  return KTP_FIELDS.reduce((draft, field) => {
    const text = value?.[field];
    return text ? keep(setField(draft, field, text), field) : draft;
  }, empty);
}
