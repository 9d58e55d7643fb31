import { asDigits } from './lookAlikes.ts';

/** Day, month and year at the end of a text, with a mark between them or none. A day of one digit stands by itself. */
const DATE = /(\d\d|(?:^|[\s,.:])\d)\s*[-/. ]\s*(\d{1,2})\s*[-/. ]\s*(\d{4})\s*$|(\d{2})(\d{2})(\d{4})\s*$/;
/** The same where some digits may have been read as letters. */
const ALMOST_DATE = /(?:^|[\s,.:])([\w|!?]{1,2}\s?[-/.]\s?[\w|!?]{1,2}\s?[-/.]\s?[\w|!?]{4})$/;

/** Whether a text is a day that exists, as `YYYY-MM-DD`. */
export function isIsoDate(text: string): boolean {
  const time = /^\d{4}-\d\d-\d\d$/.test(text) ? Date.parse(text) : NaN;
  // Some engines take 31 February for a day in March.
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
}

/**
 * The date a text ends with, as `YYYY-MM-DD`, and where it begins; `null` where there is none or the day does not exist.
 * The card prints `dd-mm-yyyy`.
 */
export function printedDateAtEnd(text: string): { readonly iso: string; readonly index: number } | null {
  const match = DATE.exec(text);
  if (!match) return null;
  const [day = '', month = '', year] = match.slice(match[1] ? 1 : 4);
  const iso = `${year}-${month.padStart(2, '0')}-${day.replace(/\D/, '').padStart(2, '0')}`;
  return isIsoDate(iso) ? { iso, index: match.index } : null;
}

/** Where something like a date begins at the end of a text: impossible days and misread digits count. -1 where there is none. */
export function dateLikeAt(text: string): number {
  const date = DATE.exec(text);
  if (date) return date.index;
  const almost = ALMOST_DATE.exec(text)?.[1];
  return almost && almost.replace(/\D/g, '').length >= 4 ? text.length - almost.length : -1;
}

/** The day a misread date may mean: letters as the digits they look like. `null` where that is no day either. */
export function mendedDate(text: string): string | null {
  return printedDateAtEnd(asDigits(text))?.iso ?? null;
}

/** A date as the card prints it: `2001-02-03` becomes `03-02-2001`. Anything else stays. */
export function printedDate(iso: string): string {
  return isIsoDate(iso) ? iso.split('-').toReversed().join('-') : iso;
}

/** Whole years from one day to a later one, both `YYYY-MM-DD`. */
export function yearsBetween(from: string, to: string): number {
  return Number(to.slice(0, 4)) - Number(from.slice(0, 4)) - (to.slice(5) < from.slice(5) ? 1 : 0);
}
