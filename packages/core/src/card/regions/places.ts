import { nameKey } from './names.ts';
import { formerRegencies, isCity, type KtpRegion, provinces, regencies } from './regions.ts';

/**
 * Names that cards print for a province besides the official one; former names until UU 11/2006, 18/2001, 21/2001 and
 * PP 24/2007.
 */
const OTHER_NAMES: Readonly<Record<string, readonly string[]>> = {
  11: ['NANGGROE ACEH DARUSSALAM', 'DAERAH ISTIMEWA ACEH'],
  19: ['BANGKA BELITUNG'],
  31: ['DAERAH KHUSUS IBUKOTA JAKARTA', 'DAERAH KHUSUS JAKARTA'],
  34: ['DI YOGYAKARTA', 'DIY'],
  91: ['IRIAN JAYA'],
  92: ['IRIAN JAYA BARAT'],
};

/** Kind and name of a regency as cards write it: `KAB. X`, `KOTA ADM. X`, `KOTA X`. */
const TITLE = /^(KABUPATEN|KAB|KOTA)\b\.?\s*(?:ADM(?:INISTRASI|\b)\.?\s*)?(.+)$/;

/** The name of a regency or city without its title. */
export function plainName(name: string): string {
  return TITLE.exec(name.toUpperCase())?.[2] ?? name;
}

const provinceByKey = new Map<string, KtpRegion>();
const regenciesByKey = new Map<string, KtpRegion[]>();

/** Filled on first use: most pages never need it. */
function fill(): void {
  if (provinceByKey.size > 0) return;
  for (const province of provinces) {
    for (const name of [province.name, ...(OTHER_NAMES[province.code] ?? [])])
      provinceByKey.set(nameKey(name), province);
  }
  for (const regency of regencies) {
    const key = nameKey(plainName(regency.name));
    regenciesByKey.set(key, [...(regenciesByKey.get(key) ?? []), regency]);
  }
  for (const { code, name } of formerRegencies) {
    const today = regencies.filter((regency) => regency.code === code);
    const key = nameKey(plainName(name));
    // Without its title, `MALUKU UTARA` is the province, and `PONTIANAK` the city.
    for (const one of regenciesByKey.has(key) || provinceByKey.has(key) ? [nameKey(name)] : [key, nameKey(name)]) {
      regenciesByKey.set(one, today);
    }
  }
}

/** The province a text names, compared loosely, or `null`. */
export function provinceNamed(text: string): KtpRegion | null {
  fill();
  return provinceByKey.get(nameKey(text)) ?? null;
}

/** The regencies and cities a text may name: two if it omits the title and both exist, as with Bandung. */
export function regenciesNamed(text: string): readonly KtpRegion[] {
  fill();
  const [, title, name = ''] = TITLE.exec(text.toUpperCase()) ?? [];
  const titled =
    regenciesByKey.get(nameKey(name))?.filter((regency) => title?.startsWith(isCity(regency.code) ? 'KOTA' : 'KAB')) ??
    [];
  if (titled.length > 0) return titled;
  return regenciesByKey.get(nameKey(title?.startsWith('KAB') ? `KABUPATEN ${name}` : text)) ?? [];
}
