import type { KtpRegions } from '../regions/atlas.ts';
import { isIsoDate } from '../words/dates.ts';
import { nikDigits } from './nikDigits.ts';
import { type KtpRegionStanding, regionOf, standingOf } from '../regions/regions.ts';

/** The parts of a NIK. It says where and when a person was first registered, and never changes afterwards. */
export interface ParsedNik {
  /** Sixteen digits. */
  readonly nik: string;
  /** Two digits. */
  readonly province: string;
  /** Four digits. */
  readonly regency: string;
  /** Six digits. */
  readonly district: string;
  /** Today's names; `null` for retired and unknown codes, and for districts if no names were passed in. */
  readonly names: {
    /** Always known: a NIK with an unknown province is refused. */
    readonly province: string;
    /** As the card prints it, such as `KOTA BANDUNG`; `null` for a retired or unknown code. */
    readonly regency: string | null;
    /** Also `null` if no names were passed in. */
    readonly district: string | null;
  };
  /** The status of the region. `unknown` only deserves a look: changes before 2012 are in no table. */
  readonly region: KtpRegionStanding;
  /** As the card prints it: `PEREMPUAN` if 40 was added to the day. */
  readonly sex: 'LAKI-LAKI' | 'PEREMPUAN';
  /** `YYYY-MM-DD`, younger first: two digits of a year leave the century open. Never after `today`. */
  readonly birthDates: readonly string[];
  /** Four digits, `0001` to `9999`: a running number. */
  readonly serial: string;
}

/** Why a text is not a NIK. */
export type NikProblem = 'missing' | 'letters' | 'length' | 'province' | 'zero' | 'date' | 'serial';

/** What `parseNik` returns: the parts of a NIK, or why the text is not one. */
export type NikResult =
  | {
      /** The text can be a NIK. Its digits cannot tell whether it was ever issued. */
      readonly ok: true;
      /** Its parts. */
      readonly value: ParsedNik;
    }
  | {
      /** The text is not a NIK. */
      readonly ok: false;
      /** The first thing that is wrong with it. */
      readonly problem: NikProblem;
      /** How many digits it has; a NIK has 16. */
      readonly digits: number;
    };

/** What `parseNik` needs besides the text. */
export interface NikOptions {
  /** `YYYY-MM-DD`, to decide which centuries are possible. There is no clock here. */
  readonly today: string;
  /** Names of districts, if they are loaded. */
  readonly regions?: KtpRegions | undefined;
}

/** Regencies and districts are numbered from 01. */
export const NO_AREA = /^..(?:..)?00/;

/** The sex and the possible dates, younger first, of the six digits `DDMMYY` in a NIK; 40 is added to a woman's day. */
export function nikBirth(digits: string, today: string): Pick<ParsedNik, 'sex' | 'birthDates'> {
  const woman = Number(digits.slice(0, 2)) > 40;
  const day = String(Number(digits.slice(0, 2)) - (woman ? 40 : 0)).padStart(2, '0');
  const birthDates = ['20', '19']
    .map((century) => `${century}${digits.slice(4)}-${digits.slice(2, 4)}-${day}`)
    .filter((date) => isIsoDate(date) && date <= today);
  return { sex: woman ? 'PEREMPUAN' : 'LAKI-LAKI', birthDates };
}

/**
 * Parses a NIK: `PPRRKK DDMMYY SSSS`, with 40 added to a woman's day, and no check digit (PP 37/2007 article 37;
 * serials start at 0001). Codes that were retired when provinces were split are still valid.
 */
export function parseNik(text: string, options: NikOptions): NikResult {
  const nik = nikDigits(text);
  const fail = (problem: NikProblem): NikResult => ({ ok: false, problem, digits: nik.replace(/\D/g, '').length });
  if (nik === '') return fail('missing');
  if (!/^\d+$/.test(nik)) return fail('letters');
  if (nik.length !== 16) return fail('length');
  const [province, regency, district, serial] = [nik.slice(0, 2), nik.slice(0, 4), nik.slice(0, 6), nik.slice(12)];
  const provinceName = regionOf(province)?.name;
  if (provinceName === undefined) return fail('province');
  if (NO_AREA.test(nik)) return fail('zero');
  const birth = nikBirth(nik.slice(6, 12), options.today);
  if (birth.birthDates.length === 0) return fail('date');
  if (serial === '0000') return fail('serial');
  const names = {
    province: provinceName,
    regency: regionOf(regency)?.name ?? null,
    district: options.regions?.districtOf(district)?.name ?? null,
  };
  return {
    ok: true,
    value: { nik, province, regency, district, names, region: standingOf(district), ...birth, serial },
  };
}
