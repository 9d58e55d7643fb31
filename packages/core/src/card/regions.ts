import { DISTRICT_NUMBERS, REGENCIES, RETIRED } from './regions/regencies.generated.ts';

/** An area of Indonesia by its code in the NIK. */
export interface KtpRegion {
  /** Two digits for a province, four for a regency or city, six for a district. */
  readonly code: string;
  /** As the card prints it. */
  readonly name: string;
}

/** How a code stands: in use today, given out once and never again (it stays on people's cards for life), or in no table. */
export type KtpRegionStanding = 'known' | 'retired' | 'unknown';

/** How long a run is, from 1. */
const LENGTHS = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ';
/** Packed runs of numbers by regency: `r` is 1 to 18, `c3b` is 1 to 3, three left out, two more; one left out goes unsaid. */
const runs = new Map<string, string>();
/** Retired codes of regencies, and the code of today. */
const successors = new Map<string, string>();
const foundProvinces: KtpRegion[] = [];
const foundRegencies: KtpRegion[] = [];

/** Cities count from 71. The card leaves the title of Jakarta's out. */
function titled(code: string, name: string): string {
  if (code.startsWith('317')) return name;
  return `${Number(code.slice(2)) > 70 ? 'KOTA' : 'KABUPATEN'} ${name}`;
}

const packedNumbers = DISTRICT_NUMBERS.split(';');
for (const row of REGENCIES.split('|')) {
  const [head = '', ...items] = row.split(';');
  const province = head.slice(0, 2);
  foundProvinces.push({ code: province, name: head.slice(2) });
  let number = 0;
  for (const item of items) {
    const [, jump, name = ''] = /^(\d*)(.+)$/.exec(item) ?? [];
    number = jump ? Number(jump) : number + 1;
    const code = province + String(number).padStart(2, '0');
    runs.set(code, packedNumbers[foundRegencies.length] ?? '');
    foundRegencies.push({ code, name: titled(code, name) });
  }
}
for (const row of RETIRED.split(';')) {
  successors.set(row.slice(0, 4), row.slice(4, 8));
  runs.set(row.slice(0, 4), row.slice(8));
}

/** The 38 provinces. */
export const provinces: readonly KtpRegion[] = foundProvinces;

/** The 514 regencies and cities. */
export const regencies: readonly KtpRegion[] = foundRegencies;

const byCode = new Map([...provinces, ...regencies].map((region) => [region.code, region]));

/** The province, regency or city of a code in use, or `null`. */
export function regionOf(code: string): KtpRegion | null {
  return byCode.get(code) ?? null;
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

/** How the six digits a NIK begins with stand. Where the districts of a retired regency are in no table, any is taken for one. */
export function standingOf(district: string): KtpRegionStanding {
  const regency = district.slice(0, 4);
  const numbers = districtNumbers(regency);
  const retired = successors.has(regency);
  if (!numbers.includes(Number(district.slice(4))) && !(retired && numbers.length === 0)) return 'unknown';
  return retired ? 'retired' : 'known';
}
