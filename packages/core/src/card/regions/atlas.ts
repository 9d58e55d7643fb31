import type { KtpRegion } from './regions.ts';

/**
 * Names of the districts and villages of some provinces, as fetched by `loadRegions`. Wherever names are compared,
 * their spelling is compared loosely. Nothing is known about places in other provinces.
 */
export interface KtpRegions {
  /** Codes of the provinces whose names are known, two digits each. */
  readonly provinces: readonly string[];
  /** The district with this code of six digits, or `null`. */
  readonly districtOf: (code: string) => KtpRegion | null;
  /** The districts of a regency or city, by its four digits. Empty for a code that is not in use. */
  readonly districtsOf: (regency: string) => readonly KtpRegion[];
  /** The villages of a district, by its six digits, in alphabetical order. */
  readonly villagesOf: (district: string) => readonly string[];
  /** Whether a name is, or once was, the name of the district with this code. */
  readonly isDistrictName: (district: string, name: string) => boolean;
  /** Whether a village of the district with this code has this name. */
  readonly isVillageName: (district: string, name: string) => boolean;
  /** The districts that have a village of exactly this name. */
  readonly districtsWithVillage: (name: string) => readonly KtpRegion[];
}
