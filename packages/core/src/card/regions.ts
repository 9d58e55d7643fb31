import { PROVINCES, REGENCIES } from './regions.generated.ts';

/** A province, regency or city, by its code in the NIK. */
export interface KtpRegion {
  /** Two digits for a province, four for a regency or city. */
  readonly code: string;
  /** As the card prints it. */
  readonly name: string;
}

function unpack(packed: string, digits: number): readonly KtpRegion[] {
  return packed.split('|').map((row) => ({ code: row.slice(0, digits), name: row.slice(digits) }));
}

/** The 38 provinces. */
export const provinces: readonly KtpRegion[] = /* @__PURE__ */ unpack(PROVINCES, 2);

/** The 514 regencies and cities. */
export const regencies: readonly KtpRegion[] = /* @__PURE__ */ unpack(REGENCIES, 4);

/** Codes given out until 2012 and 2022 and never again: they stay on people's cards for life. */
const RETIRED: readonly string[] = (
  '6404 6405 6406 6410 6473 9101 9102 9104 9107 9108 9109 9112 9113 9114 9116 9117 9118 9121 9122 9123 9124 9125 9126 ' +
  '9127 9128 9201 9204 9205 9209 9210 9271'
).split(' ');

const provinceCodes: ReadonlySet<string> = new Set(provinces.map(({ code }) => code));
const regencyCodes: ReadonlySet<string> = new Set([...regencies.map(({ code }) => code), ...RETIRED]);

/** Whether two digits are the code of a province. */
export function isProvinceCode(code: string): boolean {
  return provinceCodes.has(code);
}

/** Whether four digits are, or once were, the code of a regency or city. */
export function isRegencyCode(code: string): boolean {
  return regencyCodes.has(code);
}
