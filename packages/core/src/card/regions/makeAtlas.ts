import type { KtpRegions } from '../atlas.ts';
import { nameKey } from '../names.ts';
import { districtNumbers, type KtpRegion, regencies } from '../regions.ts';

export interface PackedNames {
  /** Names of districts, by regency `|` and number `;`. */
  readonly districts: string;
  /** Codes and former names of districts. */
  readonly former: string;
  /** By the code of the province, the names of villages by district `|` and alphabet `;`. */
  readonly villages: Readonly<Record<string, string>>;
}

/** Unpacks names. Part of a chunk of its own, like the names. */
export function makeAtlas({ districts, former, villages }: PackedNames): KtpRegions {
  const rows = districts.split('|');
  const byRegency = new Map<string, readonly KtpRegion[]>();
  for (const [i, { code }] of regencies.entries()) {
    const names = rows[i]!.split(';');
    const numbers = districtNumbers(code);
    byRegency.set(
      code,
      numbers.map((number, j) => ({ code: code + String(number).padStart(2, '0'), name: names[j]! })),
    );
  }
  const all = [...byRegency.values()].flat();
  const byCode = new Map(all.map((district) => [district.code, district]));
  const keys = new Map(all.map(({ code, name }) => [code, [nameKey(name)]]));
  for (const row of former.split(';')) keys.get(row.slice(0, 6))?.push(nameKey(row.slice(6)));
  /** Packed names of the villages of each district. */
  const packed = new Map<string, string>();
  for (const [province, names] of Object.entries(villages)) {
    const own = all.filter(({ code }) => code.startsWith(province));
    for (const [i, list] of names.split('|').entries()) packed.set(own[i]!.code, list);
  }
  const villagesOf = (district: string): readonly string[] => packed.get(district)?.split(';') ?? [];
  return {
    provincesWithVillages: Object.keys(villages),
    districtOf: (code) => byCode.get(code) ?? null,
    districtsOf: (regency) => byRegency.get(regency) ?? [],
    villagesOf,
    isDistrictName: (district, name) => keys.get(district)?.includes(nameKey(name)) ?? false,
    districtsWithVillage: (name) => {
      const wanted = name.toUpperCase();
      const holders = [...packed].filter(([code, list]) => list.includes(wanted) && villagesOf(code).includes(wanted));
      return holders.map(([code]) => byCode.get(code)!);
    },
  };
}
