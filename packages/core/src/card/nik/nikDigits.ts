import { asSeen } from '../words/text.ts';

/** The digits of a NIK as people write it: ignores spaces, dots and dashes between them, and invisible characters. */
export function nikDigits(text: string): string {
  return asSeen(text).replace(/[\s.\-‐-―−_]/g, '');
}

/** A NIK to show outside its own input: `************9999`. The first digits would reveal place and date of birth. */
export function maskNik(text: string): string {
  const nik = nikDigits(text);
  return nik.length <= 4 ? '*'.repeat(nik.length) : '*'.repeat(nik.length - 4) + nik.slice(-4);
}
