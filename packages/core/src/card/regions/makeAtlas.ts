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

/** What a function says, worked out once for each text it is asked with. */
function once<Value>(work: (asked: string) => Value): (asked: string) => Value {
  const known = new Map<string, Value>();
  return (asked) => {
    const found = known.get(asked) ?? work(asked);
    known.set(asked, found);
    return found;
  };
}

/**
 * Unpacks names. Part of a chunk of its own, like the names. Each regency and province is unpacked when it is asked for: all at once
 * would hold up a slow phone while somebody presses something.
 */
export function makeAtlas({ districts, former, villages }: PackedNames): KtpRegions {
  const rows = districts.split('|');
  const rowOf = new Map(regencies.map(({ code }, i) => [code, rows[i]!]));
  const districtsOf = once((regency): readonly KtpRegion[] => {
    const names = rowOf.get(regency)?.split(';') ?? [];
    const numbers = districtNumbers(regency);
    return names.map((name, i) => ({ code: regency + String(numbers[i]).padStart(2, '0'), name }));
  });
  const districtOf = (code: string): KtpRegion | null =>
    districtsOf(code.slice(0, 4)).find((district) => district.code === code) ?? null;
  const formerNames = former.split(';');
  const keysOf = once((code): readonly string[] => {
    const before = formerNames.filter((row) => row.startsWith(code)).map((row) => row.slice(6));
    return [districtOf(code)?.name ?? '', ...before].map(nameKey);
  });
  /** Packed names of the villages of each district of a province. */
  const packedOf = once((province): ReadonlyMap<string, string> => {
    const own = regencies.filter(({ code }) => code.startsWith(province)).flatMap(({ code }) => districtsOf(code));
    return new Map(villages[province]?.split('|').map((list, i) => [own[i]!.code, list]));
  });
  const villagesOf = (district: string): readonly string[] =>
    packedOf(district.slice(0, 2)).get(district)?.split(';') ?? [];
  return {
    provincesWithVillages: Object.keys(villages),
    districtOf,
    districtsOf,
    villagesOf,
    isDistrictName: (district, name) => districtOf(district) !== null && keysOf(district).includes(nameKey(name)),
    districtsWithVillage: (name) => {
      const wanted = name.toUpperCase();
      const packed = Object.keys(villages).flatMap((province) => [...packedOf(province)]);
      const holders = packed.filter(([code, list]) => list.includes(wanted) && villagesOf(code).includes(wanted));
      return holders.map(([code]) => districtOf(code)!);
    },
  };
}
