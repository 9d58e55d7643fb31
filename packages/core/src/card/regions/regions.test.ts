import { readFileSync } from 'node:fs';
import { brotliCompressSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { packRegions } from '../../../scripts/packRegions.ts';
import * as tables from '../../../scripts/regionTables.ts';
import { regenciesNamed } from './places.ts';
import {
  districtNumbers,
  formerRegencies,
  isIn,
  provinces,
  regencies,
  regencyToday,
  regionOf,
  standingOf,
} from './regions.ts';
import { loadRegions } from './loadRegions.ts';

const regions = await loadRegions('all');
const files = packRegions();

describe('the packed tables', () => {
  test.each([...files])('%s equals a fresh pack', (path, text) => {
    expect(readFileSync(new URL(`./${path}`, import.meta.url), 'utf8') === text).toBe(true);
  });

  test('each carry their licence', () => {
    for (const text of files.values()) expect(text).toContain('Open Database License');
  });

  test('stay small: 5 kB of Brotli inlined, 30 kB for the largest chunk', () => {
    const size = (path: string): number => brotliCompressSync(files.get(path) ?? '').length;
    expect(size('regencies.generated.ts')).toBeLessThanOrEqual(5000);
    expect(Math.max(...[...files.keys()].map(size))).toBeLessThanOrEqual(30_000);
  });

  test('hold every province, regency, district and village of the source in its place', () => {
    expect(provinces.map(({ code }) => code)).toEqual(tables.provinces.map(({ code }) => code));
    expect(regencies.map(({ code }) => code)).toEqual(tables.regencies.map(({ code }) => code));
    expect(regencies.flatMap(({ code }) => regions.districtsOf(code))).toEqual(tables.districts);
    const villages = new Map<string, string[]>();
    for (const { code, name } of tables.villages) {
      villages.set(code.slice(0, 6), [...(villages.get(code.slice(0, 6)) ?? []), name]);
    }
    for (const { code } of tables.districts) expect(regions.villagesOf(code)).toEqual(villages.get(code)?.toSorted());
  });
});

describe('regions', () => {
  test('have the names that cards print', () => {
    expect(regionOf('31')?.name).toBe('DKI JAKARTA');
    expect(regionOf('3171')?.name).toBe('JAKARTA PUSAT');
    expect(regionOf('3101')?.name).toBe('KABUPATEN KEPULAUAN SERIBU');
    expect(regionOf('3273')?.name).toBe('KOTA BANDUNG');
    expect(regionOf('3204')?.name).toBe('KABUPATEN BANDUNG');
    expect(regionOf('9501')?.name).toBe('KABUPATEN JAYAWIJAYA');
    expect(regionOf('99')).toBe(null);
  });

  test('know gaps in the numbering of districts', () => {
    expect(districtNumbers('1104')).toEqual([1, 2, 3, 7, 8, 10, 11, 12, 13, 17, 18, 19, 20, 21]);
    expect(standingOf('110404')).toBe('unknown');
    expect(standingOf('110407')).toBe('known');
    expect(districtNumbers('0000')).toEqual([]);
  });

  test('know retired codes and their successors', () => {
    expect(tables.history.retired.length).toBe(31);
    for (const { code, now, districts } of tables.history.retired) {
      expect(regionOf(code)).toBe(null);
      expect(regionOf(now)).not.toBe(null);
      expect(regencyToday(code)).toBe(now);
      for (const number of districts) expect(standingOf(code + String(number).padStart(2, '0'))).toBe('retired');
    }
    expect(standingOf('910199')).toBe('unknown');
    // No table has the districts that Kalimantan Timur lost, so none may be called unknown.
    expect(standingOf('640499')).toBe('retired');
  });

  test('know former names of regencies, each belonging to a current one', () => {
    expect(formerRegencies.map(({ code }) => regionOf(code)?.name)).not.toContain(undefined);
    expect(formerRegencies).toContainEqual({ code: '1212', name: 'KABUPATEN TOBA SAMOSIR' });
    for (const { code, name } of formerRegencies) {
      expect(regencies.map((regency) => regency.name)).not.toContain(name);
      expect(regenciesNamed(name)).toEqual([regionOf(code)]);
      expect(regenciesNamed(name.replace('KABUPATEN', 'KAB.'))).toEqual([regionOf(code)]);
    }
  });

  test('do not confuse a former name without its title with the province or city of that name', () => {
    expect(regenciesNamed('TOBA SAMOSIR').map(({ code }) => code)).toEqual(['1212']);
    expect(regenciesNamed('PONTIANAK').map(({ code }) => code)).toEqual(['6171']);
    expect(regenciesNamed('KABUPATEN PONTIANAK').map(({ code }) => code)).toEqual(['6102']);
    expect(regenciesNamed('MALUKU UTARA')).toEqual([]);
  });

  test('accept a card printed before its province was split', () => {
    expect(isIn('91', '9301')).toBe(true);
    expect(isIn('93', '9301')).toBe(true);
    expect(isIn('32', '9301')).toBe(false);
  });

  test('find districts by former names and other spellings', () => {
    const binawidya = regions.districtOf('147108')!;
    expect(binawidya.name).toBe('BINAWIDYA');
    expect(regions.isDistrictName(binawidya.code, 'TAMPAN')).toBe(true);
    expect(regions.isDistrictName(binawidya.code, 'Bina Widya')).toBe(true);
    expect(regions.isDistrictName(binawidya.code, 'SUKAJADI')).toBe(false);
  });

  test('find villages by other spellings', () => {
    expect(regions.isVillageName('340416', 'PAKEM BINANGUN')).toBe(true);
    expect(regions.isVillageName('310102', 'PULAUTIDUNG')).toBe(true);
    expect(regions.isVillageName('340416', 'SUKARASA')).toBe(false);
    expect(regions.isVillageName('999999', 'PAKEMBINANGUN')).toBe(false);
  });

  test('find the district of a village', () => {
    expect(regions.districtsWithVillage('PAKEMBINANGUN')).toEqual([{ code: '340416', name: 'PAKEM' }]);
    expect(regions.districtsWithVillage('PAKEM BINANGUN')).toEqual([]);
    expect(regions.districtsWithVillage('SUKARASA').length).toBeGreaterThan(1);
  });

  test('load only what was asked for', async () => {
    const some = await loadRegions(['32', '00']);
    expect(some.provinces).toEqual(['32']);
    expect(some.villagesOf('327301')).toContain('SUKARASA');
    expect(some.villagesOf('340416')).toEqual([]);
    expect(some.districtsOf('3404')).toEqual([]);
    expect(some.districtOf('340416')).toBe(null);
    expect(some.isDistrictName('340416', 'PAKEM')).toBe(false);
    expect(some.districtsOf('9999')).toEqual([]);
  });
});
