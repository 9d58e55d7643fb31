import { accept, keep, type KtpDraft, normalise, setField, undo } from '@ktp-ocr/core';
import { draftOfRecord } from '@ktp-ocr/core/kit';
import { inventPerson, scenarioAnswer } from '@ktp-ocr/testing';
import { describe, expect, test } from 'vitest';
import { translator } from '../texts/labels.ts';
import { canBeUndone, chipOf } from './fieldReview.ts';
import { reasonOf } from './reasonOf.ts';

const person = inventPerson(5);
const today = '2026-01-31';
const t = translator('id');
const draftOf = (scenario: 'read' | 'doubtful'): KtpDraft =>
  normalise(scenarioAnswer(scenario, { person }).reading!, { today });
const typedAll = normalise(null, { today });

describe('the state of a field follows its value', () => {
  test('read is what was read and not changed, and what is typed back is read again', () => {
    const read = draftOf('read');
    expect(chipOf(read.fields.nama, false)).toBe('ok');
    const changed = setField(setField(read, 'nama', `${person.nama}X`), 'nama', `${person.nama}XY`);
    expect(chipOf(changed.fields.nama, false)).toBe('edited');
    expect(chipOf(setField(changed, 'nama', person.nama).fields.nama, false)).toBe('ok');
  });
  test('a doubt that is typed at and typed back is a doubt again', () => {
    const doubtful = draftOf('doubtful');
    const { value } = doubtful.fields.nama;
    const back = setField(setField(doubtful, 'nama', `${value}X`), 'nama', value);
    expect(chipOf(doubtful.fields.nama, false)).toBe('check');
    expect(back.fields.nama).toEqual(doubtful.fields.nama);
  });
  test('checked is said only after somebody has kept a value or taken a suggestion, and can be taken back', () => {
    const doubtful = draftOf('doubtful');
    const kept = keep(doubtful, 'nama');
    const taken = accept(doubtful, 'jenisKelamin');
    expect([chipOf(kept.fields.nama, false), chipOf(taken.fields.jenisKelamin, false)]).toEqual(['checked', 'checked']);
    expect([canBeUndone(kept.fields.nama), canBeUndone(taken.fields.jenisKelamin)]).toEqual([true, true]);
    expect(chipOf(undo(kept, 'nama').fields.nama, false)).toBe('check');
    const again = draftOfRecord({ nama: 'SITI CONTOH' }, { today, required: ['nama'] });
    expect([chipOf(again.fields.nama, true), canBeUndone(again.fields.nama)]).toEqual(['checked', false]);
  });
  test('only what a photo was read for is called unread', () => {
    const doubtful = draftOf('doubtful');
    expect(chipOf(doubtful.fields.kecamatan, false)).toBe('unread');
    expect(chipOf(setField(draftOf('read'), 'nama', '').fields.nama, false)).toBe('missing');
    expect(reasonOf(setField(draftOf('read'), 'nama', '').fields.nama, 'id', t)).toBe('Isi sesuai KTP.');
    expect(chipOf(setField(doubtful, 'kecamatan', 'COBLONG').fields.kecamatan, false)).toBe('entered');
    for (const field of Object.values(typedAll.fields)) {
      expect(['wanted', 'optional']).toContain(chipOf(field, true));
      expect(reasonOf(field, 'id', t, true)).not.toContain('foto');
    }
    expect(chipOf(typedAll.fields.nama, true)).toBe('wanted');
    expect(chipOf(typedAll.fields.pekerjaan, true)).toBe('optional');
  });
});
