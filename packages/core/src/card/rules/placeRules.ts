import type { KtpSuggestion } from '../draft.ts';
import type { Facts } from './facts.ts';
import type { KtpFieldName } from '../fields.ts';
import { sameName } from '../regions/names.ts';
import { nearestNames, nearestRegencies, toldApart } from './nearest.ts';
import { plainName, provinceNamed, regenciesNamed } from '../regions/places.ts';
import {
  isIn,
  type KtpRegion,
  provinces,
  regenciesIn,
  regencyNamesIn,
  regencyToday,
  regionOf,
} from '../regions/regions.ts';
import { fillPlaces } from './fillPlaces.ts';
import { type Finding, type Rule, suggestion } from './rule.ts';

function chain(at: KtpFieldName, others: readonly KtpFieldName[], suggestions: readonly KtpSuggestion[] = []): Finding {
  return { case: 'chain', at, others, params: { field: at }, suggestions };
}

function province(facts: Facts): readonly Finding[] {
  const { value } = facts;
  if (value.provinsi === '' || facts.province) return [];
  const names = provinces.map(({ name }) => name);
  return [chain('provinsi', ['kabKota'], toldApart(value.provinsi, nearestNames(value.provinsi, names), names))];
}

function regency(facts: Facts): readonly Finding[] {
  const { value } = facts;
  if (value.kabKota === '' || facts.regencies.length > 0 || provinceNamed(value.kabKota)) return [];
  const among = regencyNamesIn(facts.province?.code ?? '');
  return [chain('kabKota', ['provinsi'], nearestRegencies(value.kabKota, among, facts.province ? ['provinsi'] : []))];
}

function district({ value, around, districts }: Facts): readonly Finding[] {
  if (value.kecamatan === '' || around.length === 0 || districts.length > 0) return [];
  const names = around.map(({ name }) => name);
  return [chain('kecamatan', ['kabKota'], nearestNames(value.kecamatan, names, ['kabKota']))];
}

function village({
  value,
  regions,
  regencies: named,
  province: printed,
  around,
  districts,
}: Facts): readonly Finding[] {
  const code = named[0]?.code.slice(0, 2) ?? printed?.code;
  if (value.kelDesa === '' || code === undefined || !regions?.provinces.includes(code)) return [];
  if (around.length === 0) {
    const known = regions.districtsWithVillage(value.kelDesa).some((one) => one.code.startsWith(code));
    return known ? [] : [chain('kelDesa', ['provinsi'])];
  }
  const [within, above]: [readonly KtpRegion[], KtpFieldName] =
    districts.length > 0 ? [districts, 'kecamatan'] : [around, 'kabKota'];
  if (within.some((one) => regions.isVillageName(one.code, value.kelDesa))) return [];
  const names = within.flatMap((one) => regions.villagesOf(one.code));
  return [chain('kelDesa', [above], nearestNames(value.kelDesa, names, [above]))];
}

/** Regencies of the province printed where a regency should be, if other fields support them. */
function instead(facts: Facts, within: KtpRegion): readonly KtpSuggestion[] {
  const { value, regions, nik, placeOfIssue } = facts;
  const found: KtpSuggestion[] = regenciesNamed(placeOfIssue)
    .filter(({ code }) => code.startsWith(within.code))
    .map(({ name }) => suggestion(name, 0.9, 'cross', ['tanggalTerbit']));
  if (regions && value.kecamatan !== '') {
    const holders = regenciesIn(within.code).filter(({ code }) =>
      regions.districtsOf(code).some((one) => regions.isDistrictName(one.code, value.kecamatan)),
    );
    if (holders.length === 1) found.push(suggestion(holders[0]!.name, 0.8, 'region', ['kecamatan']));
  }
  const registered = nik.ok ? regionOf(regencyToday(nik.value.regency) ?? '') : null;
  if (registered?.code.startsWith(within.code)) found.push(suggestion(registered.name, 0.6, 'cross', ['nik']));
  return found;
}

/**
 * Places compared with each other. Spelling is compared loosely; districts and villages only if their names were passed
 * in.
 */
export const PLACE_RULES: readonly Rule[] = [
  {
    id: 'place',
    inputs: ['provinsi', 'kabKota', 'kecamatan', 'kelDesa', 'tanggalTerbit'],
    severity: { chain: 'warn', fill: 'hint' },
    check: (facts) => [
      ...province(facts),
      ...regency(facts),
      ...district(facts),
      ...village(facts),
      ...fillPlaces(facts),
    ],
  },
  {
    id: 'regency',
    inputs: ['provinsi', 'kabKota'],
    severity: { province: 'warn', parent: 'warn' },
    check: (facts) => {
      if (facts.regencies.length > 0) {
        const { province: printed } = facts;
        const apart = printed && !facts.regencies.some(({ code }) => isIn(printed.code, code));
        return apart ? [{ case: 'parent', at: 'kabKota', others: ['provinsi'] }] : [];
      }
      const named = provinceNamed(facts.value.kabKota);
      return named
        ? [{ case: 'province', at: 'kabKota', others: ['provinsi'], suggestions: instead(facts, named) }]
        : [];
    },
  },
  {
    id: 'issuedAt',
    inputs: ['tanggalTerbit', 'kabKota'],
    severity: { differs: 'hint' },
    check: ({ placeOfIssue, value }) =>
      placeOfIssue !== '' && value.kabKota !== '' && !sameName(plainName(placeOfIssue), plainName(value.kabKota))
        ? [{ case: 'differs', at: 'tanggalTerbit', others: ['kabKota'] }]
        : [],
  },
];
