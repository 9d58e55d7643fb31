import { normalise, keep, KTP_FIELDS, type KtpDraft, type KtpRecord, setField } from '@ktp-ocr/core';

/** A draft of what somebody has confirmed already, to change it: what the record does not hold is gone. */
export function recordDraft(record: KtpRecord, today: string): KtpDraft {
  return KTP_FIELDS.reduce(
    (draft, field) => {
      const value = record[field];
      return value ? keep(setField(draft, field, value), field) : draft;
    },
    normalise(null, { today }),
  );
}
