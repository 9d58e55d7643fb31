import { describe, expect, test } from 'vitest';
import { CLEAN, readingOf, TODAY } from '../../../fixtures/cards.ts';
import type { KtpAnyRecord } from '../record.ts';
import { MEANINGS } from '../words/vocabulary.ts';
import type { KtpWords } from '../record.ts';
import { normalise } from './normalise.ts';
import { ktpRecordSchema } from './recordSchema.ts';
import { confirm } from './review.ts';

const { validate } = ktpRecordSchema({ today: TODAY })['~standard'];

function clean(): KtpAnyRecord {
  const confirmed = confirm(normalise(readingOf(CLEAN), { today: TODAY }));
  if (!confirmed.ok) throw new Error('blocked');
  return confirmed.record;
}

/** Where and why a value is not a record. */
function whys(value: unknown): readonly string[] {
  const result = validate(value);
  return 'issues' in result && result.issues
    ? result.issues.map(({ path, message }) => `${path.join('.')}: ${message}`)
    : [];
}

describe('the schema of a record', () => {
  test('accepts what a review has confirmed, unchanged', () => expect(validate(clean())).toEqual({ value: clean() }));

  test('names every required field that is missing', () => {
    const { alamat: _, ...without } = clean();
    expect(whys(without)).toEqual(['alamat: reading.unread']);
    expect(whys({ ...clean(), kecamatan: '', nama: ' ' })).toEqual([
      'nama: reading.unread',
      'kecamatan: reading.unread',
    ]);
    expect(whys({}).length).toBe(11);
  });

  test.each([
    [{ nik: '123' }, 'nik: nik.length'],
    [{ tanggalLahir: '1990-02-31' }, 'tanggalLahir: date.none'],
    [{ jenisKelamin: 'MAN' }, 'jenisKelamin: word.list'],
    [{ nama: 5 }, 'nama: reading.unread'],
  ])('refuses %j', (wrong, why) => expect(whys({ ...clean(), ...wrong })).toEqual([why]));

  test.each([null, undefined, 'record', 5])('refuses %j, which is not an object', (value) =>
    expect(whys(value)).toEqual([': record.object']),
  );

  test('no message holds a value', () => {
    const said = JSON.stringify(validate({ nik: '9999', nama: 'SITI', jenisKelamin: 'MAN' }));
    expect(said).not.toMatch(/9999|SITI|MAN"/);
  });

  test('returns the selected fields only', () => {
    const schema = ktpRecordSchema({ select: ['nik', 'agama', 'foto'], required: ['nik'], today: TODAY });
    const foto = new Uint8Array([1]);
    expect(schema['~standard'].validate({ ...clean(), foto, agama: '', other: { agama: 'SUNDA WIWITAN' } })).toEqual({
      value: { nik: CLEAN.nik, agama: '', other: { agama: 'SUNDA WIWITAN' }, foto },
    });
    expect(schema['~standard'].validate({ nik: CLEAN.nik })).toEqual({ value: { nik: CLEAN.nik, agama: '' } });
  });

  test('implements Standard Schema 1', () => {
    const standard = ktpRecordSchema({ today: TODAY })['~standard'];
    expect(standard).toMatchObject({ version: 1, vendor: 'ktp-ocr' });
  });
});

test('the words of the types are those of the lists', () => {
  const words: { readonly [Field in keyof KtpWords]: Readonly<Record<KtpWords[Field], true>> } = {
    jenisKelamin: { 'LAKI-LAKI': true, PEREMPUAN: true, WANITA: true, MALE: true, FEMALE: true },
    golDarah: {
      ...{ A: true, B: true, AB: true, O: true, 'A+': true, 'A-': true, 'B+': true, 'B-': true },
      ...{ 'AB+': true, 'AB-': true, 'O+': true, 'O-': true, '-': true },
    },
    agama: {
      ...{ ISLAM: true, MUSLIM: true, MOSLEM: true, KRISTEN: true, 'KRISTEN PROTESTAN': true, PROTESTAN: true },
      ...{
        CHRISTIAN: true,
        PROTESTANT: true,
        KATOLIK: true,
        KATHOLIK: true,
        CATHOLIC: true,
        HINDU: true,
        HINDUISM: true,
      },
      ...{ BUDDHA: true, BUDHA: true, BUDDHIST: true, BUDDHISM: true, KHONGHUCU: true, KONGHUCU: true },
      ...{ CONFUCIUS: true, CONFUCIANISM: true, CONFUCIAN: true, 'KEPERCAYAAN TERHADAP TUHAN YME': true },
      ...{ 'KEPERCAYAAN TERHADAP TUHAN YANG MAHA ESA': true, 'PENGHAYAT KEPERCAYAAN': true, KEPERCAYAAN: true },
      '-': true,
    },
    statusPerkawinan: {
      ...{ 'BELUM KAWIN': true, 'BELUM MENIKAH': true, SINGLE: true, 'NOT MARRIED': true, KAWIN: true },
      ...{ 'KAWIN TERCATAT': true, MENIKAH: true, MARRIED: true, 'KAWIN BELUM TERCATAT': true, 'CERAI HIDUP': true },
      ...{ 'CERAI HIDUP TERCATAT': true, 'CERAI BELUM TERCATAT': true, 'CERAI HIDUP BELUM TERCATAT': true },
      ...{ DIVORCED: true, 'CERAI MATI': true, WIDOWED: true, WIDOW: true, WIDOWER: true },
    },
  };
  for (const field of ['jenisKelamin', 'golDarah', 'agama', 'statusPerkawinan'] as const) {
    expect(Object.keys(words[field]).toSorted()).toEqual((MEANINGS[field] ?? []).flat().toSorted());
  }
});
