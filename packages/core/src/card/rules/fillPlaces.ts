import type { KtpRegions } from '../regions/atlas.ts';
import type { Facts } from './facts.ts';
import type { KtpFieldName } from '../fields.ts';
import { regenciesNamed } from '../regions/places.ts';
import { provinces, regionOf } from '../regions/regions.ts';
import { type Finding, suggestion } from './rule.ts';

const MOST = 3;

function fill(at: KtpFieldName, from: KtpFieldName, names: readonly string[]): readonly Finding[] {
  if (names.length === 0 || names.length > MOST) return [];
  const suggestions = names.map((name) => suggestion(name, 1 / names.length, 'region', [from]));
  return [{ case: 'fill', at, others: [from], params: { field: from }, suggestions }];
}

/** Districts with a village of this name: in the printed regency or, if only one exists, in the whole country. */
function districtsByVillage({ value, regencies, around }: Facts, regions: KtpRegions): readonly string[] {
  if (regencies.length > 0) {
    return around.filter(({ code }) => regions.isVillageName(code, value.kelDesa)).map(({ name }) => name);
  }
  const all = provinces.every(({ code }) => regions.provinces.includes(code));
  const holders = all ? regions.districtsWithVillage(value.kelDesa) : [];
  return holders.length === 1 ? [holders[0]!.name] : [];
}

/** What an empty place may be, judging by the places around it. */
export function fillPlaces(facts: Facts): readonly Finding[] {
  const { value, regions, regencies, placeOfIssue } = facts;
  const found: Finding[] = [];
  if (value.provinsi === '') {
    const codes = new Set(regencies.map(({ code }) => code.slice(0, 2)));
    found.push(
      ...fill(
        'provinsi',
        'kabKota',
        [...codes].map((code) => regionOf(code)?.name ?? ''),
      ),
    );
  }
  if (value.kabKota === '') {
    const named = regenciesNamed(placeOfIssue).filter(({ code }) => code.startsWith(facts.province?.code ?? ''));
    found.push(
      ...fill(
        'kabKota',
        'tanggalTerbit',
        named.map(({ name }) => name),
      ),
    );
  }
  if (value.kecamatan === '' && value.kelDesa !== '' && regions) {
    found.push(...fill('kecamatan', 'kelDesa', districtsByVillage(facts, regions)));
  }
  return found;
}
