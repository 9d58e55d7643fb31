import type { KtpRegions } from '../regions/atlas.ts';
import type { KtpFieldName } from '../fields.ts';
import { digitsLike, twinsOf } from '../words/lookAlikes.ts';
import { nikBirth, NO_AREA, parseNik } from './nik.ts';
import { nikDigits } from './nikDigits.ts';
import { regencyToday, regionOf, standingOf } from '../regions/regions.ts';

/** What else is known about the card. More of it ranks the repairs better; none of it is required. */
export interface NikEvidence {
  /** `YYYY-MM-DD`: no birth is later. */
  readonly today: string;
  /** `YYYY-MM-DD`, as printed. */
  readonly tanggalLahir?: string | undefined;
  /** As printed. */
  readonly jenisKelamin?: 'LAKI-LAKI' | 'PEREMPUAN' | undefined;
  /** Two digits: the code of the printed province. */
  readonly province?: string | undefined;
  /** Four digits: the code of the printed regency or city. */
  readonly regency?: string | undefined;
  /** The name of the district as printed. Only useful together with `regions`. */
  readonly kecamatan?: string | undefined;
  /** Names of districts, if they are loaded. */
  readonly regions?: KtpRegions | undefined;
}

/** A NIK that may have been meant. */
export interface NikRepair {
  /** Sixteen digits that `parseNik` accepts. */
  readonly nik: string;
  /** 0 to 1: 1 if every changed character was not a digit and can stand for one digit only. */
  readonly score: number;
  /** Fields of the card that support it. */
  readonly evidence: readonly KtpFieldName[];
}

/** A way to read a few neighbouring characters as digits: how far it is from them, and what it agrees with. */
interface Part {
  readonly digits: string;
  readonly cost: number;
  readonly agrees: readonly KtpFieldName[];
}

/** Taking one digit for another is far less likely than reading a letter as the digit it looks like. */
const TWIN = 1;
const SECOND = 0.1;
/** How many digits of a part may be mistaken: one if only the tables say so, two if the printed date does. */
const MOST_TWINS = 1;
const MOST_TWINS_BY_DATE = 2;
const MOST_REPAIRS = 3;

/** All ways to read characters as digits, with at most `twins` digits taken for their twins. */
function readings(signs: string, twins: number): readonly Part[] {
  let found: readonly Part[] = [{ digits: '', cost: 0, agrees: [] }];
  for (const sign of signs) {
    const own = Array.from(digitsLike(sign), (digit, i): [string, number] => [digit, i * SECOND]);
    const others = /\d/.test(sign) ? Array.from(twinsOf(sign), (digit): [string, number] => [digit, TWIN]) : [];
    found = found.flatMap(({ digits, cost }) =>
      [...own, ...others]
        .filter(([, extra]) => Math.floor(cost + extra) <= twins)
        .map(([digit, extra]) => ({ digits: digits + digit, cost: cost + extra, agrees: [] })),
    );
  }
  return found;
}

/** The readings as they are if one of them fits; only otherwise those with digits taken for their twins. */
function mended(signs: string, most: number, fits: (digits: string) => boolean): readonly Part[] {
  for (let twins = 0; twins <= most; twins += 1) {
    const found = readings(signs, twins).filter(({ digits }) => fits(digits));
    if (found.length > 0) return found;
  }
  return [];
}

function regionParts(signs: string, about: NikEvidence): readonly Part[] {
  const assigned = (digits: string): boolean => regionOf(digits.slice(0, 2)) !== null && !NO_AREA.test(digits);
  const known = mended(signs, MOST_TWINS, (digits) => assigned(digits) && standingOf(digits) !== 'unknown');
  const found = known.length > 0 ? known : readings(signs, 0).filter(({ digits }) => assigned(digits));
  return found.map((part) => {
    const regency = regencyToday(part.digits.slice(0, 4));
    const agrees: KtpFieldName[] = [];
    if (about.province && regency?.startsWith(about.province)) agrees.push('provinsi');
    if (about.regency && regency === about.regency) agrees.push('kabKota');
    if (about.kecamatan && about.regions?.isDistrictName(part.digits, about.kecamatan)) agrees.push('kecamatan');
    return { ...part, agrees };
  });
}

function birthParts(signs: string, about: NikEvidence): readonly Part[] {
  const agreement = (digits: string): readonly KtpFieldName[] => {
    const { sex, birthDates } = nikBirth(digits, about.today);
    const agrees: KtpFieldName[] = [];
    if (about.tanggalLahir && birthDates.includes(about.tanggalLahir)) agrees.push('tanggalLahir');
    if (about.jenisKelamin === sex) agrees.push('jenisKelamin');
    return agrees;
  };
  const possible = (digits: string): boolean => nikBirth(digits, about.today).birthDates.length > 0;
  const printed = (digits: string): boolean => agreement(digits).includes('tanggalLahir');
  const agreeing = about.tanggalLahir ? mended(signs, MOST_TWINS_BY_DATE, printed) : [];
  const found = agreeing.length > 0 ? agreeing : mended(signs, MOST_TWINS, possible);
  return found.map((part) => ({ ...part, agrees: agreement(part.digits) }));
}

function joined(a: Part, b: Part): Part {
  return { digits: a.digits + b.digits, cost: a.cost + b.cost, agrees: [...a.agrees, ...b.agrees] };
}

/**
 * Reads look-alikes in a NIK as the digits they may stand for (`3l71O1450l9O9999`), and digits as their twins (`1` and
 * `7`) if it cannot be right as it is: the date or the region does not exist, or the printed date differs. Best first,
 * at most three; empty if nothing needs correcting or nothing fits. A missing digit is never guessed: a text of another
 * length than 16 has no repair.
 */
export function repairNik(text: string, about: NikEvidence): readonly NikRepair[] {
  const signs = nikDigits(text);
  if (signs.length !== 16) return [];
  const serials = readings(signs.slice(12), 0).filter(({ digits }) => digits !== '0000');
  const births = birthParts(signs.slice(6, 12), about);
  const repairs = [births, serials].reduce<readonly Part[]>(
    (before, after) => before.flatMap((part) => after.map((next) => joined(part, next))),
    regionParts(signs.slice(0, 6), about),
  );
  const most = Math.max(...repairs.map(({ agrees }) => agrees.length));
  return repairs
    .filter(({ digits, agrees }) => digits !== signs && agrees.length === most && parseNik(digits, about).ok)
    .toSorted((a, b) => a.cost - b.cost)
    .slice(0, MOST_REPAIRS)
    .map(({ digits, cost, agrees }) => ({ nik: digits, score: Math.max(0, 1 - cost / 8), evidence: agrees }));
}
