import type { KtpDraftField } from '@ktp-ocr/core';

/** How a field is shown: the attribute `data-review` to style by. */
export type FieldReview = 'ok' | 'check' | 'missing' | 'invalid' | 'checked' | 'edited';

/** What a person sees of a field's status: a wrong format counts before everything else. */
export function reviewOf(field: KtpDraftField): FieldReview {
  if (field.issues.some(({ severity }) => severity === 'error')) return field.value === '' ? 'missing' : 'invalid';
  const { status } = field;
  if (status === 'suggested') return 'check';
  return status === 'confirmed' || status === 'other' ? 'checked' : status;
}

/** What the chip of a field says: its review, and where that is not all, how its value came about. */
export type FieldChip = FieldReview | 'unread' | 'wanted' | 'optional' | 'entered';

/**
 * The words of a field's state. They follow the value: nothing was read, or unread, where there was no photo to read
 * from (`byHand`); and what a person has emptied was not left unread by anybody.
 */
export function chipOf(field: KtpDraftField, byHand: boolean): FieldChip {
  const review = reviewOf(field);
  if (review === 'edited') return field.before[0]?.value === '' ? 'entered' : review;
  if (review !== 'missing') return review;
  if (byHand) return field.issues.some(({ severity }) => severity === 'error') ? 'wanted' : 'optional';
  return field.before.length > 0 ? review : 'unread';
}

/** Whether there is an answer to take back: another value, or a doubt that was answered. */
export function canBeUndone(field: KtpDraftField): boolean {
  const review = reviewOf(field);
  const [last] = field.before;
  if ((review !== 'edited' && review !== 'checked') || !last) return false;
  const { value, status } = last;
  return value !== field.value || status === 'check' || status === 'suggested' || status === 'missing';
}

/** Whether a person is asked about a field. */
export function isDoubtful(review: FieldReview): boolean {
  return review === 'check' || review === 'missing' || review === 'invalid';
}
