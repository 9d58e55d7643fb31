import { describe, expect, test } from 'vitest';
import { CLEAN, readingOf, TODAY } from '../../../fixtures/cards.ts';
import { choicesOf } from '../review/choices.ts';
import type { KtpDraft, KtpSeverity } from '../draft.ts';
import type { KtpFieldName, KtpLine } from '../fields.ts';
import { KTP_FIELDS } from '../fields.ts';
import { normalise, withRegions } from '../review/normalise.ts';
import { loadRegions } from '../regions/loadRegions.ts';
import { KTP_ISSUE_CODES } from './issueCodes.ts';
import { RULES } from './rules.ts';

const regions = await loadRegions('all');

type Texts = Partial<Record<KtpLine, string>>;

function draftOf(texts: Texts, named = true): KtpDraft {
  return normalise(readingOf({ ...CLEAN, ...texts }), { today: TODAY, regions: named ? regions : undefined });
}

/** Everything found on a card: `field code severity`. */
function found(draft: KtpDraft): string[] {
  const issues = [...KTP_FIELDS.flatMap((name) => draft.fields[name].issues), ...draft.issues];
  return issues.map(({ field, code, severity }) => `${field} ${code} ${severity}`);
}

function offered(draft: KtpDraft, field: KtpFieldName): string[] {
  return draft.fields[field].suggestions.map(({ value }) => value);
}

interface Case {
  readonly code: string;
  readonly severity: KtpSeverity;
  readonly at: KtpFieldName;
  readonly texts: Texts;
  readonly offers?: readonly string[];
  /** Findings that inevitably come with it. */
  readonly also?: readonly string[];
}

const WNA: Texts = {
  kewarganegaraan: 'ITALIA',
  jenisKelamin: 'FEMALE',
  agama: 'CATHOLIC',
  statusPerkawinan: 'MARRIED',
};

// One card for each case, with exactly one thing wrong.
const CASES: readonly Case[] = [
  { code: 'nik.missing', severity: 'error', at: 'nik', texts: { nik: '' } },
  { code: 'nik.length', severity: 'error', at: 'nik', texts: { nik: '327301450190999' } },
  {
    code: 'nik.letters',
    severity: 'error',
    at: 'nik',
    texts: { nik: '327E0145O1909999' },
    offers: ['3273014501909999'],
  },
  { code: 'nik.province', severity: 'error', at: 'nik', texts: { nik: '4073014501909999' } },
  {
    code: 'nik.zero',
    severity: 'error',
    at: 'nik',
    texts: { nik: '3200014501909999' },
    offers: ['3208014501909999'],
  },
  { code: 'nik.unknown', severity: 'warn', at: 'nik', texts: { nik: '3273994501909999' } },
  { code: 'nik.date', severity: 'error', at: 'nik', texts: { nik: '3273014413909999' } },
  { code: 'nik.serial', severity: 'error', at: 'nik', texts: { nik: '3273014501900000' } },
  { code: 'birth.differs', severity: 'warn', at: 'tanggalLahir', texts: { tempatTglLahir: 'BANDUNG, 23-11-1988' } },
  {
    code: 'birth.nikSide',
    severity: 'warn',
    at: 'nik',
    texts: { nik: '3273014507909999' },
    offers: ['3273014501909999'],
  },
  { code: 'sex.differs', severity: 'warn', at: 'jenisKelamin', texts: { jenisKelamin: 'LAKI-LAKI' } },
  { code: 'area.differs', severity: 'hint', at: 'nik', texts: { nik: '3310014501909999' } },
  { code: 'area.differs', severity: 'hint', at: 'nik', texts: { nik: '3273024501909999' } },
  { code: 'place.chain', severity: 'warn', at: 'kelDesa', texts: { kelDesa: 'SUKARA5A' }, offers: ['SUKARASA'] },
  { code: 'place.chain', severity: 'warn', at: 'kelDesa', texts: { kelDesa: 'PAKEMBINANGUN' } },
  {
    code: 'place.chain',
    severity: 'warn',
    at: 'kabKota',
    texts: { kabKota: 'KOTA BANDUN6' },
    offers: ['KOTA BANDUNG'],
  },
  { code: 'place.chain', severity: 'warn', at: 'provinsi', texts: { provinsi: 'JAWA 8ARAT' }, offers: ['JAWA BARAT'] },
  {
    code: 'place.fill',
    severity: 'hint',
    at: 'kecamatan',
    texts: { kecamatan: '' },
    offers: ['SUKASARI'],
    also: ['kecamatan reading.unread error'],
  },
  {
    code: 'place.fill',
    severity: 'hint',
    at: 'provinsi',
    texts: { provinsi: '' },
    offers: ['JAWA BARAT'],
    also: ['provinsi reading.unread error'],
  },
  { code: 'regency.parent', severity: 'warn', at: 'kabKota', texts: { provinsi: 'JAWA TENGAH' } },
  {
    code: 'issued.order',
    severity: 'warn',
    at: 'tanggalTerbit',
    texts: { tanggalTerbit: '15-05-1989' },
    also: ['tanggalTerbit issued.old hint'],
  },
  {
    code: 'issued.age',
    severity: 'warn',
    at: 'tanggalTerbit',
    texts: { tanggalTerbit: '04-01-2007' },
    also: ['tanggalTerbit issued.old hint'],
  },
  { code: 'expiry.wni', severity: 'hint', at: 'berlakuHingga', texts: { berlakuHingga: '05-01-2020' } },
  { code: 'expiry.wna', severity: 'warn', at: 'berlakuHingga', texts: { ...WNA, berlakuHingga: '05-01-2020' } },
  {
    code: 'validity.order',
    severity: 'warn',
    at: 'berlakuHingga',
    texts: { berlakuHingga: '05-01-2014' },
    also: ['berlakuHingga expiry.wni hint'],
  },
  { code: 'validity.wna', severity: 'warn', at: 'berlakuHingga', texts: WNA },
  { code: 'issued.future', severity: 'warn', at: 'tanggalTerbit', texts: { tanggalTerbit: '24-11-2026' } },
  { code: 'issued.old', severity: 'hint', at: 'tanggalTerbit', texts: { tanggalTerbit: '31-12-2010' } },
  {
    code: 'issuedAt.differs',
    severity: 'hint',
    at: 'tanggalTerbit',
    texts: { tanggalTerbit: 'KOTA CIMAHI 15-05-2015' },
  },
  { code: 'language.wna', severity: 'hint', at: 'kewarganegaraan', texts: { agama: 'CATHOLIC' } },
  { code: 'word.unknown', severity: 'warn', at: 'agama', texts: { agama: 'XQZW' } },
  { code: 'word.suggest', severity: 'warn', at: 'agama', texts: { agama: 'ATHOLIK' }, offers: ['KATHOLIK'] },
  { code: 'word.suggest', severity: 'warn', at: 'agama', texts: { agama: 'AGAMA ISLAM' }, offers: ['ISLAM'] },
  {
    code: 'word.suggest',
    severity: 'warn',
    at: 'statusPerkawinan',
    texts: { statusPerkawinan: 'KAWFN' },
    offers: ['KAWIN'],
  },
  { code: 'word.suggest', severity: 'warn', at: 'kewarganegaraan', texts: { kewarganegaraan: 'INM' }, offers: ['WNI'] },
  {
    code: 'word.suggest',
    severity: 'warn',
    at: 'kewarganegaraan',
    texts: { kewarganegaraan: 'WNI BANDUNG' },
    offers: ['WNI'],
  },
  {
    code: 'word.suggest',
    severity: 'warn',
    at: 'kewarganegaraan',
    texts: { kewarganegaraan: 'TINM' },
    offers: ['WNI'],
  },
  {
    code: 'word.suggest',
    severity: 'warn',
    at: 'kewarganegaraan',
    texts: { kewarganegaraan: 'VVNF' },
    offers: ['WNI'],
  },
  {
    code: 'word.suggest',
    severity: 'warn',
    at: 'kewarganegaraan',
    texts: { ...WNA, kewarganegaraan: 'FTALIA', berlakuHingga: '05-01-2031' },
    offers: ['ITALIA'],
  },
  { code: 'word.unknown', severity: 'warn', at: 'kewarganegaraan', texts: { kewarganegaraan: '???' } },
  {
    code: 'word.suggest',
    severity: 'warn',
    at: 'berlakuHingga',
    texts: { berlakuHingga: '!2-O1-2031' },
    offers: ['2031-01-12'],
  },
  {
    code: 'word.suggest',
    severity: 'warn',
    at: 'berlakuHingga',
    texts: { berlakuHingga: 'SEUNUR H1DUP' },
    offers: ['SEUMUR HIDUP'],
  },
  { code: 'pekerjaan.unknown', severity: 'hint', at: 'pekerjaan', texts: { pekerjaan: 'PEDAGANG KELILING' } },
  {
    code: 'pekerjaan.unknown',
    severity: 'hint',
    at: 'pekerjaan',
    texts: { pekerjaan: 'KARYAVVAN SVVASTA' },
    offers: ['KARYAWAN SWASTA'],
  },
  {
    code: 'pekerjaan.unknown',
    severity: 'hint',
    at: 'pekerjaan',
    texts: { pekerjaan: 'KARYAWAN 8UMN' },
    offers: ['KARYAWAN BUMN'],
  },
  { code: 'pekerjaan.unknown', severity: 'hint', at: 'pekerjaan', texts: { pekerjaan: 'KARYAWAN BUMX' } },
  {
    code: 'pekerjaan.unknown',
    severity: 'hint',
    at: 'pekerjaan',
    texts: { pekerjaan: 'GURU KOTA BANDUNG' },
    offers: ['GURU'],
  },
  { code: 'name.digit', severity: 'warn', at: 'nama', texts: { nama: 'S1TI C0NT0H' }, offers: ['SITI CONTOH'] },
  { code: 'name.long', severity: 'hint', at: 'nama', texts: { nama: `SITI ${'CONTOH '.repeat(9)}`.trim() } },
  { code: 'name.word', severity: 'hint', at: 'nama', texts: { nama: 'I MADE NAMA' } },
  {
    code: 'name.label',
    severity: 'warn',
    at: 'nama',
    texts: { nama: 'SITI CONTOH ALAMAT: JL. CONTOH' },
    offers: ['SITI CONTOH'],
  },
  {
    code: 'name.tail',
    severity: 'warn',
    at: 'nama',
    texts: { nama: 'SITI CONTOH 15-05-2015' },
    offers: ['SITI CONTOH'],
  },
  { code: 'name.tail', severity: 'warn', at: 'nama', texts: { nama: 'SITI CONTOH BANDUNG' }, offers: ['SITI CONTOH'] },
  { code: 'name.single', severity: 'hint', at: 'nama', texts: { nama: 'CONTOH' } },
  { code: 'rtRw.length', severity: 'warn', at: 'rtRw', texts: { rtRw: '00/000' }, offers: ['000/000'] },
  { code: 'rtRw.length', severity: 'warn', at: 'rtRw', texts: { rtRw: 'OO1/O02' }, offers: ['001/002'] },
  { code: 'rtRw.length', severity: 'warn', at: 'rtRw', texts: { rtRw: '001I002' }, offers: ['001/002'] },
  { code: 'rtRw.length', severity: 'warn', at: 'rtRw', texts: { rtRw: '0011002' }, offers: ['001/002'] },
  { code: 'golDarah.unknown', severity: 'warn', at: 'golDarah', texts: { golDarah: '0' }, offers: ['O'] },
  { code: 'golDarah.unknown', severity: 'warn', at: 'golDarah', texts: { golDarah: 'A8' }, offers: ['AB'] },
  { code: 'golDarah.unknown', severity: 'warn', at: 'golDarah', texts: { golDarah: 'X' } },
  { code: 'date.none', severity: 'error', at: 'tanggalTerbit', texts: { tanggalTerbit: '31-02-2015' } },
  { code: 'date.none', severity: 'error', at: 'berlakuHingga', texts: { berlakuHingga: '31-02-2031' } },
  {
    code: 'date.form',
    severity: 'error',
    at: 'tanggalLahir',
    texts: { tempatTglLahir: 'BANDUNG, 5-1-90' },
    offers: ['1990-01-05'],
  },
  { code: 'reading.unread', severity: 'error', at: 'nama', texts: { nama: '' } },
  {
    code: 'reading.lowConfidence',
    severity: 'error',
    at: 'tanggalLahir',
    texts: { tempatTglLahir: 'BANDUNG, O5-O1-l990' },
    offers: ['1990-01-05'],
  },
  {
    code: 'reading.lowConfidence',
    severity: 'error',
    at: 'tanggalTerbit',
    texts: { tanggalTerbit: 'l5-O5-2O15' },
    offers: ['2015-05-15'],
  },
];

test('finds nothing on a correct card', () => {
  expect(found(draftOf({}))).toEqual([]);
  expect(found(draftOf({}, false))).toEqual([]);
});

describe.each(CASES)('$code at $at', ({ code, severity, at, texts, offers = [], also = [] }) => {
  const draft = draftOf(texts);

  test(`${JSON.stringify(texts)}`, () => {
    expect(found(draft)).toContain(`${at} ${code} ${severity}`);
    expect(offered(draft, at).slice(0, Math.max(1, offers.length))).toEqual(offers);
  });

  test('finds nothing else', () => {
    expect(found(draft).filter((one) => one !== `${at} ${code} ${severity}`)).toEqual(also);
  });

  test("holds no field's value", () => {
    for (const issue of KTP_FIELDS.flatMap((name) => draft.fields[name].issues)) {
      for (const value of Object.values(issue.params)) {
        expect(typeof value === 'number' || KTP_FIELDS.includes(value as KtpFieldName)).toBe(true);
      }
    }
  });
});

describe('the table of rules', () => {
  test('has every rule of the card, each with its inputs', () => {
    const ids = [...new Set(RULES.map(({ id }) => id))];
    const places = ['area', 'place', 'regency', 'issuedAt'];
    const dates = ['birth', 'date', 'issued', 'expiry', 'validity'];
    const words = ['word', 'pekerjaan', 'golDarah', 'language', 'name', 'rtRw'];
    expect(ids.toSorted()).toEqual(['nik', 'sex', 'reading', ...places, ...dates, ...words].toSorted());
    for (const { inputs } of RULES) expect(inputs.length).toBeGreaterThan(0);
  });

  test('finds only fields that are named as inputs', () => {
    for (const { texts } of CASES) {
      const draft = draftOf(texts);
      for (const { code, field, others } of KTP_FIELDS.flatMap((name) => draft.fields[name].issues)) {
        const inputs = RULES.filter(({ id }) => code.startsWith(`${id}.`)).flatMap((rule) => rule.inputs);
        expect(inputs, code).toEqual(expect.arrayContaining([field, ...others]));
      }
    }
  });

  test('gives every code words, once', () => {
    for (const code of KTP_ISSUE_CODES) expect(code).toMatch(/^[a-z][A-Za-z]+\.[a-z][A-Za-z]+$/);
    const cases = RULES.flatMap(({ id, severity }) => Object.keys(severity).map((found) => `${id}.${found}`));
    // An invalid date was read badly, like an unclear line, but it must be corrected.
    const twice = cases.filter((code, i) => cases.indexOf(code) !== i);
    expect(twice).toEqual(['reading.lowConfidence']);
  });

  test('has a card here for every code', () => {
    const covered = new Set(CASES.map(({ code }) => code));
    const elsewhere = /^(regency\.province|reading\.glare|photo\..*|.*\.list)$/;
    expect(KTP_ISSUE_CODES.filter((code) => !covered.has(code) && !elsewhere.test(code))).toEqual([]);
  });
});

describe('birth: which of two dates to doubt', () => {
  function withConfidence(nik: number, birth: number): KtpDraft {
    const reading = readingOf({ ...CLEAN, nik: '3273014507909999' }, { confidence: 0.95 });
    const lines = {
      ...reading.lines,
      nik: { ...reading.lines.nik!, confidence: nik },
      tempatTglLahir: { ...reading.lines.tempatTglLahir!, confidence: birth },
    };
    return normalise({ ...reading, lines }, { today: TODAY, regions });
  }

  test('doubts the one the engine was less sure of', () => {
    expect(found(withConfidence(0.85, 0.95))).toEqual(['nik birth.nikSide warn']);
    const doubted = withConfidence(0.95, 0.85);
    expect(found(doubted)).toEqual(['tanggalLahir birth.differs warn']);
    expect(offered(doubted, 'tanggalLahir')).toEqual(['1990-07-05']);
    expect(doubted.fields.tanggalLahir.suggestions[0]).toMatchObject({ reason: 'cross', evidence: ['nik'] });
  });

  test('asks one question about one misread digit that changes both day and sex', () => {
    const texts: Texts = { nik: '3273016501909999', jenisKelamin: 'LAKI-LAKI', tempatTglLahir: 'BANDUNG, 05-01-1990' };
    const draft = draftOf(texts);
    expect(found(draft)).toEqual(['nik birth.nikSide warn']);
    expect(offered(draft, 'nik')).toEqual(['3273010501909999']);
  });
});

describe('area: a NIK from another region', () => {
  test('is never more than a hint, and has no suggestion', () => {
    const draft = draftOf({ nik: '3310014501909999' });
    expect(draft.fields.nik).toMatchObject({ status: 'ok', suggestions: [] });
  });

  test("accepts a retired code in its successor's region", () => {
    const papua: Texts = {
      provinsi: 'PAPUA SELATAN',
      kabKota: 'KABUPATEN MERAUKE',
      kecamatan: 'MERAUKE',
      kelDesa: '-',
    };
    expect(found(draftOf({ ...papua, nik: '9101014501909999' }, false))).toEqual([]);
    // Printed before the province was split.
    expect(found(draftOf({ ...papua, provinsi: 'PAPUA', nik: '9101014501909999' }, false))).toEqual([]);
  });
});

describe('place and regency: places compared with each other', () => {
  test('a province in the place of a regency', () => {
    const draft = draftOf({ provinsi: 'DKI JAKARTA', kabKota: 'DKI JAKARTA', kecamatan: 'GAMBIR', kelDesa: 'CIDENG' });
    expect(found(draft)).toContain('kabKota regency.province warn');
    expect(draft.fields.kabKota.suggestions).toMatchObject([{ value: 'JAKARTA PUSAT', evidence: ['kecamatan'] }]);
  });

  test('suggests nothing that other fields do not support', () => {
    const draft = draftOf({ provinsi: 'DKI JAKARTA', kabKota: 'DKI JAKARTA', kecamatan: '', kelDesa: '' });
    expect(offered(draft, 'kabKota')).toEqual([]);
  });

  test('fills an empty regency from the place of issue', () => {
    const draft = draftOf({ kabKota: '', tanggalTerbit: 'KOTA BANDUNG, 15-05-2015' });
    expect(draft.fields.kabKota).toMatchObject({
      status: 'missing',
      issues: [{ code: 'reading.unread' }, { params: { field: 'tanggalTerbit' } }],
    });
    expect(offered(draft, 'kabKota')).toEqual(['KOTA BANDUNG']);
  });

  test.each([
    [
      'TOBA SAMOSIR',
      { provinsi: 'SUMATERA UTARA', nik: '1212014501909999', kecamatan: 'BALIGE', kelDesa: 'LUMBAN GAOL' },
    ],
    ['MAMUJU UTARA', { provinsi: 'SULAWESI BARAT', nik: '7601024501909999', kecamatan: 'PASANGKAYU', kelDesa: 'AKO' }],
    ['PONTIANAK', { provinsi: 'KALIMANTAN BARAT', nik: '6102014501909999', kecamatan: 'MEMPAWAH HILIR' }],
  ] as const)('accepts a former name of a regency: %s', (name, texts) => {
    for (const named of [true, false]) {
      const draft = draftOf({ kelDesa: '', ...texts, kabKota: `KABUPATEN ${name}` }, named);
      expect(draft.fields.kabKota).toMatchObject({ status: 'ok', suggestions: [], issues: [] });
      expect(draft.fields.kecamatan).toMatchObject({ status: 'ok', issues: [] });
      expect(draft.fields.nik.issues).toEqual([]);
    }
  });

  test('offers a misread former name as it was printed, never as a neighbour', () => {
    const texts: Texts = { provinsi: 'SUMATERA UTARA', nik: '1212014501909999', kecamatan: 'BALIGE', kelDesa: '' };
    for (const kabKota of ['KABUPATEN TOBA SAM0SIR', 'KABUPATEN T0BA SAMOSIR', 'KABUPATEN TOBA SAMOSI']) {
      expect(offered(draftOf({ ...texts, kabKota }), 'kabKota')).toEqual(['KABUPATEN TOBA SAMOSIR']);
    }
  });

  test('accepts former names of provinces', () => {
    for (const provinsi of ['NANGGROE ACEH DARUSSALAM', 'DAERAH ISTIMEWA ACEH', 'IRIAN JAYA', 'IRIAN JAYA BARAT']) {
      expect(draftOf({ provinsi, kabKota: '' }).fields.provinsi).toMatchObject({ status: 'ok', issues: [] });
    }
  });

  test('accepts a former name of a district', () => {
    const texts: Texts = { provinsi: 'RIAU', kabKota: 'KOTA PEKANBARU', kecamatan: 'TAMPAN', kelDesa: 'SIMPANG BARU' };
    expect(found(draftOf(texts)).filter((one) => one.startsWith('kecamatan'))).toEqual([]);
  });

  test('finds a village of the regency without a district', () => {
    const draft = draftOf({ kecamatan: 'SUKASAR1' });
    expect(found(draft)).toEqual(['kecamatan place.chain warn']);
    expect(offered(draft, 'kecamatan')).toEqual(['SUKASARI']);
  });

  test('compares only provinces and regencies without names of places', () => {
    expect(found(draftOf({ kecamatan: 'XXX', kelDesa: 'YYY' }, false))).toEqual([]);
    expect(found(draftOf({ kabKota: 'KOTA BANDUN6' }, false))).toEqual(['kabKota place.chain warn']);
  });

  test('draws no conclusion from names of another province', async () => {
    const elsewhere = await loadRegions(['34']);
    const draft = normalise(readingOf({ ...CLEAN, kecamatan: 'XXX', kelDesa: 'YYY' }), {
      today: TODAY,
      regions: elsewhere,
    });
    expect(found(draft)).toEqual([]);
    expect(choicesOf(draft, 'kecamatan')).toEqual([]);
    expect(found(withRegions(draft, regions))).toEqual(['kelDesa place.chain warn', 'kecamatan place.chain warn']);
  });
});

describe('lines that were not read', () => {
  test('are offered from the NIK if the NIK has them', () => {
    const draft = draftOf({ jenisKelamin: '', tempatTglLahir: '' });
    expect(draft.fields.jenisKelamin).toMatchObject({
      status: 'missing',
      suggestions: [{ value: 'PEREMPUAN', reason: 'cross' }],
    });
    expect(offered(draft, 'tanggalLahir')).toEqual(['1990-01-05']);
    expect(offered(draftOf({ nik: '', jenisKelamin: '' }), 'jenisKelamin')).toEqual([]);
  });

  test('are explained by glare if the engine saw some', () => {
    const reading = readingOf({ ...CLEAN, alamat: '' }, { warnings: [-9107] });
    expect(found(normalise(reading, { today: TODAY }))).toEqual([
      'alamat reading.unread error',
      'alamat reading.glare hint',
      'nik photo.glare warn',
    ]);
  });

  test('or were read unclearly', () => {
    const unsure = normalise(readingOf(CLEAN, { confidence: 0.79 }), { today: TODAY });
    for (const name of KTP_FIELDS) expect(unsure.fields[name]).toMatchObject({ status: 'check' });
    const sure = normalise(readingOf(CLEAN, { confidence: 0.8 }), { today: TODAY });
    for (const name of KTP_FIELDS) expect(sure.fields[name]).toMatchObject({ status: 'ok', issues: [] });
  });
});

describe('photo: the photo as a whole', () => {
  test.each([
    [[-9102], ['photo.copy']],
    [[-9104, -8101, -8102], ['photo.doubt']],
    [
      [-9101, -9103, -9107, -9108],
      ['photo.covered', 'photo.screen', 'photo.glare', 'photo.blur'],
    ],
    [[-9109, 7, -1], []],
  ])('%j', (warnings, codes) => {
    const draft = normalise(readingOf(CLEAN, { warnings }), { today: TODAY });
    expect(draft.issues.map(({ code }) => code)).toEqual(codes);
  });
});
