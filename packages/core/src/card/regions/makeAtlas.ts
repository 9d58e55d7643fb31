import type { KtpRegions } from './atlas.ts';
import { nameKey } from './names.ts';
import { districtNumbers, type KtpRegion, regenciesIn } from './regions.ts';

/** Names of one province. */
export interface PackedNames {
  /** Names of districts: `|` separates regencies, `;` numbers. */
  readonly DISTRICTS: string;
  /** Codes and former names of districts. */
  readonly FORMER: string;
  /** Names of villages in alphabetical order: `|` separates districts, `;` villages; `=` has the district's name. */
  readonly VILLAGES: string;
}

/** Caches a function's result for each text it is called with. */
function once<Value>(work: (asked: string) => Value): (asked: string) => Value {
  const known = new Map<string, Value>();
  return (asked) => {
    const found = known.get(asked) ?? work(asked);
    known.set(asked, found);
    return found;
  };
}

/**
 * Unpacks names, by the code of their province. In a chunk of its own, like the names. Each regency and province is
 * unpacked on demand: unpacking all at once would block a slow phone while the person is using it.
 */
export function makeAtlas(names: Readonly<Record<string, PackedNames>>): KtpRegions {
  const namesOf = (code: string): PackedNames | undefined => names[code.slice(0, 2)];
  const regenciesOf = once(regenciesIn);
  const districtsOf = once((regency): readonly KtpRegion[] => {
    const at = regenciesOf(regency.slice(0, 2)).findIndex(({ code }) => code === regency);
    const own = namesOf(regency)?.DISTRICTS.split('|')[at]?.split(';') ?? [];
    const numbers = districtNumbers(regency);
    return own.map((name, i) => ({ code: regency + String(numbers[i]).padStart(2, '0'), name }));
  });
  const districtOf = (code: string): KtpRegion | null =>
    districtsOf(code.slice(0, 4)).find((district) => district.code === code) ?? null;
  const keysOf = once((code): readonly string[] => {
    const before =
      namesOf(code)
        ?.FORMER.split(';')
        .filter((row) => row.startsWith(code)) ?? [];
    return [districtOf(code)?.name ?? '', ...before.map((row) => row.slice(6))].map(nameKey);
  });
  /** Packed names of the villages of each district of a province. */
  const packedOf = once((province): ReadonlyMap<string, string> => {
    const own = regenciesOf(province).flatMap(({ code }) => districtsOf(code));
    return new Map(
      namesOf(province)
        ?.VILLAGES.split('|')
        .map((list, i) => [own[i]!.code, list]),
    );
  });
  const villagesOf = once((district): readonly string[] => {
    const packed = packedOf(district.slice(0, 2)).get(district)?.split(';') ?? [];
    return packed.map((name) => (name === '=' ? districtOf(district)!.name : name));
  });
  const villageKeysOf = once((district): ReadonlySet<string> => new Set(villagesOf(district).map(nameKey)));
  const provinces = Object.keys(names);
  return {
    provinces,
    districtOf,
    districtsOf,
    villagesOf,
    isDistrictName: (district, name) => districtOf(district) !== null && keysOf(district).includes(nameKey(name)),
    isVillageName: (district, name) => villageKeysOf(district).has(nameKey(name)),
    districtsWithVillage: (name) => {
      const wanted = name.toUpperCase();
      const packed = provinces.flatMap((province) => [...packedOf(province)]);
      const perhaps = packed.filter(([, list]) => list.includes(wanted) || list.includes('='));
      const holders = perhaps.filter(([code]) => villagesOf(code).includes(wanted));
      return holders.map(([code]) => districtOf(code)!);
    },
  };
}
