import { describe, expect, test } from 'vitest';
import { API_SAMPLE, TODAY } from '../../../fixtures/cards.ts';
import { readingFromAnswer, WIRE_NAME } from '../../wire/signerAnswer.ts';
import { choicesOf } from './choices.ts';
import { KTP_LINES } from '../fields.ts';
import { normalise } from './normalise.ts';
import { loadRegions } from '../regions/loadRegions.ts';
import { accept, confirm, openFields, setField } from './review.ts';

/** The sample response of the API page on its whole way: wire, reading, draft, record. */
const reading = readingFromAnswer({
  Response: {
    ...Object.fromEntries(KTP_LINES.map((line) => [WIRE_NAME[line], API_SAMPLE[line]])),
    RequestId: 'sample',
  },
  Engine: { name: 'tencent' },
  Confidence: null,
  Boxes: null,
})!;
const draft = normalise(reading, { today: TODAY, regions: await loadRegions('all') });

describe('the sample of the API page', () => {
  test.each([
    ['nik', '360000000006', 'check', ['nik.length'], []],
    ['nama', '', 'missing', ['reading.unread'], []],
    ['tempatLahir', 'JAKARTA', 'ok', [], []],
    ['tanggalLahir', '1987-01-13', 'ok', [], []],
    ['jenisKelamin', 'LAKEI AKI', 'suggested', ['word.suggest'], ['LAKI-LAKI']],
    ['golDarah', 'O', 'ok', [], []],
    ['rtRw', '00/000', 'suggested', ['rtRw.length'], ['000/000']],
    ['kelDesa', 'PAKEMBINANGUN', 'check', ['place.chain'], []],
    ['kecamatan', '', 'missing', ['reading.unread', 'place.fill'], ['PAKEM']],
    ['agama', 'ATHOLIK', 'suggested', ['word.suggest'], ['KATHOLIK']],
    ['statusPerkawinan', 'KAWFN', 'suggested', ['word.suggest'], ['KAWIN']],
    ['pekerjaan', 'KARYAWAN SWASTA', 'ok', [], []],
    ['kewarganegaraan', 'INM', 'suggested', ['word.suggest'], ['WNI']],
    ['berlakuHingga', 'SEUMUR HIDUP', 'ok', [], []],
    ['tanggalTerbit', '2015-05-15', 'ok', [], []],
    ['kabKota', 'DKI JAKARTA', 'check', ['regency.province'], []],
    ['provinsi', 'DKI JAKARTA', 'ok', [], []],
  ] as const)('%s %j is %s', (field, value, status, codes, suggestions) => {
    const found = draft.fields[field];
    expect(found).toMatchObject({ value, status });
    expect(found.issues.map(({ code }) => code)).toEqual(codes);
    expect(found.suggestions.map((one) => one.value)).toEqual(suggestions);
  });

  test('says how many digits the NIK has, and guesses none', () =>
    expect(draft.fields.nik.issues[0]).toMatchObject({ severity: 'error', params: { n: 12 } }));

  test('recognises an upside-down WNI, and says where the district comes from', () => {
    expect(draft.fields.kewarganegaraan.suggestions[0]?.reason).toBe('rotation');
    expect(draft.fields.kecamatan.suggestions[0]).toMatchObject({ reason: 'region', evidence: ['kelDesa'] });
    expect(draft.fields.kecamatan.issues[1]?.params).toEqual({ field: 'kelDesa' });
  });

  test('offers the regencies of the province printed in the place of one', () =>
    expect(choicesOf(draft, 'kabKota')).toEqual([
      'KABUPATEN KEPULAUAN SERIBU',
      'JAKARTA PUSAT',
      'JAKARTA UTARA',
      'JAKARTA BARAT',
      'JAKARTA SELATAN',
      'JAKARTA TIMUR',
    ]));

  test('costs a person six presses and four words', () => {
    const pressed = (
      ['rtRw', 'kecamatan', 'jenisKelamin', 'agama', 'statusPerkawinan', 'kewarganegaraan'] as const
    ).reduce((before, field) => accept(before, field), draft);
    const typed = (
      [
        ['nik', '3404161301879999'],
        ['nama', 'BUDI CONTOH'],
        ['kabKota', 'KABUPATEN SLEMAN'],
        ['provinsi', 'DAERAH ISTIMEWA YOGYAKARTA'],
      ] as const
    ).reduce((before, [field, value]) => setField(before, field, value), pressed);
    expect(openFields(typed)).toEqual([]);
    expect(confirm(typed)).toMatchObject({ ok: true, record: { kecamatan: 'PAKEM', kewarganegaraan: 'WNI' } });
  });
});
