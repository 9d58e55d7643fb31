import { normalise, REQUIRED_FIELDS } from '@ktp-ocr/core';
import { inventPerson, scenarioAnswer } from '@ktp-ocr/testing';
import { describe, expect, test, vi } from 'vitest';
import { createReview } from './createReview.ts';

const person = inventPerson(5);
const today = '2026-01-31';
const draftOf = (scenario: 'read' | 'doubtful') => normalise(scenarioAnswer(scenario, { person }).reading!, { today });
const nameIn = (review: ReturnType<typeof createReview>): string => review.getSnapshot().draft.fields.nama.value;

describe('controlled by a page', () => {
  test('what the page gives back is shown, and what it does not take is forgotten', () => {
    const value = draftOf('read');
    const onChange = vi.fn();
    const review = createReview({ value, onChange, today });
    review.setField('nama', 'SITI');
    const [changed] = onChange.mock.lastCall!;
    review.setOptions({ value: changed, onChange, today });
    expect(nameIn(review)).toBe('SITI');
    review.setField('nama', 'SITI SAMPEL');
    review.setOptions({ value: changed, onChange, today });
    expect(nameIn(review)).toBe('SITI');
  });

  test('while the answer of the page is on its way, the next change begins at the last one', () => {
    const value = draftOf('read');
    const onChange = vi.fn();
    const review = createReview({ value, onChange, today });
    review.setField('nama', 'SITI');
    // The page renders for another reason before it has its new value.
    review.setOptions({ onChange, today });
    review.setField('pekerjaan', 'GURU');
    const [changed] = onChange.mock.lastCall!;
    expect([changed.fields.nama.value, changed.fields.pekerjaan.value]).toEqual(['SITI', 'GURU']);
    review.setOptions({ value: changed, onChange, today });
    expect(nameIn(review)).toBe('SITI');
  });

  test('the same value is the same draft, edits and all, however often the page renders', () => {
    const review = createReview({ value: null, today });
    const { draft } = review.getSnapshot();
    review.setOptions({ value: null, today });
    expect(review.getSnapshot().draft).toBe(draft);
  });
});

test('what is typed must be seen at once, an answer by a press may wait', () => {
  const review = createReview({ defaultValue: draftOf('read'), today });
  const paces: boolean[] = [];
  review.subscribe((atOnce) => paces.push(atOnce));
  review.setField('pekerjaan', 'GURU');
  review.keep('pekerjaan');
  review.undo('pekerjaan');
  expect(paces).toEqual([true, false, false]);
});

describe('what a record must hold', () => {
  test('a review asks for what a record must hold, and confirms nothing without it', () => {
    const onConfirm = vi.fn();
    const review = createReview({ today, onConfirm });
    expect(review.getSnapshot().open).toEqual(REQUIRED_FIELDS);
    expect(review.confirm()).toEqual(REQUIRED_FIELDS);
    expect(onConfirm).not.toHaveBeenCalled();
  });

  test('asks for less, or for other fields, once the page says so; nothing typed is lost', () => {
    const onConfirm = vi.fn();
    const review = createReview({ today, onConfirm });
    review.setField('nama', 'SITI CONTOH');
    review.setOptions({ today, onConfirm, select: ['nama', 'pekerjaan'] });
    expect(review.getSnapshot().open).toEqual(['pekerjaan']);
    expect(review.confirm()).toEqual(['pekerjaan']);
    review.setOptions({ today, onConfirm, select: ['nama', 'pekerjaan'], required: ['nama'] });
    expect(review.getSnapshot().open).toEqual([]);
    expect(review.confirm()).toEqual([]);
    expect(onConfirm).toHaveBeenCalledWith({ nama: 'SITI CONTOH', pekerjaan: '' });
  });

  test('what no list has is handed over apart once the person has said so, and stays so when the record is opened again', () => {
    const onConfirm = vi.fn();
    const select = ['agama'] as const;
    const review = createReview({ today, onConfirm, select });
    review.setField('agama', 'SUNDA WIWITAN');
    review.keep('agama');
    expect(review.confirm()).toEqual(['agama']);
    review.keepOther('agama');
    expect(review.confirm()).toEqual([]);
    const record = { agama: '', other: { agama: 'SUNDA WIWITAN' } } as const;
    expect(onConfirm).toHaveBeenCalledWith(record);
    const again = createReview({ today, select, defaultValue: record, onConfirm });
    expect(again.getSnapshot().draft.fields.agama).toMatchObject({ value: 'SUNDA WIWITAN', status: 'other' });
    expect(again.confirm()).toEqual([]);
  });

  test('a draft the page holds is shown for what the record must hold, and stays the same one', () => {
    const value = normalise(null, { today });
    const review = createReview({ today, value, required: ['nik'] });
    const { draft, open } = review.getSnapshot();
    expect(open).toEqual(['nik']);
    review.setOptions({ today, value, required: ['nik'] });
    expect(review.getSnapshot().draft).toBe(draft);
  });
});
