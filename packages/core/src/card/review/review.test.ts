import { describe, expect, test } from 'vitest';
import { CLEAN, readingOf, TODAY } from '../../../fixtures/cards.ts';
import { choicesOf } from './choices.ts';
import type { KtpDraft } from '../draft.ts';
import { KTP_FIELDS, type KtpLine, REQUIRED_FIELDS, SENSITIVE_FIELDS } from '../fields.ts';
import { normalise, withRequired } from './normalise.ts';
import { loadRegions } from '../regions/loadRegions.ts';
import { accept, confirm, keep, keepOther, openFields, setField, undo } from './review.ts';

function draftOf(texts: Partial<Record<KtpLine, string>> = {}): KtpDraft {
  return normalise(readingOf({ ...CLEAN, ...texts }), { today: TODAY });
}

describe('editing', () => {
  test('a typed value replaces any suggestion', () => {
    const draft = setField(draftOf({ agama: 'ATHOLIK' }), 'agama', 'HINDU');
    expect(draft.fields.agama).toMatchObject({ value: 'HINDU', raw: 'ATHOLIK', status: 'edited', suggestions: [] });
  });

  test('removes spaces from a NIK, turns a full date into a day, and leaves a partial one', () => {
    expect(setField(draftOf(), 'nik', '3273 0145 01.90-9999').fields.nik.value).toBe('3273014501909999');
    expect(setField(draftOf(), 'tanggalLahir', '05-01-1990').fields.tanggalLahir.value).toBe('1990-01-05');
    expect(setField(draftOf(), 'tanggalLahir', '05-01-19').fields.tanggalLahir.value).toBe('05-01-19');
    expect(setField(draftOf(), 'nama', 'SITI ').fields.nama.value).toBe('SITI ');
  });

  test('never changes the draft it was given', () => {
    const draft = draftOf({ agama: 'ATHOLIK' });
    const before = structuredClone(draft);
    confirm(accept(keep(setField(draft, 'nama', 'BUDI CONTOH'), 'nik'), 'agama'));
    expect(draft).toEqual(before);
  });

  test('keeps unchanged fields as the same objects, so that they are not rendered again', () => {
    const draft = draftOf({ agama: 'ATHOLIK' });
    const changed = (next: KtpDraft): readonly string[] =>
      KTP_FIELDS.filter((name) => next.fields[name] !== draft.fields[name]);
    expect(changed(setField(draft, 'nama', 'BUDI CONTOH'))).toEqual(['nama']);
    // It now contradicts the NIK: the message is at the date, and the NIK refers to it.
    expect(changed(setField(draft, 'tanggalLahir', '1988-11-23'))).toContain('tanggalLahir');
    expect(changed(setField(draft, 'tanggalLahir', '1988-11-23'))).not.toContain('agama');
  });

  test('judges a change together with all other fields', () => {
    const draft = setField(draftOf(), 'tanggalLahir', '1988-11-23');
    expect(draft.fields.tanggalLahir.issues).toMatchObject([{ code: 'birth.differs' }]);
    const mended = setField(draft, 'nik', '3273016311889999');
    expect(mended.fields.tanggalLahir.issues).toEqual([]);
  });
});

describe('suggestions', () => {
  test('takes the best with one press', () => {
    const draft = accept(draftOf({ statusPerkawinan: 'KAWFN' }), 'statusPerkawinan');
    expect(draft.fields.statusPerkawinan).toMatchObject({ value: 'KAWIN', status: 'confirmed', issues: [] });
    expect(openFields(draft)).toEqual([]);
  });

  test('takes another on request, and changes nothing if there is none', () => {
    const draft = draftOf({ nik: '327301450190999T' });
    expect(accept(draft, 'nik', 1).fields.nik.value).toBe('3273014501909997');
    expect(accept(draft, 'nik', 2)).toBe(draft);
    expect(accept(draft, 'nama')).toBe(draft);
  });

  test('still offers suggestions for an error after an edit that did not fix it', () => {
    const draft = setField(draftOf(), 'nik', '327E014501909999');
    expect(draft.fields.nik.suggestions).toMatchObject([{ value: '3273014501909999' }]);
  });
});

describe('keeping', () => {
  test('settles a doubt and leaves the value', () => {
    const draft = keep(draftOf({ kelDesa: 'SUKARASA 1', tanggalTerbit: '15-05-2027' }), 'tanggalTerbit');
    expect(draft.fields.tanggalTerbit).toMatchObject({ value: '2027-05-15', status: 'confirmed', suggestions: [] });
    expect(openFields(draft)).toEqual([]);
  });

  test('works for a blank field, too', () => {
    const draft = draftOf({ agama: '', golDarah: '' });
    expect(openFields(draft)).toEqual(['golDarah', 'agama']);
    expect(openFields(keep(keep(draft, 'agama'), 'golDarah'))).toEqual([]);
  });

  test('does not settle an error', () => {
    expect(openFields(keep(draftOf({ nik: '123' }), 'nik'))).toEqual(['nik']);
    expect(keep(draftOf({ nama: '' }), 'nama').fields.nama.status).toBe('missing');
  });

  test("does not settle a word that is not in the field's list", () => {
    for (const [field, text] of [
      ['jenisKelamin', 'LAKEI AKI'],
      ['agama', 'ATHOLIK'],
      ['statusPerkawinan', 'XX'],
      ['golDarah', 'X'],
      ['kewarganegaraan', '???'],
      ['berlakuHingga', 'SEUNUR H1DUP'],
    ] as const) {
      const draft = keep(draftOf({ [field]: text }), field);
      expect(draft.fields[field].issues).toMatchObject([{ severity: 'error' }]);
      expect(confirm(draft, { select: [field] })).toEqual({ ok: false, blocking: [field] });
      expect(confirm(setField(draft, field, 'MAN'), { select: [field] })).toEqual({ ok: false, blocking: [field] });
    }
  });

  test('of an empty field says that the card leaves it blank, if cards do', () => {
    for (const field of ['rtRw', 'golDarah', 'agama', 'berlakuHingga'] as const) {
      const draft = draftOf({ [field]: '' });
      expect(confirm(draft, { select: [field] }).ok).toBe(false);
      expect(confirm(keep(draft, field), { select: [field] })).toEqual({ ok: true, record: { [field]: '' } });
    }
    for (const field of ['kecamatan', 'kabKota', 'provinsi', 'alamat', 'pekerjaan'] as const) {
      const draft = keep(draftOf({ [field]: '' }), field);
      expect(confirm(draft, { select: [field] })).toEqual({ ok: false, blocking: [field] });
    }
  });

  test('settles low confidence', () => {
    const draft = normalise(readingOf({ ...CLEAN }, { confidence: 0.5 }), { today: TODAY });
    expect(openFields(draft)).toEqual([...KTP_FIELDS]);
    expect(keep(draft, 'nama').fields.nama).toMatchObject({ status: 'confirmed', issues: [] });
  });
});

describe('text on the card that is in no list', () => {
  test('is returned separately once the person confirms it', () => {
    const draft = draftOf({ agama: 'SUNDA WIWITAN' });
    const said = keepOther(draft, 'agama');
    expect(said.fields.agama).toMatchObject({ value: 'SUNDA WIWITAN', status: 'other', issues: [], suggestions: [] });
    expect(openFields(said)).toEqual([]);
    expect(confirm(said, { select: ['nama', 'agama'] })).toEqual({
      ok: true,
      record: { nama: 'SITI CONTOH', agama: '', other: { agama: 'SUNDA WIWITAN' } },
    });
    expect(undo(said, 'agama')).toEqual(draft);
    expect(setField(said, 'agama', 'HINDU').fields.agama.status).toBe('edited');
  });

  test('is no way around the lists of other fields, nor for known words', () => {
    expect(keepOther(draftOf({ jenisKelamin: 'MAN' }), 'jenisKelamin').fields.jenisKelamin.issues).toMatchObject([
      { code: 'word.list', severity: 'error' },
    ]);
    expect(keepOther(draftOf(), 'agama').fields.agama.status).toBe('confirmed');
    expect(keepOther(draftOf(), 'nama').fields.nama.status).toBe('confirmed');
  });
});

describe('undo', () => {
  test('takes back a run of keystrokes at once', () => {
    const first = draftOf({ nama: 'S1TI CONTOH' });
    const typed = ['S', 'SI', 'SIT'].reduce((draft, value) => setField(draft, 'nama', value), first);
    expect(undo(typed, 'nama')).toEqual(first);
  });

  test('takes back one change after another, down to what was read', () => {
    const read = draftOf({ agama: 'ATHOLIK' });
    const accepted = accept(read, 'agama');
    const edited = setField(accepted, 'agama', 'HINDU');
    const kept = keep(edited, 'agama');
    expect(undo(kept, 'agama')).toEqual(edited);
    expect(undo(undo(kept, 'agama'), 'agama')).toEqual(accepted);
    expect(undo(undo(undo(kept, 'agama'), 'agama'), 'agama')).toEqual(read);
    expect(undo(read, 'agama')).toBe(read);
  });

  test('treats keeping twice as one change', () => {
    const kept = keep(draftOf(), 'nama');
    expect(keep(kept, 'nama')).toBe(kept);
  });
});

describe('confirming', () => {
  test('returns a record of all fields except sensitive ones', () => {
    const confirmed = confirm(draftOf());
    if (!confirmed.ok) throw new Error('blocked');
    expect(Object.keys(confirmed.record)).toEqual(KTP_FIELDS.filter((name) => !SENSITIVE_FIELDS.includes(name)));
    expect(confirmed.record).toMatchObject({
      nik: '3273014501909999',
      tanggalLahir: '1990-01-05',
      rtRw: '001/002',
      berlakuHingga: 'SEUMUR HIDUP',
      tanggalTerbit: '2015-05-15',
    });
  });

  test('returns the selected fields, and the face only if selected', () => {
    const face = new Uint8Array([0xff, 0xd8, 0xff]);
    const draft = normalise({ ...readingOf(CLEAN), face }, { today: TODAY });
    expect(confirm(draft, { select: ['nik', 'agama'] })).toEqual({
      ok: true,
      record: { nik: '3273014501909999', agama: 'ISLAM' },
    });
    expect(confirm(draft, { select: ['nama', 'foto'] })).toEqual({
      ok: true,
      record: { nama: 'SITI CONTOH', foto: face },
    });
    expect(confirm(draftOf(), { select: ['foto'] })).toEqual({ ok: true, record: {} });
  });

  test('is blocked by errors and open doubts, in the order of the form', () => {
    const draft = draftOf({ nik: '123', statusPerkawinan: 'KAWFN', rtRw: '1/2', kewarganegaraan: 'INM' });
    expect(confirm(draft, { select: KTP_FIELDS })).toEqual({
      ok: false,
      blocking: ['nik', 'rtRw', 'statusPerkawinan', 'kewarganegaraan'],
    });
  });

  test('is blocked by empty required fields, and names them all', () => {
    const blank = draftOf({ alamat: '', kecamatan: '', provinsi: '', jenisKelamin: '', tempatTglLahir: '' });
    const blocking = ['alamat', 'kecamatan', 'provinsi', 'tempatLahir', 'tanggalLahir', 'jenisKelamin'];
    expect(confirm(blank)).toEqual({ ok: false, blocking });
    expect(confirm(normalise(null, { today: TODAY }))).toEqual({ ok: false, blocking: REQUIRED_FIELDS });
  });

  test('requires everything selected, or what the app says', () => {
    const draft = draftOf({ nik: '', nama: '', alamat: '', agama: 'ATHOLIK' });
    expect(confirm(draft, { select: ['alamat', 'kecamatan'] })).toEqual({ ok: false, blocking: ['alamat'] });
    expect(confirm(draft, { select: ['alamat', 'kecamatan'], required: [] })).toEqual({
      ok: true,
      record: { alamat: '', kecamatan: 'SUKASARI' },
    });
    expect(confirm(draft, { select: ['kecamatan'], required: ['nama'] })).toEqual({ ok: false, blocking: ['nama'] });
  });

  test('is not blocked by optional blank fields, nor by hints', () => {
    const draft = draftOf({ pekerjaan: '', tanggalTerbit: '', nik: '3310014501909999', nama: 'CONTOH' });
    expect(confirm(draft)).toMatchObject({ ok: true, record: { pekerjaan: '', tanggalTerbit: '' } });
  });

  test('accepts the dash of a card without RT and RW', () =>
    expect(confirm(draftOf({ rtRw: '-/-' }))).toMatchObject({ ok: true, record: { rtRw: '-' } }));

  test('takes any one answer to each doubt', () => {
    const draft = draftOf({ rtRw: '1/2', kewarganegaraan: 'INM', berlakuHingga: 'SEUNUR H1DUP' });
    const answered = setField(accept(keep(draft, 'rtRw'), 'kewarganegaraan'), 'berlakuHingga', 'SEUMUR HIDUP');
    expect(confirm(answered)).toMatchObject({ ok: true, record: { kewarganegaraan: 'WNI', rtRw: '001/002' } });
  });

  test('never returns an impossible date', () => {
    const draft = keep(draftOf({ tanggalTerbit: '31-02-2015' }), 'tanggalTerbit');
    expect(confirm(draft)).toEqual({ ok: false, blocking: ['tanggalTerbit'] });
    expect(confirm(setField(draft, 'tanggalTerbit', ''))).toMatchObject({ ok: true, record: { tanggalTerbit: '' } });
  });

  test('tidies typed text', () => {
    const draft = setField(setField(draftOf(), 'nama', '  BUDI   CONTOH '), 'rtRw', '3 / 4');
    expect(confirm(draft)).toMatchObject({ ok: true, record: { nama: 'BUDI CONTOH', rtRw: '003/004' } });
  });
});

describe('typing everything', () => {
  test('asks only for what is required', () => {
    expect(openFields(normalise(null, { today: TODAY }))).toEqual(REQUIRED_FIELDS);
    const required = ['nik', 'nama'] as const;
    const draft = normalise(null, { today: TODAY, required });
    expect(openFields(draft)).toEqual(required);
    const typed = setField(setField(draft, 'nik', '3273014501909999'), 'nama', 'SITI CONTOH');
    expect(openFields(typed)).toEqual([]);
    expect(confirm(typed, { required })).toMatchObject({ ok: true, record: { nama: 'SITI CONTOH', alamat: '' } });
  });

  test('is judged again for a record that must hold other fields', () => {
    const draft = withRequired(normalise(null, { today: TODAY }), { select: ['nik', 'pekerjaan'] });
    expect(openFields(draft)).toEqual(['nik', 'pekerjaan']);
    expect(withRequired(draft, { required: ['nik', 'pekerjaan'] })).toBe(draft);
  });
});

describe('choices', () => {
  test("are the words of a closed field as today's cards print them", () => {
    expect(choicesOf(draftOf(), 'jenisKelamin')).toEqual(['LAKI-LAKI', 'PEREMPUAN']);
    expect(choicesOf(draftOf(), 'pekerjaan').length).toBe(99);
    expect(choicesOf(draftOf(), 'nama')).toEqual([]);
  });

  test('are the places within the printed one', async () => {
    const regions = await loadRegions(['32']);
    const draft = normalise(readingOf(CLEAN), { today: TODAY, regions });
    expect(choicesOf(draft, 'provinsi').length).toBe(38);
    expect(choicesOf(draft, 'kabKota').length).toBe(27);
    expect(choicesOf(draft, 'kecamatan')).toContain('SUKASARI');
    expect(choicesOf(draft, 'kelDesa')).toEqual(['GEGERKALONG', 'ISOLA', 'SARIJADI', 'SUKARASA']);
    expect(choicesOf(draftOf(), 'kecamatan')).toEqual([]);
    expect(choicesOf(normalise(null, { today: TODAY }), 'kabKota').length).toBe(514);
  });
});
