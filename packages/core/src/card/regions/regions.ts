import { DISTRICT_NUMBERS, FORMER_REGENCIES, REGENCIES, RETIRED } from './regencies.generated.ts';

/** An area of Indonesia by its code in the NIK. */
export interface KtpRegion {
  /** Two digits for a province, four for a regency or city, six for a district. */
  readonly code: string;
  /** As the card prints it. */
  readonly name: string;
}

/**
 * How a code stands: in use today, given out once and never again (it stays on people's cards for life), or in no
 * table.
 */
export type KtpRegionStanding = 'known' | 'retired' | 'unknown';

/** Whether the code of a regency or city is a city's: they count from 71. */
export function isCity(code: string): boolean {
  return code[2]! > '6';
}

/** The card leaves the title of Jakarta's out. */
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

/** Regencies by the names they had before they were renamed: a card with such a name is as good as any. */
export const formerRegencies: readonly KtpRegion[] = FORMER_REGENCIES.split(';').map((row) => {
  const code = row.slice(0, 4);
  return { code, name: titled(code, row.slice(4)) };
});

/** How long a run is, from 1. */
const LENGTHS = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ';
/**
 * Packed runs of numbers by regency: `r` is 1 to 18, `c3b` is 1 to 3, three left out, two more; one left out goes
 * unsaid.
 */
const runs = new Map(DISTRICT_NUMBERS.split(';').map((packed, i) => [regencies[i]!.code, packed]));
/** Retired codes of regencies, and the code of today. */
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

/** Names cards have for the regencies and cities of a province: those of today and, behind them, former ones. */
export function regencyNamesIn(province: string): readonly KtpRegion[] {
  return [...regencies, ...formerRegencies].filter(({ code }) => code.startsWith(province));
}

/** The regencies and cities of a province, by its two digits. */
export function regenciesIn(province: string): readonly KtpRegion[] {
  return regencies.filter(({ code }) => code.startsWith(province));
}

/** The regency's code of today: its own, the one it became, or `null` where it is in no table. */
export function regencyToday(code: string): string | null {
  return successors.get(code) ?? (code.length === 4 && byCode.has(code) ? code : null);
}

/** Whether a province holds a regency of today, or did when cards with its name were printed. */
export function isIn(province: string, regency: string): boolean {
  if (regency.startsWith(province)) return true;
  return [...successors].some(([before, now]) => now === regency && before.startsWith(province));
}

/** The numbers of a regency's districts, rising. */
export function districtNumbers(regency: string): readonly number[] {
  let next = 1;
  return Array.from((runs.get(regency) ?? '').matchAll(/(\d*)(\D)/g)).flatMap(([, skip, letter = ''], i) => {
    const first = next + Number(skip || Math.min(i, 1));
    next = first + LENGTHS.indexOf(letter) + 1;
    return Array.from({ length: next - first }, (_, at) => first + at);
  });
}

/**
 * How the six digits a NIK begins with stand. Where the districts of a retired regency are in no table, any is taken
 * for one.
 */
export function standingOf(district: string): KtpRegionStanding {
  const regency = district.slice(0, 4);
  const numbers = districtNumbers(regency);
  const retired = successors.has(regency);
  if (!numbers.includes(Number(district.slice(4))) && !(retired && numbers.length === 0)) return 'unknown';
  return retired ? 'retired' : 'known';
}
