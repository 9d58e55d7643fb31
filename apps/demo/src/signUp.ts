import type { KtpAnyRecord } from '@ktp-ocr/react';

/** Where the photo is read: by the engine in this page, or by the one behind the signer. */
export type ReadOn = 'device' | 'server';

/** What the sign-up collects, step by step. Lives in memory only, like everything in this demo. */
export type SignUp =
  | { readonly step: 'consent' }
  | { readonly step: 'scan'; readonly withFace: boolean; readonly readOn: ReadOn }
  | { readonly step: 'phone'; readonly record: KtpAnyRecord }
  | { readonly step: 'pin'; readonly record: KtpAnyRecord; readonly phone: string }
  | { readonly step: 'done'; readonly record: KtpAnyRecord };

/** Which of the four steps shown at the top a state belongs to, from 0. */
export const STEP_INDEX: Readonly<Record<SignUp['step'], number>> = { consent: 0, scan: 0, phone: 1, pin: 2, done: 3 };

/** Digits of an Indonesian mobile number in national form, or `null`. */
export function parsePhone(text: string): string | null {
  const digits = text.replace(/[\s.()-]/g, '').replace(/^\+?62/, '0');
  return /^08\d{8,11}$/.test(digits) ? digits : null;
}

export type PinProblem = 'wrong' | 'birth' | 'differs';

/**
 * What is wrong with a PIN, or `null`.
 *
 * @param birthDate `YYYY-MM-DD`, or `undefined` if the card gave none.
 */
export function pinProblem(pin: string, again: string, birthDate: string | undefined): PinProblem | null {
  if (!/^\d{6}$/.test(pin)) return 'wrong';
  const [year = '', month = '', day = ''] = (birthDate ?? '').split('-');
  const short = year.slice(2);
  if (birthDate && [`${day}${month}${short}`, `${short}${month}${day}`].includes(pin)) return 'birth';
  return pin === again ? null : 'differs';
}
