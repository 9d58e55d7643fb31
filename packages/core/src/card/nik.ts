import { isDay } from './dates.ts';
import { isProvinceCode, isRegencyCode } from './regions.ts';

/** What sixteen digits say. A NIK says where and when somebody was first registered; it never changes afterwards. */
export interface ParsedNik {
  /** Sixteen digits. */
  readonly nik: string;
  /** Two digits. */
  readonly province: string;
  /** Four digits. */
  readonly regency: string;
  /** Six digits. */
  readonly district: string;
  readonly sex: 'LAKI-LAKI' | 'PEREMPUAN';
  /** `YYYY-MM-DD`, younger first: two digits of a year leave the century open. Never after `today`. */
  readonly birthDates: readonly string[];
  readonly serial: string;
  /** False where the regency is neither known nor a retired one: worth a look, no more. */
  readonly regionKnown: boolean;
}

/** Why a text is no NIK. */
export type NikProblem = 'missing' | 'letters' | 'length' | 'province' | 'zero' | 'date' | 'serial';

export type NikResult =
  | { readonly ok: true; readonly value: ParsedNik }
  | { readonly ok: false; readonly problem: NikProblem; readonly digits: number };

/** The digits of a text people wrote a NIK in: spaces, dots and dashes between them do not count. */
export function nikDigits(text: string): string {
  return text.replace(/[\s.\-–_]/g, '');
}

/**
 * Takes a NIK apart: `PPRRKK DDMMYY SSSS`, women's day plus 40, no check digit (PP 37/2007 article 37). There is no clock here.
 *
 * @param today `YYYY-MM-DD`, to tell which centuries are possible.
 */
export function parseNik(text: string, options: { readonly today: string }): NikResult {
  const nik = nikDigits(text);
  const fail = (problem: NikProblem): NikResult => ({ ok: false, problem, digits: nik.replace(/\D/g, '').length });
  if (nik === '') return fail('missing');
  if (!/^\d+$/.test(nik)) return fail('letters');
  if (nik.length !== 16) return fail('length');
  const [province, regency, district, serial] = [nik.slice(0, 2), nik.slice(0, 4), nik.slice(0, 6), nik.slice(12)];
  if (!isProvinceCode(province)) return fail('province');
  if (nik.slice(2, 4) === '00' || nik.slice(4, 6) === '00') return fail('zero');
  const woman = Number(nik.slice(6, 8)) > 40;
  const day = Number(nik.slice(6, 8)) - (woman ? 40 : 0);
  const month = Number(nik.slice(8, 10));
  const birthDates = [2000, 1900]
    .map((century) => century + Number(nik.slice(10, 12)))
    .filter((year) => isDay(year, month, day))
    .map((year) => `${year}-${nik.slice(8, 10)}-${String(day).padStart(2, '0')}`)
    .filter((date) => date <= options.today);
  if (birthDates.length === 0) return fail('date');
  if (serial === '0000') return fail('serial');
  const value: ParsedNik = {
    nik,
    province,
    regency,
    district,
    sex: woman ? 'PEREMPUAN' : 'LAKI-LAKI',
    birthDates,
    serial,
    regionKnown: isRegencyCode(regency),
  };
  return { ok: true, value };
}

/** A NIK to show outside its own input: `************9999`. The first digits would tell place and date of birth. */
export function maskNik(text: string): string {
  const nik = nikDigits(text);
  return nik.length <= 4 ? '*'.repeat(nik.length) : '*'.repeat(nik.length - 4) + nik.slice(-4);
}
