import { likeness } from '@ktp-ocr/core/kit';
import { type Column, isDate } from './columns.ts';

/** Kinds of faults, and what each means. */
export const FAULTS = {
  refused: 'the picture was refused',
  lost: 'nothing was read',
  spaces: 'only spaces differ',
  marks: 'only marks differ',
  label: 'a label is in the value',
  elsewhere: 'the value of another field',
  date: 'another date',
  cut: 'a part is missing',
  extra: 'something was added',
  misread: 'letters were misread',
  different: 'another text',
} as const;
export type Fault = keyof typeof FAULTS;

/** Words that labels consist of. */
const LABELS: readonly string[] = [
  ...['NIK', 'NAMA', 'TEMPAT', 'TGL', 'LAHIR', 'JENIS', 'KELAMIN', 'GOL', 'DARAH', 'ALAMAT', 'RT', 'RW', 'KEL', 'DESA'],
  ...['KECAMATAN', 'AGAMA', 'STATUS', 'PERKAWINAN', 'PEKERJAAN', 'KEWARGANEGARAAN', 'BERLAKU', 'HINGGA', 'PROVINSI'],
];
/** How alike two texts are if only some letters were misread. */
const ALIKE = 0.6;

const closed = (text: string): string => text.toUpperCase().replaceAll(/\s+/g, '');

/** Upper case, with one space between words: how a card prints it. */
export const plain = (text: string): string => text.toUpperCase().trim().replaceAll(/\s+/g, ' ');

/** Letters and digits only; a dash, which has neither, stays itself. */
export const lettersOf = (text: string): string => text.toUpperCase().replaceAll(/[^A-Z0-9]/g, '') || plain(text);

/** Whether letters before a value are the last ones of a label, left over if the cut began too far to the left. */
const isLabel = (extra: string): boolean => LABELS.some((word) => extra.endsWith(word) || word.endsWith(extra));

/**
 * The kind of fault in a value that is not as printed.
 *
 * @param others Expected values of the other columns.
 */
export function faultOf(column: Column, expected: string, read: string, others: readonly string[]): Fault {
  if (read.trim() === '') return 'lost';
  if (closed(read) === closed(expected)) return 'spaces';
  const [wanted, given] = [lettersOf(expected), lettersOf(read)];
  if (wanted === given) return 'marks';
  if (given.length > wanted.length && given.endsWith(wanted) && isLabel(given.slice(0, -wanted.length))) return 'label';
  if (others.some((other) => lettersOf(other) === given && given.length > 2)) return 'elsewhere';
  if (isDate(column) && /\d{4}$/.test(wanted) && /\d{4}$/.test(given) && wanted.slice(-8) !== given.slice(-8))
    return 'date';
  if (wanted.includes(given)) return 'cut';
  if (given.includes(wanted)) return 'extra';
  return likeness(given, wanted) >= ALIKE ? 'misread' : 'different';
}
