import { type KtpFieldName, printedDate } from '@ktp-ocr/core';
import { isIsoDate } from '@ktp-ocr/core/kit';

/** How a field is entered. */
export type FieldControl = 'nik' | 'text' | 'area' | 'date' | 'choice';

const CONTROLS: Readonly<Partial<Record<KtpFieldName, FieldControl>>> = {
  nik: 'nik',
  nama: 'area',
  alamat: 'area',
  tanggalLahir: 'date',
  tanggalTerbit: 'date',
  berlakuHingga: 'date',
  jenisKelamin: 'choice',
  golDarah: 'choice',
  agama: 'choice',
  statusPerkawinan: 'choice',
};

export function controlOf(field: KtpFieldName): FieldControl {
  return CONTROLS[field] ?? 'text';
}

/** Words offered in a list, as cards print them today. What is printed otherwise is kept beside them. */
export const CHOICES: Readonly<Partial<Record<KtpFieldName, readonly string[]>>> = {
  jenisKelamin: ['LAKI-LAKI', 'PEREMPUAN'],
  golDarah: ['-', 'A', 'B', 'AB', 'O'],
  agama: ['ISLAM', 'KRISTEN', 'KATHOLIK', 'HINDU', 'BUDHA', 'KONGHUCU', 'KEPERCAYAAN TERHADAP TUHAN YME'],
  statusPerkawinan: ['BELUM KAWIN', 'KAWIN', 'CERAI HIDUP', 'CERAI MATI'],
};

/** Sixteen digits in groups of four, to compare them with the card. */
export function groupNik(nik: string): string {
  return nik.replace(/(.{4})(?=.)/g, '$1 ');
}

/** A value as it stands in its input: dates as the card prints them, a NIK in groups. */
export function shownValue(field: KtpFieldName, value: string): string {
  const control = controlOf(field);
  if (control === 'date') return printedDate(value);
  return control === 'nik' ? groupNik(value) : value;
}

/** What was typed, as a value: a whole date becomes `YYYY-MM-DD`, anything else stays as it is. */
export function typedValue(field: KtpFieldName, typed: string): string {
  if (controlOf(field) !== 'date') return controlOf(field) === 'nik' ? typed.replace(/\s/g, '') : typed.toUpperCase();
  const parts = /^(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{4})$/.exec(typed.trim());
  if (!parts) return typed.toUpperCase();
  const iso = `${parts[3]}-${parts[2]!.padStart(2, '0')}-${parts[1]!.padStart(2, '0')}`;
  return isIsoDate(iso) ? iso : typed;
}

/** Which letters of a suggestion differ from what is written: the rest is common to both. */
export function changedPart(
  written: string,
  suggested: string,
): readonly [before: string, changed: string, after: string] {
  let start = 0;
  while (start < Math.min(written.length, suggested.length) && written[start] === suggested[start]) start += 1;
  let end = 0;
  const most = Math.min(written.length, suggested.length) - start;
  while (end < most && written.at(-1 - end) === suggested.at(-1 - end)) end += 1;
  return [
    suggested.slice(0, start),
    suggested.slice(start, suggested.length - end),
    suggested.slice(suggested.length - end),
  ];
}
