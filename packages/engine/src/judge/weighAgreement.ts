import { type KtpLine, provinces, regencies } from '@ktp-ocr/core';
import { sameLetters } from '@ktp-ocr/core/kit';
import { dateAtEnd } from '../find/words.ts';
import type { CardRead, ReadValue } from '../read/cardRead.ts';
import { shareRight } from './confidence.ts';

type Values = CardRead['values'];

/** Confidence if two readings of different print agree, and the factor that remains if they do not. */
const AGREED = 0.97;
const CONTRADICTED = 0.6;
/** A NIK that fewer readings than this saw is not rescued by its first twelve digits. */
const LEAST_NIK = 0.35;
const HALF = 0.5;

/** Names hold no digit, and a digit among letters of a village or district is one of them misread. */
const HAS_DIGIT = {
  nama: /\d/,
  tempatTglLahir: /[A-Z]\d|\d[A-Z]/,
  kelDesa: /[A-Z]\d|\d[A-Z]/,
  kecamatan: /[A-Z]\d|\d[A-Z]/,
} as const satisfies Partial<Record<KtpLine, RegExp>>;
const WITHOUT_DIGITS = ['nama', 'tempatTglLahir', 'kelDesa', 'kecamatan'] as const;

const WOMEN: ReadonlySet<string> = new Set(['PEREMPUAN', 'WANITA', 'FEMALE']);

function isNamed(read: ReadValue | undefined, name: string | undefined): boolean {
  return name !== undefined && sameLetters(read?.text ?? '', [name]) !== null;
}

/** Which of the two titles name the region that a NIK begins with. */
function regionsOf(nik: string, { provinsi, kabKota }: Values): readonly ('provinsi' | 'kabKota')[] {
  const province = provinces.find(({ code }) => code === nik.slice(0, 2));
  const regency = regencies.find(({ code }) => code === nik.slice(0, 4));
  return [
    ...(isNamed(provinsi, province?.name) ? (['provinsi'] as const) : []),
    ...(isNamed(kabKota, regency?.name) ? (['kabKota'] as const) : []),
  ];
}

function nikAgrees(nik: string, values: Values): boolean {
  const date = dateAtEnd(values.tempatTglLahir?.text ?? '')?.date;
  const sex = values.jenisKelamin?.text;
  if (!date || !sex || nik.length !== 16) return false;
  const [day = '', month = '', year = ''] = date.split('-');
  const printed = String(Number(day) + (WOMEN.has(sex) ? 40 : 0)).padStart(2, '0');
  return nik.slice(6, 12) === `${printed}${month}${year.slice(2)}` && regionsOf(nik, values).length > 0;
}

/** A citizen's dated card expires on a birthday. */
function expiry(values: Values): ReadValue | undefined {
  const { berlakuHingga, tempatTglLahir } = values;
  const until = dateAtEnd(berlakuHingga?.text ?? '')?.date;
  const born = dateAtEnd(tempatTglLahir?.text ?? '')?.date;
  if (!berlakuHingga || !until || !born || values.kewarganegaraan?.text !== 'WNI') return berlakuHingga;
  const possible = Number(until.slice(6)) >= 2011 && Number(until.slice(6)) <= 2035;
  const agrees = possible && until.slice(0, 5) === born.slice(0, 5);
  return agrees ? berlakuHingga : { ...berlakuHingga, confidence: berlakuHingga.confidence * CONTRADICTED };
}

/**
 * Raises the confidence of lines that confirm each other, and lowers that of lines that contradict each other or hold
 * only part of a value. Nothing else on the card repeats the last four digits of a NIK, so it is never believed more
 * than its readings agree on those.
 */
export function weighAgreement(values: Values): Values {
  const weighed: Partial<Record<keyof Values, ReadValue>> = {};
  const { nik } = values;
  const until = expiry(values);
  if (until) weighed.berlakuHingga = until;
  if (nik && nik.confidence >= LEAST_NIK && nikAgrees(nik.text, values)) {
    const serial = shareRight('nik', nik.serial ?? 1);
    weighed.nik = { ...nik, confidence: Math.max(nik.confidence, Math.min(AGREED, serial)) };
  }
  for (const line of nik && nik.confidence >= LEAST_NIK ? regionsOf(nik.text, values) : []) {
    const title = values[line];
    if (title) weighed[line] = { ...title, confidence: Math.max(title.confidence, AGREED) };
  }
  for (const line of WITHOUT_DIGITS) {
    const name = values[line];
    if (name && HAS_DIGIT[line].test(name.text))
      weighed[line] = { ...name, confidence: name.confidence * CONTRADICTED };
  }
  const all = { ...values, ...weighed };
  return Object.fromEntries(
    Object.entries(all).map(([line, value]) => [
      line,
      value.missing ? { ...value, confidence: value.confidence * HALF } : value,
    ]),
  );
}
