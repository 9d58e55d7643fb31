import { asSeen } from '../words/text.ts';

/**
 * The digits of a text people wrote a NIK in: spaces, dots and dashes between them do not count, nor do invisible
 * signs.
 */
export function nikDigits(text: string): string {
  return asSeen(text).replace(/[\s.\-‐-―−_]/g, '');
}

/** A NIK to show outside its own input: `************9999`. The first digits would tell place and date of birth. */
export function maskNik(text: string): string {
  const nik = nikDigits(text);
  return nik.length <= 4 ? '*'.repeat(nik.length) : '*'.repeat(nik.length - 4) + nik.slice(-4);
}
