import { DISTRICT_NUMBERS, FORMER_REGENCIES, REGENCIES, RETIRED } from './regencies.generated.ts';

/** An area of Indonesia by its code in the NIK. */
export interface KtpRegion {
  /** Two digits for a province, four for a regency or city, six for a district. */
  readonly code: string;
  /** As the card prints it. */
  readonly name: string;
}

/** The status of a code: in use today, retired (it stays on people's cards for life), or in no table. */
export type KtpRegionStanding = 'known' | 'retired' | 'unknown';

/** Whether the code of a regency or city belongs to a city: cities are numbered from 71. */
export function isCity(code: string): boolean {
  return code[2]! > '6';
}

/** The card omits the title of Jakarta's regions. */
function titled(code: string, name: string): string {
  if (code.startsWith('317')) return name;
  return `${isCity(code) ? 'KOTA' : 'KABUPATEN'} ${name}`;
}

const rows = REGENCIES.split('|').map((row) => row.split(';'));

/** The 38 provinces. */
export const provinces: readonly KtpRegion[] = rows.map(([head = '']) => ({
  code: head.slice(0, 2),
  name: head.slice(2),
}));

/** The 514 regencies and cities. */
export const regencies: readonly KtpRegion[] = rows.flatMap(([head = '', ...items]) => {
  let number = 0;
  return items.map((item) => {
    const [, jump, name = ''] = /^(\d*)(.+)$/.exec(item) ?? [];
    number = jump ? Number(jump) : number + 1;
    const code = head.slice(0, 2) + String(number).padStart(2, '0');
    return { code, name: titled(code, name) };
  });
});

/** Regencies by their former names: a card with such a name is still correct. */
export const formerRegencies: readonly KtpRegion[] = FORMER_REGENCIES.split(';').map((row) => {
  const code = row.slice(0, 4);
  return { code, name: titled(code, row.slice(4)) };
});

/** The length of a run, starting at 1. */
const LENGTHS = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ';
/**
 * Packed runs of numbers by regency: `r` is 1 to 18; `c3b` is 1 to 3, three left out, two more. A gap of one needs no
 * digit.
 */
const runs = new Map(DISTRICT_NUMBERS.split(';').map((packed, i) => [regencies[i]!.code, packed]));
/** Retired codes of regencies, and today's codes. */
const successors = new Map<string, string>();
for (const row of RETIRED.split(';')) {
  successors.set(row.slice(0, 4), row.slice(4, 8));
  runs.set(row.slice(0, 4), row.slice(8));
}

const byCode = new Map([...provinces, ...regencies].map((region) => [region.code, region]));

/** The province, regency or city of a code in use, or `null`. */
export function regionOf(code: string): KtpRegion | null {
  return byCode.get(code) ?? null;
}

/** Names that cards have for the regencies and cities of a province: today's, then former ones. */
export function regencyNamesIn(province: string): readonly KtpRegion[] {
  return [...regencies, ...formerRegencies].filter(({ code }) => code.startsWith(province));
}

/** The regencies and cities of a province, by its two digits. */
export function regenciesIn(province: string): readonly KtpRegion[] {
  return regencies.filter(({ code }) => code.startsWith(province));
}

/** Today's code of the regency: its own, its successor's, or `null` if it is in no table. */
export function regencyToday(code: string): string | null {
  return successors.get(code) ?? (code.length === 4 && byCode.has(code) ? code : null);
}

/** Whether a province holds one of today's regencies, or did when cards with the province's name were printed. */
export function isIn(province: string, regency: string): boolean {
  if (regency.startsWith(province)) return true;
  return [...successors].some(([before, now]) => now === regency && before.startsWith(province));
}

/** The numbers of a regency's districts, in ascending order. */
export function districtNumbers(regency: string): readonly number[] {
  let next = 1;
  return Array.from((runs.get(regency) ?? '').matchAll(/(\d*)(\D)/g)).flatMap(([, skip, letter = ''], i) => {
    const first = next + Number(skip || Math.min(i, 1));
    next = first + LENGTHS.indexOf(letter) + 1;
    return Array.from({ length: next - first }, (_, at) => first + at);
  });
}

/**
 * The status of the first six digits of a NIK. If the districts of a retired regency are in no table, any number is
 * accepted.
 */
export function standingOf(district: string): KtpRegionStanding {
  const regency = district.slice(0, 4);
  const numbers = districtNumbers(regency);
  const retired = successors.has(regency);
  if (!numbers.includes(Number(district.slice(4))) && !(retired && numbers.length === 0)) return 'unknown';
  return retired ? 'retired' : 'known';
}
