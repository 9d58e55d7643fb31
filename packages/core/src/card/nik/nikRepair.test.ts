import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { TODAY } from '../../../fixtures/cards.ts';
import { parseNik } from './nik.ts';
import { type NikEvidence, repairNik } from './nikRepair.ts';
import { loadRegions } from '../regions/loadRegions.ts';

// The same cases in every run.
fc.configureGlobal({ seed: 2026 });

const repair = (text: string, about: Partial<NikEvidence> = {}) => repairNik(text, { today: TODAY, ...about });
const niks = (text: string, about: Partial<NikEvidence> = {}) => repair(text, about).map(({ nik }) => nik);

describe('repairNik', () => {
  test('reads look-alikes as the digits they stand for', () => {
    expect(niks('3l71O1450l9O9999')).toEqual(['3171014501909999']);
    expect(niks('e??eOLAbO!9OP99g')).toEqual([]);
    expect(niks('327eOLASO!9OP99g')).toEqual(['3272014501909999']);
    expect(niks('32?3 OIA5 OI9D 9999')).toEqual(['3273014501909999']);
  });

  test('a missing or a surplus digit is never guessed', () => {
    expect(niks('360000000006')).toEqual([]);
    expect(niks('327301450190999')).toEqual([]);
    expect(niks('32730145019099999')).toEqual([]);
  });

  test('where nothing needs mending nothing is offered', () => {
    expect(niks('3273014501909999')).toEqual([]);
    expect(niks('3273014501909999', { tanggalLahir: '1990-01-05', jenisKelamin: 'PEREMPUAN' })).toEqual([]);
  });

  test('a date that differs by more than look-alikes is left alone: it may have been corrected since', () => {
    expect(niks('3273014501909999', { tanggalLahir: '1991-04-12' })).toEqual([]);
  });

  test('takes digits for their twins where the printed date says so', () => {
    expect(repair('3273014501909999', { tanggalLahir: '1990-07-05' })).toMatchObject([
      { nik: '3273014507909999', evidence: ['tanggalLahir'] },
    ]);
  });

  test('one misread digit that makes a woman of a man is found by date and sex', () => {
    const about = { tanggalLahir: '1990-01-15', jenisKelamin: 'LAKI-LAKI' } as const;
    expect(repair('3273017501909999', about)).toMatchObject([
      { nik: '3273011501909999', evidence: ['tanggalLahir', 'jenisKelamin'] },
    ]);
  });

  test('an impossible province, district or date is mended by its twins', () => {
    expect(niks('3971014501909999')).toEqual(['3471014501909999']);
    expect(niks('3273014513909999')).toEqual([]);
    expect(niks('3273013012909999', { tanggalLahir: '1990-12-30' })).toEqual([]);
    expect(niks('3273018012909999', { tanggalLahir: '1990-12-30' })).toEqual(['3273013012909999']);
  });

  test('the printed places choose between neighbours', async () => {
    expect(niks('3289014501909999')).toEqual(['3209014501909999']);
    const unknown = '3201864501909999';
    expect(niks(unknown).map((nik) => nik.slice(0, 6))).toEqual(['320136', '320106']);
    const regions = await loadRegions('all');
    const kecamatan = regions.districtOf('320106')?.name;
    expect(repair(unknown, { province: '32', regency: '3201', kecamatan, regions })).toMatchObject([
      { nik: '3201064501909999', evidence: ['provinsi', 'kabKota', 'kecamatan'] },
    ]);
  });

  test('look-alikes of two digits are offered one after the other', () => {
    expect(niks('327301450190999T')).toEqual(['3273014501909991', '3273014501909997']);
  });

  test('at most three, whatever the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', minLength: 10, maxLength: 20 }), (text) => {
        expect(repair(text).length).toBeLessThanOrEqual(3);
      }),
    );
    expect(repair('TTTTTTTTTTTTTTTT').length).toBe(3);
  });

  test('what is offered is a NIK of sixteen digits that parses, best first', () => {
    const sign = fc.constantFrom(...'0123456789OoDQIlL|ZeEAHSsbGhT?YB&gqP');
    fc.assert(
      fc.property(fc.string({ unit: sign, minLength: 16, maxLength: 16 }), (text) => {
        const found = repair(text);
        for (const { nik } of found) expect(parseNik(nik, { today: TODAY }).ok).toBe(true);
        expect(found.map(({ score }) => score)).toEqual(found.map(({ score }) => score).toSorted((a, b) => b - a));
      }),
    );
  });
});
