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

  test('never guesses a missing or surplus digit', () => {
    expect(niks('360000000006')).toEqual([]);
    expect(niks('327301450190999')).toEqual([]);
    expect(niks('32730145019099999')).toEqual([]);
  });

  test('offers nothing if nothing needs correcting', () => {
    expect(niks('3273014501909999')).toEqual([]);
    expect(niks('3273014501909999', { tanggalLahir: '1990-01-05', jenisKelamin: 'PEREMPUAN' })).toEqual([]);
  });

  test('ignores a date that differs by more than look-alikes: it may have been corrected since', () => {
    expect(niks('3273014501909999', { tanggalLahir: '1991-04-12' })).toEqual([]);
  });

  test('replaces digits by their twins if the printed date says so', () => {
    expect(repair('3273014501909999', { tanggalLahir: '1990-07-05' })).toMatchObject([
      { nik: '3273014507909999', evidence: ['tanggalLahir'] },
    ]);
  });

  test('finds one misread digit that changes a man into a woman by date and sex', () => {
    const about = { tanggalLahir: '1990-01-15', jenisKelamin: 'LAKI-LAKI' } as const;
    expect(repair('3273017501909999', about)).toMatchObject([
      { nik: '3273011501909999', evidence: ['tanggalLahir', 'jenisKelamin'] },
    ]);
  });

  test('corrects an impossible province, district or date by its twins', () => {
    expect(niks('3971014501909999')).toEqual(['3471014501909999']);
    expect(niks('3273014513909999')).toEqual([]);
    expect(niks('3273013012909999', { tanggalLahir: '1990-12-30' })).toEqual([]);
    expect(niks('3273018012909999', { tanggalLahir: '1990-12-30' })).toEqual(['3273013012909999']);
  });

  test('lets the printed places decide between neighbours', async () => {
    expect(niks('3289014501909999')).toEqual(['3209014501909999']);
    const unknown = '3201864501909999';
    expect(niks(unknown).map((nik) => nik.slice(0, 6))).toEqual(['320136', '320106']);
    const regions = await loadRegions('all');
    const kecamatan = regions.districtOf('320106')?.name;
    expect(repair(unknown, { province: '32', regency: '3201', kecamatan, regions })).toMatchObject([
      { nik: '3201064501909999', evidence: ['provinsi', 'kabKota', 'kecamatan'] },
    ]);
  });

  test('offers look-alikes of two digits one after the other', () => {
    expect(niks('327301450190999T')).toEqual(['3273014501909991', '3273014501909997']);
  });

  test('offers at most three, whatever the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', minLength: 10, maxLength: 20 }), (text) => {
        expect(repair(text).length).toBeLessThanOrEqual(3);
      }),
    );
    expect(repair('TTTTTTTTTTTTTTTT').length).toBe(3);
  });

  test('offers only NIKs of sixteen digits that parse, best first', () => {
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
