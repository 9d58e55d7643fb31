import { describe, expect, test } from 'vitest';
import { parsePhone, pinProblem } from './signUp.ts';
import { en } from './words/en.ts';
import { id } from './words/id.ts';

describe('a phone number', () => {
  test.each([
    ['0812 0000 0000', '081200000000'],
    ['+62 812-0000-0000', '081200000000'],
    ['62812000000', '0812000000'],
  ])('%s is accepted', (text, digits) => expect(parsePhone(text)).toBe(digits));
  test.each(['', '0211234567', '0812', '0812000000000000', 'abc'])('%j is refused', (text) =>
    expect(parsePhone(text)).toBeNull(),
  );
});

describe('a PIN', () => {
  test('is accepted if the same six digits are entered twice', () =>
    expect(pinProblem('482913', '482913', '1994-08-17')).toBeNull());
  test('must have six digits', () => expect(pinProblem('4829', '4829', undefined)).toBe('wrong'));
  test('must not be the date of birth', () => {
    expect(pinProblem('170894', '170894', '1994-08-17')).toBe('birth');
    expect(pinProblem('940817', '940817', '1994-08-17')).toBe('birth');
  });
  test('must be repeated', () => expect(pinProblem('482913', '482914', '1994-08-17')).toBe('differs'));
});

test('both languages have the same words', () => {
  expect(en.stepNames).toHaveLength(id.stepNames.length);
  expect(en.consent.rows).toHaveLength(id.consent.rows.length);
});
