import { describe, expect, test } from 'vitest';
import { CLEAN, readingOf, TODAY } from '../../../fixtures/cards.ts';
import type { KtpDraft, KtpDraftField } from '../draft.ts';
import type { KtpFieldName, KtpLine } from '../fields.ts';
import { parseNik } from '../nik/nik.ts';
import { maskNik } from '../nik/nikDigits.ts';
import { normalise } from './normalise.ts';
import { confirm, setField } from './review.ts';

function read(texts: Partial<Record<KtpLine, string>>): KtpDraft {
  return normalise(readingOf({ ...CLEAN, ...texts }), { today: TODAY });
}

function typed(field: KtpFieldName, value: string): KtpDraftField {
  return setField(read({}), field, value).fields[field];
}

function offered({ suggestions }: KtpDraftField): readonly string[] {
  return suggestions.map(({ value }) => value);
}

function codes({ issues }: KtpDraftField): readonly string[] {
  return issues.map(({ code }) => code);
}

describe('SEUMUR HIDUP followed by the date of issue', () => {
  test.each(['SEUMUR HIDUP 15-05-2015', 'SEUMUR HIDUP KOTA BANDUNG 15-05-2015', 'SEUMURHIDUP BANDUNG, 15-05-2015'])(
    '%s is a lifelong card, and its date is offered as the date of issue',
    (berlakuHingga) => {
      const { fields } = read({ berlakuHingga, tanggalTerbit: '' });
      expect(fields.berlakuHingga).toMatchObject({ value: 'SEUMUR HIDUP', status: 'ok', issues: [] });
      expect(fields.tanggalTerbit).toMatchObject({
        value: '',
        suggestions: [{ value: '2015-05-15', reason: 'cross' }],
      });
    },
  );

  test.each([
    'SEUNUR H1DUP 15-05-2015',
    'SEUMUR HIDLP KOTA BANDUNG 15-05-2015',
    'SEUMURHIDUP 15-O5-2O1S KOTA',
    'SEUMUR HIDUP KOTA BANDXXG 15-05-2015',
  ])('%s is offered as a lifelong card, never as a date', (berlakuHingga) => {
    expect(offered(read({ berlakuHingga }).fields.berlakuHingga)).toEqual(['SEUMUR HIDUP']);
  });

  test.each(['KOTA BANDUNG 15-05-2015', 'HIDUP 15-05-2015', 'XX 15-05-2015'])(
    'asks about %s, which is not an expiry date by itself',
    (berlakuHingga) => {
      const { fields } = read({ berlakuHingga, tanggalTerbit: '' });
      expect(fields.berlakuHingga.status).toBe('check');
      expect(fields.berlakuHingga.value).toBe(berlakuHingga);
      expect(offered(fields.tanggalTerbit)).toEqual(['2015-05-15']);
    },
  );

  test('takes the first of two dates as the expiry date', () => {
    const { fields } = read({ berlakuHingga: '05-01-2017 KOTA BANDUNG 15-05-2012', tanggalTerbit: '' });
    expect(offered(fields.berlakuHingga)).toEqual(['2017-01-05']);
    expect(offered(fields.tanggalTerbit)).toEqual(['2012-05-15']);
  });

  test.each<[KtpLine & KtpFieldName, string]>([
    ['kewarganegaraan', 'WNI KOTA BANDUNG 15-05-2015'],
    ['pekerjaan', 'GURU BANDUNG 15-05-2015'],
  ])('offers the date of issue from %s, too', (line, text) =>
    expect(offered(read({ [line]: text, tanggalTerbit: '' }).fields.tanggalTerbit)).toEqual(['2015-05-15']),
  );
});

describe('RT/RW as people write it', () => {
  test.each([
    'RT 001 RW 002',
    'RT.001/RW.002',
    'RT:001 RW:002',
    'Rt001 Rw002',
    'RT/RW 001/002',
    '001.002',
    '001,002',
    '001-002',
    '001 - 002',
    '001 / 002',
    '001 002',
    '001|002',
    '001002',
  ])('reads %s as 001/002', (rtRw) => {
    expect(read({ rtRw }).fields.rtRw).toMatchObject({ value: '001/002', status: 'ok', issues: [] });
    expect(confirm(setField(read({}), 'rtRw', rtRw))).toMatchObject({ ok: true, record: { rtRw: '001/002' } });
  });

  test.each(['1/2', 'RT 1 RW 2', '1-2', '01.02', 'RT OO1 RW OO2', '001I002', '1 2'])(
    'offers 001/002 for %s',
    (rtRw) => {
      expect(read({ rtRw }).fields.rtRw).toMatchObject({ status: 'suggested', suggestions: [{ value: '001/002' }] });
    },
  );

  test.each(['1/2', 'RT 1 RW 2', '1-2', 'rt 01 / rw 02'])('records typed %s as 001/002', (rtRw) => {
    const draft = setField(read({}), 'rtRw', rtRw);
    expect(codes(draft.fields.rtRw)).toEqual([]);
    expect(confirm(draft)).toMatchObject({ ok: true, record: { rtRw: '001/002' } });
  });

  test.each([
    ['-', '-'],
    ['-/-', '-'],
    ['- / -', '-'],
    ['--', '-'],
    ['000/000', '000/000'],
    ['001/-', '001/-'],
    ['-/002', '-/002'],
    ['RT 001 RW -', '001/-'],
  ])('leaves %s as %s without a question', (rtRw, value) =>
    expect(read({ rtRw }).fields.rtRw).toMatchObject({ value, status: 'ok', issues: [] }),
  );

  test.each(['001', '001/', '/002', 'RT 001', '0012', '001/002/003'])('does not pad %s', (rtRw) => {
    const { rtRw: field } = read({ rtRw }).fields;
    expect([field.value, offered(field), codes(field)]).toEqual([rtRw, [], ['rtRw.length']]);
  });
});

describe('place and date of birth with any separator', () => {
  test.each([' - ', '-', ' / ', '/', '; ', ' : ', ' | ', ' · ', ' — ', ' ', ', ', '. ', ' , '])(
    'splits BANDUNG%s05-01-1990',
    (mark) => {
      for (const date of ['05-01-1990', '5 JANUARI 1990']) {
        const { fields } = read({ tempatTglLahir: `BANDUNG${mark}${date}` });
        expect([fields.tempatLahir.value, fields.tanggalLahir.value]).toEqual(['BANDUNG', '1990-01-05']);
      }
    },
  );

  test('keeps a dash in place of the birthplace, as the card says', () =>
    expect(read({ tempatTglLahir: '-, 05-01-1990' }).fields.tempatLahir).toMatchObject({ value: '-', status: 'ok' }));

  test('splits a misread date from its place', () => {
    const { fields } = read({ tempatTglLahir: 'BANDUNG - O5-O1-1990' });
    expect(fields.tempatLahir.value).toBe('BANDUNG');
    expect(offered(fields.tanggalLahir)).toEqual(['1990-01-05']);
  });

  test('offers a date without its century in full, for someone old enough to hold a card', () => {
    expect(offered(read({ tempatTglLahir: 'BANDUNG, 05-01-90' }).fields.tanggalLahir)).toEqual(['1990-01-05']);
    expect(offered(read({ tempatTglLahir: 'BANDUNG, 05-01-05' }).fields.tanggalLahir)).toEqual([
      '2005-01-05',
      '1905-01-05',
    ]);
    expect(offered(read({ tanggalTerbit: '15-05-15' }).fields.tanggalTerbit)).toEqual(['2015-05-15']);
  });
  test('adds no century to an expiry date that lost it: 2031 is as likely as 2021', () =>
    expect(offered(read({ berlakuHingga: '05-04-21' }).fields.berlakuHingga)).toEqual([]));
});

describe('dates as people type them', () => {
  test.each([
    '05-01-1990',
    '5/1/1990',
    '5-1-1990',
    '5.1.1990',
    '5 1 1990',
    '5 Januari 1990',
    '5 Jan 1990',
    '5 jan. 1990',
    '05-JAN-1990',
    '5 January 1990',
    '5Januari1990',
    '1990-01-05',
    '1990/01/05',
    '05011990',
    '\u200e05-01-1990',
    '０５-０１-１９９０',
  ])('reads %s as the fifth of January', (text) => {
    const draft = setField(read({}), 'tanggalLahir', text);
    expect(codes(draft.fields.tanggalLahir)).toEqual([]);
    expect(confirm(draft)).toMatchObject({ ok: true, record: { tanggalLahir: '1990-01-05' } });
  });

  test.each([
    ['Februari', 'Feb', 'Pebruari', 'February'],
    ['Maret', 'Mar', 'March'],
    ['April', 'Apr'],
    ['Mei', 'May'],
    ['Juni', 'Jun', 'June'],
    ['Juli', 'Jul', 'July'],
    ['Agustus', 'Agu', 'Agt', 'Ags', 'Aug', 'August'],
    ['September', 'Sep', 'Sept'],
    ['Oktober', 'Okt', 'Oct', 'October'],
    ['November', 'Nov', 'Nop', 'Nopember'],
    ['Desember', 'Des', 'Dec', 'December'],
  ])('reads months: %s', (...names) => {
    const [first, ...same] = names.map((name) => {
      const result = confirm(setField(read({}), 'tanggalTerbit', `17 ${name} 2015`));
      return result.ok ? result.record.tanggalTerbit : result.blocking;
    });
    expect(first).toMatch(/^2015-\d\d-17$/);
    for (const one of same) expect(one).toBe(first);
  });

  test.each(['05-01-19901', '5 Janu 19', 'lima Januari 1990', '1990', 'besok', '5-1'])(
    'explains the format for %s',
    (text) => {
      expect(codes(typed('tanggalLahir', text))).toEqual(['date.form']);
    },
  );

  test.each(['17-08-94', '17 Agustus 94', '17/8/94'])('offers %s with its century', (text) => {
    const field = typed('tanggalLahir', text);
    expect([codes(field), offered(field)]).toEqual([['date.form'], ['1994-08-17']]);
  });

  test.each(['31-02-1994', '31 Februari 1994', '00-01-1990', '05-13-1990'])(
    'rejects %s as a day that does not exist',
    (text) => {
      expect(codes(typed('tanggalLahir', text))).toEqual(['date.none']);
      expect(codes(typed('berlakuHingga', text))).toEqual(['date.none']);
    },
  );

  test.each(['5/1/2031', '5 Januari 2031', '2031-01-05'])('accepts a card valid until %s', (text) =>
    expect(confirm(setField(read({}), 'berlakuHingga', text))).toMatchObject({
      record: { berlakuHingga: '2031-01-05' },
    }),
  );
});

describe('names that are label words', () => {
  test.each([
    'I MADE NAMA',
    'NI NYOMAN NAMA',
    'NAMA SUDARSA',
    'SITI ALAMAT',
    'AGAMA PUTRA',
    'AGAMA',
    'ALAMAT',
    'NAMA',
    'LAKI',
    'ISLAM',
    'NUR ISLAM',
    'KAWIN',
    'NANA. C',
  ])('keeps %s, with at most a hint', (nama) => {
    const { nama: field } = read({ nama }).fields;
    expect(field).toMatchObject({ value: nama, status: 'ok', suggestions: [] });
    expect(field.issues.every(({ severity }) => severity === 'hint')).toBe(true);
  });

  test("removes a label with its colon, and words that are no one's name", () => {
    expect(offered(read({ nama: 'SITI CONTOH ALAMAT : JL. CONTOH' }).fields.nama)).toEqual(['SITI CONTOH']);
    expect(offered(read({ nama: 'SITI CONTOH JENIS KELAMIN' }).fields.nama)).toEqual(['SITI CONTOH']);
    expect(offered(read({ nama: 'JENIS KELAMIN SITI CONTOH' }).fields.nama)).toEqual(['SITI CONTOH']);
  });
});

describe('titles of provinces', () => {
  test.each([
    'PROPINSI JAWA BARAT',
    'PROVINSI JAWA BARAT',
    'PR0PINSI JAWA BARAT',
    'PROV. JAWA BARAT',
    'Propinsi : JAWA BARAT',
  ])('removes the title of %s', (provinsi) => {
    expect(read({ provinsi }).fields.provinsi).toMatchObject({ value: 'JAWA BARAT', status: 'ok' });
    expect(confirm(setField(read({}), 'provinsi', provinsi))).toMatchObject({ record: { provinsi: 'JAWA BARAT' } });
  });

  test('swaps header lines in the wrong order', () => {
    const { fields } = read({ provinsi: 'KOTA BANDUNG', kabKota: 'PROPINSI JAWA BARAT' });
    expect([fields.provinsi.value, fields.kabKota.value]).toEqual(['JAWA BARAT', 'KOTA BANDUNG']);
  });
});

describe('invisible and full-width characters', () => {
  const hidden = [
    '\u200b',
    '\u200e',
    '\u202a',
    '\u2060',
    '\u2066',
    '\ufe0d',
    '\ufeff',
    '\u00ad',
    '\u00a0',
    '\u061c',
    '\u180e',
  ];

  test.each(hidden.map((sign) => [sign.codePointAt(0)!.toString(16), sign]))('removes U+%s', (_, sign) => {
    const nik = `${sign}3273${sign}0145${sign}0190${sign}9999${sign}`;
    expect(typed('nik', nik)).toMatchObject({ value: '3273014501909999', issues: [] });
    expect(read({ nik }).fields.nik).toMatchObject({ value: '3273014501909999', status: 'ok' });
    expect(parseNik(nik, { today: TODAY }).ok).toBe(true);
    expect(maskNik(nik)).toBe('************9999');
    expect(confirm(setField(read({}), 'nama', `${sign}SITI${sign} CONTOH${sign}`))).toMatchObject({
      ok: true,
      record: { nama: 'SITI CONTOH' },
    });
    expect(read({ agama: `${sign}ISLAM${sign}` }).fields.agama).toMatchObject({ value: 'ISLAM', status: 'ok' });
  });

  test('turns full-width digits and letters into ordinary ones', () => {
    expect(typed('nik', '３２７３０１４５０１９０９９９９')).toMatchObject({ value: '3273014501909999', issues: [] });
    expect(read({ rtRw: '００１／００２', nama: 'ＳＩＴＩ ＣＯＮＴＯＨ' }).fields).toMatchObject({
      rtRw: { value: '001/002' },
      nama: { value: 'SITI CONTOH' },
    });
  });

  test('keeps letters of other scripts and accents', () =>
    expect(read({ nama: 'ANDRÉ Ñ Ж' }).fields.nama.value).toBe('ANDRÉ Ñ Ж'));
});
