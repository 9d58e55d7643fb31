import { KTP_FIELDS, type KtpFieldName } from '@ktp-ocr/core';
import { expect, test } from 'vitest';
import { cleanValue, FIELD_MATRIX, FIELD_STATES } from '../../fixtures/fieldMatrix.ts';

/** What the chip of each state says. */
const CHIPS = {
  clean: { id: 'Terbaca', en: 'Read' },
  doubtful: { id: 'Cek', en: 'Check' },
  empty: { id: 'Tidak terbaca', en: 'Not read' },
  unlisted: { id: 'Cek', en: 'Check' },
  typed: { id: 'Anda isi', en: 'You entered' },
} as const;

test.each(FIELD_MATRIX)('$field, $state, required: $required', (one) => {
  const { field, state, required, chip, confirms, recorded } = one;
  expect(chip).toEqual(CHIPS[state]);
  // What was read well or typed goes through; a doubt needs an answer, and a required field must not be empty.
  const goes = state === 'clean' || state === 'typed' || (state === 'empty' && !required);
  expect(confirms).toBe(goes);
  if (!goes) expect(recorded).toBeNull();
  else expect(recorded).toBe(state === 'empty' ? '' : cleanValue(field));
});

test('every field is in every state', () => {
  const states = (field: KtpFieldName) => FIELD_MATRIX.filter((one) => one.field === field).length;
  for (const field of KTP_FIELDS) expect(states(field)).toBeGreaterThanOrEqual(2 * (FIELD_STATES.length - 1));
  expect(FIELD_MATRIX.filter(({ state }) => state === 'unlisted')).toHaveLength(12);
});
