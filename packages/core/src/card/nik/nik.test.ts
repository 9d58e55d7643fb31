import { describe, expect, test } from 'vitest';
import { TODAY } from '../../../fixtures/cards.ts';
import nikVectors from '../../../fixtures/nikVectors.json' with { type: 'json' };
import { type NikProblem, parseNik } from './nik.ts';
import { maskNik, nikDigits } from './nikDigits.ts';
import { sameName } from '../regions/names.ts';
import { provinceNamed, regenciesNamed } from '../regions/places.ts';
import { loadRegions } from '../regions/loadRegions.ts';

interface Ours {
  readonly status: string;
  readonly issues: readonly string[];
  readonly sex?: string;
  readonly birthDate?: string;
  readonly birthDateCandidates?: readonly string[];
  readonly province?: string;
  readonly regency?: string | null;
  readonly district?: string | null;
}

const regions = await loadRegions('all');

const ISSUE: Readonly<Record<NikProblem, string>> = {
  missing: 'empty',
  letters: 'charset',
  length: 'length',
  province: 'province.unknown',
  zero: 'region.zero',
  date: 'date.impossible',
  serial: 'serial.zero',
};

describe('the test vectors of other libraries', () => {
  test.each(nikVectors.vectors.map((vector, i) => ({ ...vector, name: `${i}: ${vector.source}` })))(
    'agrees on vector $name',
    ({ input, ours: expected, claim, agree }) => {
      const ours = expected as Ours;
      const result = parseNik(input, { today: TODAY, regions });
      if (ours.status === 'error') {
        expect(result.ok).toBe(false);
        if (!result.ok) expect(ours.issues).toContain(ISSUE[result.problem]);
        return;
      }
      if (!result.ok) throw new Error(`refused: ${result.problem}`);
      const { value } = result;
      expect(value.sex).toBe(ours.sex === 'female' ? 'PEREMPUAN' : 'LAKI-LAKI');
      expect(value.birthDates).toEqual(ours.birthDateCandidates);
      expect(value.birthDates[0]).toBe(ours.birthDate);
      expect(provinceNamed(ours.province ?? '')?.name).toBe(value.names.province);
      if (ours.regency) expect(regenciesNamed(ours.regency).map(({ code }) => code)).toContain(value.regency);
      else expect(value.names.regency).toBe(null);
      if (ours.district) expect(sameName(value.names.district ?? '', ours.district)).toBe(true);
      else expect(value.names.district).toBe(null);
      const standing = ours.issues.includes('regency.historic')
        ? 'retired'
        : ours.status === 'ok'
          ? 'known'
          : 'unknown';
      expect(value.region).toBe(standing);
      // Where we disagree with the source, the source is wrong, and we must not repeat its mistake.
      const theirs = claim as { birthDate?: string; sex?: string; nik?: string; valid?: boolean };
      const same =
        theirs.valid !== false &&
        (theirs.birthDate ?? ours.birthDate) === value.birthDates[0] &&
        (theirs.sex ?? ours.sex) === ours.sex &&
        (theirs.nik ?? value.nik) === value.nik;
      expect(same).toBe(agree);
    },
  );
});

describe('parseNik', () => {
  const parse = (text: string) => parseNik(text, { today: TODAY });

  test('accepts spaces, dots and dashes between the digits', () => {
    expect(parse(' 3273-0145 01.90 – 9999 ')).toMatchObject({ ok: true, value: { nik: '3273014501909999' } });
    expect(nikDigits('3273 0145')).toBe('32730145');
  });

  test('says how many digits there are, and the first thing that is wrong', () => {
    expect(parse('')).toEqual({ ok: false, problem: 'missing', digits: 0 });
    expect(parse('360000000006')).toEqual({ ok: false, problem: 'length', digits: 12 });
    expect(parse('3l71O1450l9O9999')).toEqual({ ok: false, problem: 'letters', digits: 12 });
    expect(parse('3200014501909999')).toMatchObject({ problem: 'zero' });
    expect(parse('3273004501909999')).toMatchObject({ problem: 'zero' });
  });

  test('allows both centuries, and no day after today', () => {
    expect(parse('3171012311269999')).toMatchObject({ value: { birthDates: ['2026-11-23', '1926-11-23'] } });
    expect(parse('3171012411269999')).toMatchObject({ value: { birthDates: ['1926-11-24'] } });
  });

  test('accepts 29 February only in leap years', () => {
    expect(parse('3201012902009999')).toMatchObject({ value: { birthDates: ['2000-02-29'] } });
    expect(parse('3201012902019999')).toMatchObject({ problem: 'date' });
  });

  test("keeps all sixteen digits of Papua's, which no number type could", () => {
    expect(parse('9171010101909991')).toMatchObject({ value: { nik: '9171010101909991' } });
  });

  test.each([
    ['6404', 'Bulungan, now of Kalimantan Utara'],
    ['9101', 'Merauke, now of Papua Selatan'],
    ['9271', 'Kota Sorong, now of Papua Barat Daya'],
  ])('accepts for life a code retired when its province was split: %s, %s', (code) => {
    expect(parse(`${code}010101909999`)).toMatchObject({ ok: true, value: { region: 'retired' } });
  });

  test('does not accept digits of other scripts', () => {
    expect(parse('٣٢٧٣٠١٤٥٠١٩٠٩٩٩٩')).toMatchObject({ problem: 'letters' });
  });
});

describe('maskNik', () => {
  test.each([
    ['3273014501909999', '************9999'],
    ['3273 0145 0190 9999', '************9999'],
    ['999', '***'],
    ['', ''],
  ])('leaves at most four digits', (nik, masked) => expect(maskNik(nik)).toBe(masked));
});
