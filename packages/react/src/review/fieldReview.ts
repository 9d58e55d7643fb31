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

/** Whether a person is asked about a field. */
export function isDoubtful(review: FieldReview): boolean {
  return review === 'check' || review === 'missing' || review === 'invalid';
}
