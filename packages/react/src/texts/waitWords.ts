import type { KtpError } from '@ktp-ocr/core';
import type { KtpLanguage, Translate } from './translate.ts';

const MINUTE_MS = 60_000;
/** When each error was first shown: its wait counts from there, however often the screen is drawn. */
const arrivals = new WeakMap<KtpError, number>();

function arrivalOf(error: KtpError): number {
  const at = arrivals.get(error) ?? Date.now();
  arrivals.set(error, at);
  return at;
}

/**
 * When to try again: a clock time, which stays true while the screen stands, or words for what is sooner than that or
 * unknown.
 */
export function waitWords(error: KtpError, lang: KtpLanguage, t: Translate): string {
  const { retryAfter } = error;
  if (retryAfter === null) return t(error.kind === 'quota' ? 'wait.later' : 'wait.soon');
  if (retryAfter < 60) return t('wait.soon');
  const from = arrivalOf(error);
  const until = new Date(Math.ceil((from + retryAfter * 1000) / MINUTE_MS) * MINUTE_MS);
  const write = (how: Intl.DateTimeFormatOptions): string => new Intl.DateTimeFormat(lang, how).format(until);
  const time = write({ hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
  const isToday = until.toDateString() === new Date(from).toDateString();
  return t(isToday ? 'wait.today' : 'wait.day', { time, day: write({ weekday: 'long' }) });
}
