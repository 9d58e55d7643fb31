import type { KtpRegion } from './regions.ts';

/**
 * Names of the districts and villages of some provinces, as `loadRegions` fetches them. Spelling is compared softly
 * where names are. Of places in other provinces nothing is known.
 */
export interface KtpRegions {
  /** Codes of the provinces whose names are known, two digits each. */
  readonly provinces: readonly string[];
  /** The district of six digits, or `null`. */
  readonly districtOf: (code: string) => KtpRegion | null;
  /** The districts of a regency or city, by its four digits. Empty for a code that is not in use. */
  readonly districtsOf: (regency: string) => readonly KtpRegion[];
  /** The villages of a district, by its six digits, in the order of the alphabet. */
  readonly villagesOf: (district: string) => readonly string[];
  /** Whether a name is, or once was, that of the district of this code. */
  readonly isDistrictName: (district: string, name: string) => boolean;
  /** Whether a village of the district of this code has this name. */
  readonly isVillageName: (district: string, name: string) => boolean;
  /** The districts with a village of exactly this name. */
  readonly districtsWithVillage: (name: string) => readonly KtpRegion[];
}
