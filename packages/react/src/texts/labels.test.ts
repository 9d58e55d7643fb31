import { readFileSync } from 'node:fs';
import { KTP_FIELDS, KTP_PROBLEMS, type KtpErrorCode } from '@ktp-ocr/core';
import { KTP_ISSUE_CODES } from '@ktp-ocr/core/kit';
import { describe, expect, test } from 'vitest';
import type { KtpHint } from '../camera/hintOf.ts';
import type { FieldChip } from '../review/fieldReview.ts';
import { id as cameraTexts } from './camera/id.ts';
import { failureWords } from './failures.ts';
import { KTP_HANDOVER_LABELS } from './handoverLabels.ts';
import { KTP_LABELS, translator } from './labels.ts';
import { listOf } from './listOf.ts';

const { id, en } = KTP_LABELS;
const { has } = translator('id');

const parameters = (text: string): string[] => [...new Set(text.match(/\{\w+\}/g))].toSorted();

test('both languages have the same texts', () =>
  expect(Object.keys(en).toSorted()).toEqual(Object.keys(id).toSorted()));

test.each(Object.keys(id).filter(has))('%s has the same parameters in both languages', (key) => {
  expect(id[key]).not.toBe('');
  for (const form of en[key].split('|')) expect(parameters(form)).toEqual(parameters(id[key]));
});

test.each(Object.entries(KTP_HANDOVER_LABELS.id))(
  '%s has the same parameters in both languages, in the hand-over',
  (key, text) => {
    const english = KTP_HANDOVER_LABELS.en[key as keyof typeof KTP_HANDOVER_LABELS.en];
    for (const form of english.split('|')) expect(parameters(form)).toEqual(parameters(text));
  },
);

/** All of them, or this does not compile. */
const HINTS: Readonly<Record<KtpHint, true>> = {
  starting: true,
  'no-card': true,
  'too-far': true,
  'too-near': true,
  'off-centre': true,
  'cut-off': true,
  turned: true,
  tilted: true,
  moving: true,
  blurry: true,
  focusing: true,
  covered: true,
  glare: true,
  'too-dark': true,
  'too-bright': true,
  hold: true,
  captured: true,
};

const CHIPS: Readonly<Record<FieldChip, true>> = {
  ok: true,
  check: true,
  missing: true,
  unread: true,
  wanted: true,
  optional: true,
  invalid: true,
  checked: true,
  edited: true,
  entered: true,
};

/** The words of a chip in the table of docs/own-screens.md. */
function rowOf(chip: string): readonly string[] | undefined {
  const page = readFileSync(new URL('../../../../docs/own-screens.md', import.meta.url), 'utf8');
  const rows = page.split('\n').map((line) => line.split('|').map((cell) => cell.trim()));
  return rows.find((cells) => cells[2] === `\`${chip}\``)?.slice(3, 5);
}

const STYLES = ['parts', 'afterLayouts']
  .map((name) => readFileSync(new URL(`../styles/${name}.css`, import.meta.url), 'utf8'))
  .join('');

describe('every', () => {
  test.each(Object.keys(CHIPS))('status of a field %s has words, and a row in the docs', (chip) => {
    const key = `chips.${chip}`;
    expect(has(key) && rowOf(chip)).toEqual([has(key) && id[key], has(key) && en[key]]);
  });
  test.each(Object.keys(CHIPS))('status of a field %s has a colour', (chip) => {
    expect(STYLES).toMatch(new RegExp(`\\.ktp-chip[^{]*\\[data-review='${chip}'\\]`));
  });
  test.each(Object.keys(HINTS))('hint of the camera %s has words', (hint) => {
    expect(Object.keys(cameraTexts)).toContain(`hints.${hint}`);
  });
  test.each(Object.keys(KTP_PROBLEMS) as KtpErrorCode[])('failure %s has words and an action', (code) => {
    const { words, actions } = failureWords(code);
    expect(has(`errors.${words}.title`) && has(`errors.${words}.body`)).toBe(true);
    expect(actions.length).toBeGreaterThan(0);
  });
  test.each(KTP_FIELDS)('field %s has a name', (field) => expect(has(`fields.${field}`)).toBe(true));
  test.each(KTP_ISSUE_CODES)('issue %s has words', (code) => expect(has(`rules.${code}`)).toBe(true));
  test('text about a rule belongs to an existing rule', () => {
    const worded = Object.keys(id).filter((key) => key.startsWith('rules.'));
    expect(worded.map((key) => key.slice('rules.'.length)).toSorted()).toEqual(KTP_ISSUE_CODES);
  });
});

test('fills in parameters, and chooses singular or plural by a count', () => {
  expect(translator('en')('announce.review.some', { n: 1 })).toContain('1 field to check');
  expect(translator('en')('announce.review.some', { n: 3 })).toContain('3 fields to check');
  expect(translator('id', { 'start.title': 'KTP Anda, ya' })('start.title')).toBe('KTP Anda, ya');
});

test.each(['id', 'en'] as const)('writes lists as %s does', (lang) => {
  const items = ['Agama', 'Gol. darah', 'Foto', 'NIK'];
  for (let n = 0; n <= items.length; n += 1) {
    expect(listOf(items.slice(0, n), lang)).toBe(new Intl.ListFormat(lang).format(items.slice(0, n)));
  }
});
