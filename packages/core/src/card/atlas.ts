import { nameKey } from './names.ts';
import { districtNumbers, type KtpRegion, regencies } from './regions.ts';

/**
 * Names of districts, and of the villages of some provinces, as `loadRegions` fetches them. Packed: `districtsOf` and
 * `villagesOf` read them.
 */
export interface KtpRegions {
  readonly districts: string;
  /** Former names of districts. */
  readonly former: string;
  /** By the code of the province. */
  readonly villages: Readonly<Record<string, string>>;
}

interface Index {
  readonly districts: ReadonlyMap<string, readonly KtpRegion[]>;
  readonly former: ReadonlyMap<string, readonly string[]>;
  /** Packed names of the villages of each district. */
  readonly villages: ReadonlyMap<string, string>;
  /** Codes of the districts of each province whose villages are loaded. */
  readonly codes: ReadonlyMap<string, readonly string[]>;
}

const indexes = new WeakMap<KtpRegions, Index>();

function codesOf(regency: string): readonly string[] {
  return districtNumbers(regency).map((number) => regency + String(number).padStart(2, '0'));
}

function build(regions: KtpRegions): Index {
  const districts = new Map<string, readonly KtpRegion[]>();
  const rows = regions.districts.split('|');
  for (const [i, { code }] of regencies.entries()) {
    const names = rows[i]?.split(';') ?? [];
    districts.set(
      code,
      codesOf(code).map((district, j) => ({ code: district, name: names[j] ?? '' })),
    );
  }
  const former = new Map<string, readonly string[]>();
  for (const row of regions.former.split(';')) {
    former.set(row.slice(0, 6), [...(former.get(row.slice(0, 6)) ?? []), row.slice(6)]);
  }
  const villages = new Map<string, string>();
  const codes = new Map<string, readonly string[]>();
  for (const [province, packed] of Object.entries(regions.villages)) {
    const own = regencies.filter(({ code }) => code.startsWith(province)).flatMap(({ code }) => codesOf(code));
    codes.set(province, own);
    for (const [i, names] of packed.split('|').entries()) villages.set(own[i] ?? '', names);
  }
  return { districts, former, villages, codes };
}

function index(regions: KtpRegions): Index {
  const known = indexes.get(regions) ?? build(regions);
  indexes.set(regions, known);
  return known;
}

/** The districts of a regency or city, by its four digits. Empty for a code that is not in use. */
export function districtsOf(regions: KtpRegions, regency: string): readonly KtpRegion[] {
  return index(regions).districts.get(regency) ?? [];
}

/** The villages of a district, by its six digits, in the order of the alphabet. Empty where its province was not loaded. */
export function villagesOf(regions: KtpRegions, district: string): readonly string[] {
  return index(regions).villages.get(district)?.split(';') ?? [];
}

/** The district of a code, or `null`. */
export function districtOf(regions: KtpRegions, code: string): KtpRegion | null {
  return districtsOf(regions, code.slice(0, 4)).find((district) => district.code === code) ?? null;
}

/** Whether a name is, or once was, a district's: spelling is compared softly. */
export function isNameOf(regions: KtpRegions, district: KtpRegion, name: string): boolean {
  const key = nameKey(name);
  const names = [district.name, ...(index(regions).former.get(district.code) ?? [])];
  return names.some((one) => nameKey(one) === key);
}

/** Codes of the districts with a village of exactly this name, in one province or in all that are loaded. */
export function districtsWithVillage(regions: KtpRegions, name: string, province = ''): readonly string[] {
  const wanted = name.toUpperCase();
  return Object.entries(regions.villages)
    .filter(([code, packed]) => code.startsWith(province) && packed.includes(wanted))
    .flatMap(([code]) => index(regions).codes.get(code) ?? [])
    .filter((code) => villagesOf(regions, code).includes(wanted));
}
