import { asDigits } from './lookAlikes.ts';

/**
 * Day, month and year at the end of a text, with or without a separator. A day of one digit must be separate: the
 * character before it must not be a digit, nor one that a digit may be misread as.
 */
const DATE =
  /(\d\d|(?:^|[\s,.:;]|[A-Z)] ?[-/])\d)\s*[-/. ]\s*(\d{1,2})\s*[-/. ]\s*(\d{4})\s*$|(\d{2})(\d{2})(\d{4})\s*$/i;
/** The same, if some digits may have been read as letters, or the century was left out. */
const ALMOST_DATE =
  /(?:^|[\s,.:;]|[A-Z)]{2} ?[-/])([\w|!?]{1,2}\s?[-/.]\s?[\w|!?]{1,2}\s?[-/.]\s?(?:[\w|!?]{4}|\d\d))$/;
/** A day, a month in words and a year; two digits of a year are enough. */
const IN_WORDS = /(\d)[\s.,/-]*([A-Z]{3,9})[\s.,/-]*(\d{4}|\d\d)\s*$/i;
/** As in `YYYY-MM-DD`. */
const YEAR_FIRST = /(\d{4})[-/](\d\d)[-/](\d\d)\s*$/;
/** Months in Indonesian and English. Three letters of a name are enough. */
const MONTHS = [
  'JANUARI JANUARY',
  'FEBRUARI FEBRUARY PEBRUARI',
  'MARET MARCH',
  'APRIL',
  'MEI MAY',
  'JUNI JUNE',
  'JULI JULY',
  'AGUSTUS AUGUST AGT AGS',
  'SEPTEMBER',
  'OKTOBER OCTOBER',
  'NOVEMBER NOPEMBER',
  'DESEMBER DECEMBER',
];

/**
 * Rewrites the date at the end of a text in figures, day first. The text before it, and its position, stay the same.
 */
function inFigures(text: string): string {
  return text.replace(YEAR_FIRST, '$3-$2-$1').replace(IN_WORDS, (whole, day: string, word: string, year: string) => {
    const month = MONTHS.findIndex((names) => ` ${names}`.includes(` ${word.toUpperCase()}`)) + 1;
    return month === 0 ? whole : `${day}-${month}-${year}`;
  });
}

/** Where the date begins in a match of `DATE`. */
function startOf(match: RegExpExecArray): number {
  return match.index + match[0].search(/\d/);
}

/** Whether a text is an existing day, as `YYYY-MM-DD`. */
export function isIsoDate(text: string): boolean {
  const time = /^\d{4}-\d\d-\d\d$/.test(text) ? Date.parse(text) : NaN;
  // Some engines take 31 February for a day in March.
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
}

/**
 * The date at the end of a text, as `YYYY-MM-DD`, and where it begins; `null` if there is none or the day does not
 * exist. The card prints `dd-mm-yyyy`; people also use other separators, months in words, or the year first.
 */
export function printedDateAtEnd(text: string): { readonly iso: string; readonly index: number } | null {
  const match = DATE.exec(inFigures(text));
  if (!match) return null;
  const [day = '', month = '', year] = match.slice(match[1] ? 1 : 4);
  const iso = `${year}-${month.padStart(2, '0')}-${day.replace(/\D/g, '').padStart(2, '0')}`;
  return isIsoDate(iso) ? { iso, index: startOf(match) } : null;
}

/**
 * Where something like a date begins at the end of a text, including impossible days and misread digits; -1 if there is
 * none.
 */
export function dateLikeAt(text: string): number {
  const figures = inFigures(text);
  const date = DATE.exec(figures);
  if (date) return startOf(date);
  const almost = ALMOST_DATE.exec(figures)?.[1];
  return almost && almost.replace(/\D/g, '').length >= 4 ? figures.length - almost.length : -1;
}

/** Whether a text is only a day, month and year, even if the day does not exist. */
export function isDateForm(text: string): boolean {
  const match = DATE.exec(inFigures(text));
  return match !== null && startOf(match) === 0;
}

/**
 * The date a misread text may mean: letters as the digits they look like. `null` if that is not a date either, or there
 * is other text.
 */
export function mendedDate(text: string): string | null {
  const found = printedDateAtEnd(asDigits(inFigures(text)));
  return found?.index === 0 ? found.iso : null;
}

/** The dates that a date without its century may mean, younger first. Empty for any other text. */
export function shortDates(text: string): readonly string[] {
  const [, day, , year = ''] = /^(\d{1,2}([-/. ])\d{1,2}\2)(\d\d)$/.exec(inFigures(text)) ?? [];
  // It may be the century itself, of a year that lost its end.
  if (/^(19|20)?$/.test(year)) return [];
  return ['20', '19'].flatMap((century) => printedDateAtEnd(`${day}${century}${year}`)?.iso ?? []);
}

/** A date as the card prints it: `2001-02-03` becomes `03-02-2001`. Any other text stays. */
export function printedDate(iso: string): string {
  return isIsoDate(iso) ? iso.split('-').toReversed().join('-') : iso;
}

/** Whole years from one day to a later one, both `YYYY-MM-DD`. */
export function yearsBetween(from: string, to: string): number {
  return Number(to.slice(0, 4)) - Number(from.slice(0, 4)) - (to.slice(5) < from.slice(5) ? 1 : 0);
}
