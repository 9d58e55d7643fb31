import { KTP_FIELDS } from '@ktp-ocr/core';
import { expect, test } from 'vitest';
import { CARD_ORDER, FIELD_GROUPS } from './fieldGroups.ts';

test.each([
  ['to compare with the card', CARD_ORDER],
  ['to type everything', FIELD_GROUPS.flatMap(({ full, paired }) => [...full, ...paired])],
])('the order %s has every field once', (_, order) => {
  expect(order.toSorted()).toEqual(KTP_FIELDS.toSorted());
});
