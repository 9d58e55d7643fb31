import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { CLEAN, readingOf, TODAY } from '../../../fixtures/cards.ts';
import { canonical } from '../rules/canonical.ts';
import { printedDate } from '../words/dates.ts';
import { KTP_FIELDS, KTP_LINES, type KtpFieldName, type KtpLine } from '../fields.ts';
import { normalise, withRegions } from './normalise.ts';
import { loadRegions } from '../regions/loadRegions.ts';

// The same cases in every run.
fc.configureGlobal({ seed: 2026 });

const regions = await loadRegions(['32']);

function valuesOf(texts: Partial<Record<KtpLine, string>>): Record<KtpFieldName, string> {
  const { fields } = normalise(readingOf({ ...CLEAN, ...texts }), { today: TODAY });
  return Object.fromEntries(KTP_FIELDS.map((name) => [name, fields[name].value])) as Record<KtpFieldName, string>;
}

describe('one line', () => {
  test.each<[KtpLine, string, KtpFieldName, string]>([
    ['nik', 'NIK : 3273 0145 0190 9999', 'nik', '3273014501909999'],
    ['nik', ': 3273O14501909999', 'nik', '3273O14501909999'],
    ['nama', 'Nama : SITI CONTOH', 'nama', 'SITI CONTOH'],
    ['nama', 'Nama SITI CONTOH', 'nama', 'SITI CONTOH'],
    ['nama', 'Narna: SITI CONTOH', 'nama', 'SITI CONTOH'],
    ['nama', 'NANA CONTOH', 'nama', 'NANA CONTOH'],
    ['nama', 'Nana Contoh', 'nama', 'Nana Contoh'],
    ['nama', '  SITI   CONTOH ,', 'nama', 'SITI CONTOH'],
    ['nama', "MA'RUF", 'nama', "MA'RUF"],
    ['alamat', 'ALAMAT INDAH NO. 3', 'alamat', 'ALAMAT INDAH NO. 3'],
    ['alamat', 'Alamat JL. CONTOH', 'alamat', 'JL. CONTOH'],
    ['agama', 'Agarna : ISLAM', 'agama', 'ISLAM'],
    ['jenisKelamin', 'LAKI LAKI', 'jenisKelamin', 'LAKI-LAKI'],
    ['jenisKelamin', 'LAKI – LAKI', 'jenisKelamin', 'LAKI-LAKI'],
    ['jenisKelamin', 'LAKEI AKI', 'jenisKelamin', 'LAKEI AKI'],
    ['golDarah', '—', 'golDarah', '-'],
    ['golDarah', ': -', 'golDarah', '-'],
    ['golDarah', 'Gol. Darah : AB', 'golDarah', 'AB'],
    ['golDarah', 'A +', 'golDarah', 'A+'],
    ['rtRw', '001/002', 'rtRw', '001/002'],
    ['rtRw', '001 / 002', 'rtRw', '001/002'],
    ['rtRw', '001|002', 'rtRw', '001/002'],
    ['rtRw', '001002', 'rtRw', '001/002'],
    ['rtRw', '1/2', 'rtRw', '1/2'],
    ['rtRw', 'RT/RW : 001/002', 'rtRw', '001/002'],
    ['pekerjaan', 'BELUM / TIDAK BEKERJA', 'pekerjaan', 'BELUM/TIDAK BEKERJA'],
    ['pekerjaan', 'PEDAGANG KELILING', 'pekerjaan', 'PEDAGANG KELILING'],
    ['berlakuHingga', 'SEUMURHIDUP', 'berlakuHingga', 'SEUMUR HIDUP'],
    ['berlakuHingga', 'Berlaku Hingga 01-02-2017', 'berlakuHingga', '2017-02-01'],
    ['tanggalTerbit', 'KOTA BANDUNG 15-05-2015', 'tanggalTerbit', '2015-05-15'],
    ['tanggalTerbit', '31-02-2015', 'tanggalTerbit', '31-02-2015'],
    ['provinsi', 'PROVINSI JAWA BARAT', 'provinsi', 'JAWA BARAT'],
    ['provinsi', 'PR0VINSI JAWA BARAT', 'provinsi', 'JAWA BARAT'],
    ['kelDesa', 'Kel/Desa : SUKARASA', 'kelDesa', 'SUKARASA'],
  ])('%s: %s', (line, text, field, value) => expect(valuesOf({ [line]: text })[field]).toBe(value));
});

describe('place and date of birth', () => {
  test.each([
    ['JAKARTA, 13-01-1987', 'JAKARTA', '1987-01-13'],
    ['JAKARTA 13-01-1987', 'JAKARTA', '1987-01-13'],
    ['JAKARTA13-01-1987', 'JAKARTA', '1987-01-13'],
    ['JAKARTA,13 01 1987', 'JAKARTA', '1987-01-13'],
    ['JAKARTA, 13011987', 'JAKARTA', '1987-01-13'],
    ['KOTA BARU. 1-1-1987', 'KOTA BARU', '1987-01-01'],
    ['Tempat/Tgl Lahir : KAB. BANDUNG, 13-01-1987', 'KAB. BANDUNG', '1987-01-13'],
    ['JAKARTA, 31-02-1987', 'JAKARTA', '31-02-1987'],
    ['JAKARTA, 13-O1-l987', 'JAKARTA', '13-O1-l987'],
    ['JAKARTA', 'JAKARTA', ''],
    ['13-01-1987', '', '1987-01-13'],
    ['', '', ''],
  ])('splits %s', (text, tempatLahir, tanggalLahir) =>
    expect(valuesOf({ tempatTglLahir: text })).toMatchObject({ tempatLahir, tanggalLahir }),
  );
});

describe("values in a neighbour's line", () => {
  test('moves the blood type out of the row of the sex', () => {
    const texts = { jenisKelamin: 'LAKI-LAKI Gol. Darah : O', golDarah: '' };
    expect(valuesOf(texts)).toMatchObject({ jenisKelamin: 'LAKI-LAKI', golDarah: 'O' });
    expect(valuesOf({ ...texts, golDarah: 'AB' })).toMatchObject({ golDarah: 'AB' });
  });

  test.each([
    ['PROVINSI DKI JAKARTA JAKARTA BARAT', '', 'DKI JAKARTA', 'JAKARTA BARAT'],
    ['PROVINSI PAPUA BARAT KABUPATEN MANOKWARI', '', 'PAPUA BARAT', 'KABUPATEN MANOKWARI'],
    ['KOTA BANDUNG', 'PROVINSI JAWA BARAT', 'JAWA BARAT', 'KOTA BANDUNG'],
    ['PROVINSI PAPUA BARAT', '', 'PAPUA BARAT', ''],
    ['PROVINSI ATLANTIS RAYA', '', 'ATLANTIS RAYA', ''],
  ])('sorts header lines: %s | %s', (first, second, provinsi, kabKota) =>
    expect(valuesOf({ provinsi: first, kabKota: second })).toMatchObject({ provinsi, kabKota }),
  );
});

describe('a draft', () => {
  test('keeps the text as read beside the value, with its confidence and box', () => {
    const reading = readingOf({ nama: ' : SITI  CONTOH' }, { confidence: 0.91 });
    expect(normalise(reading, { today: TODAY }).fields.nama).toMatchObject({
      raw: ' : SITI  CONTOH',
      value: 'SITI CONTOH',
      status: 'ok',
      confidence: 0.91,
      box: null,
    });
  });

  test('has every field, empty, if there is no reading', () => {
    const draft = normalise(null, { today: TODAY });
    for (const name of KTP_FIELDS) expect(draft.fields[name]).toMatchObject({ raw: '', value: '', status: 'missing' });
  });

  test('is judged again when names of places arrive later', () => {
    const reading = readingOf({ ...CLEAN, kelDesa: 'NIRGENDWO' });
    const early = normalise(reading, { today: TODAY });
    expect(early.fields.kelDesa.issues).toEqual([]);
    const late = withRegions(early, regions);
    expect(late.fields.kelDesa.issues).toMatchObject([{ code: 'place.chain' }]);
    expect(late).toEqual(normalise(reading, { today: TODAY, regions }));
  });

  test('can be cloned without the names of places, and given them again', () => {
    const draft = normalise(readingOf(CLEAN), { today: TODAY, regions });
    expect(withRegions(structuredClone({ ...draft, regions: undefined }), regions)).toEqual(draft);
  });
});

/** The letters and digits of a text in alphabetical order. */
function letters(text: string): string {
  return [...text.toUpperCase().replace(/[^\p{L}\p{N}]/gu, '')].toSorted().join('');
}

describe('whatever was printed', () => {
  const anything = fc.oneof(
    fc.string({ unit: 'grapheme' }),
    fc.string({ unit: fc.constantFrom(...'ABC abc 012/-.,:;|\'"?!()') }),
    fc.constantFrom(...Object.values(CLEAN)),
  );
  const card = fc.record(
    Object.fromEntries(KTP_LINES.map((line) => [line, anything])) as Record<KtpLine, fc.Arbitrary<string>>,
    { requiredKeys: [] },
  );

  test('never throws, with or without names of places', () => {
    fc.assert(
      fc.property(card, fc.boolean(), (texts, named) => {
        const draft = normalise(readingOf(texts as Partial<Record<KtpLine, string>>), {
          today: TODAY,
          regions: named ? regions : undefined,
        });
        for (const name of KTP_FIELDS) expect(draft.fields[name].suggestions.length).toBeLessThanOrEqual(3);
      }),
      { numRuns: 300 },
    );
  });

  test('loses and changes no letter or digit of a value', () => {
    // Values without labels in them: the cases above cover labels.
    const value = fc.string({ unit: fc.constantFrom(...'BDFHIJLOQSUVXYZ0123456789 /-.,'), maxLength: 40 });
    const open: readonly KtpLine[] = ['nik', 'nama', 'alamat', 'rtRw', 'kelDesa', 'kecamatan', 'agama', 'pekerjaan'];
    fc.assert(
      fc.property(value, fc.constantFrom(...open), (text, line) => {
        expect(letters(valuesOf({ [line]: text })[line as KtpFieldName])).toBe(letters(text));
      }),
      { numRuns: 500 },
    );
    fc.assert(
      fc.property(value, (text) => {
        const { tempatLahir, tanggalLahir } = valuesOf({ tempatTglLahir: text });
        const date = /^\d{4}-/.test(tanggalLahir) ? printedDate(tanggalLahir) : tanggalLahir;
        // A day or month of one digit is written with two, so a zero may be added.
        expect(letters(tempatLahir + date).replace(/^0+/, '')).toBe(letters(text).replace(/^0+/, ''));
      }),
      { numRuns: 500 },
    );
  });

  test('a canonical value is its own canonical form', () => {
    fc.assert(
      fc.property(fc.constantFrom(...KTP_FIELDS), anything, (field, text) => {
        const once = canonical(field, text);
        expect(canonical(field, once)).toBe(once);
      }),
      { numRuns: 2000 },
    );
  });
});
