const DATE = /(\d{1,2})\s*[-/. ]\s*(\d{1,2})\s*[-/. ]\s*(\d{4})\s*$/;

/** Whether a day exists. */
export function isDay(year: number, month: number, day: number): boolean {
  const date = new Date(Date.UTC(year, month - 1, day));
  return date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
}

/**
 * The date a text ends with, as `YYYY-MM-DD`, and where it begins; `null` where there is none or the day does not exist.
 * The card prints `dd-mm-yyyy`.
 */
export function printedDateAtEnd(text: string): { readonly iso: string; readonly index: number } | null {
  const match = DATE.exec(text);
  if (!match) return null;
  const [day, month, year] = [Number(match[1]), Number(match[2]), Number(match[3])];
  if (!isDay(year, month, day)) return null;
  const two = (n: number): string => String(n).padStart(2, '0');
  return { iso: `${year}-${two(month)}-${two(day)}`, index: match.index };
}

/** Whether a text is a day that exists, as `YYYY-MM-DD`. */
export function isIsoDate(text: string): boolean {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  return match !== null && isDay(Number(match[1]), Number(match[2]), Number(match[3]));
}

/** A date as the card prints it: `2001-02-03` becomes `03-02-2001`. Anything else stays. */
export function printedDate(iso: string): string {
  return isIsoDate(iso) ? iso.split('-').toReversed().join('-') : iso;
}
