import { KTP_LINES, type KtpLine, printedDate } from '@ktp-ocr/core';
import { isIsoDate } from '@ktp-ocr/core/kit';

/** What may be expected of a picture: every line of the card, and separately the two fields of the birth line. */
export const COLUMNS = [...KTP_LINES, 'tempatLahir', 'tanggalLahir'] as const;
export type Column = (typeof COLUMNS)[number];

const DATES: ReadonlySet<Column> = new Set(['tanggalLahir', 'berlakuHingga', 'tanggalTerbit'] as const);

export const isColumn = (name: string): name is Column => COLUMNS.some((column) => column === name);

export const lineOfColumn = (column: Column): KtpLine =>
  column === 'tempatLahir' || column === 'tanggalLahir' ? 'tempatTglLahir' : column;

export const isDate = (column: Column): boolean => DATES.has(column) || column === 'tempatTglLahir';

/** As a card prints it: dates may also be given as `YYYY-MM-DD`. */
export function asPrinted(column: Column, value: string): string {
  const text = value.trim();
  return DATES.has(column) && isIsoDate(text) ? printedDate(text) : text;
}

/** The part of a line that a column holds: of a birth line, its place or its date. */
export function partOf(column: Column, line: string): string {
  if (column !== 'tempatLahir' && column !== 'tanggalLahir') return line;
  const [, place = line, date = ''] =
    /^(.*?)[\s,.]*(\d[\d\s]?[-/. ]\s?\d[\d\s]?[-/. ]\s?[\d\s]{4,5})$/.exec(line) ?? [];
  return column === 'tempatLahir' ? place : date;
}
