import { type KtpLine, KTP_LINES } from '../fields.ts';
import type { KtpReading } from '../reading.ts';

type Lines = Pick<KtpReading, 'lines'>;

const NIK = /^\d{16}$/;
/** A NIK counts as several lines: if it was read, the card was seen straight and complete on its left. */
const NIK_WEIGHT = 4;
/** A difference in lines read without doubt that matters; anything smaller is chance. */
const DIFFERENCE = 0.5;
/** A card has seventeen lines, one of which may be illegible on the card itself. */
const NEARLY_ALL = KTP_LINES.length - 1;
/** With fewer lines than this, much of the card is missing. */
const MANY = 11;

function has(line: KtpLine, { lines }: Lines): boolean {
  const text = lines[line]?.text.trim() ?? '';
  return line === 'nik' ? NIK.test(text) : text !== '';
}

const linesIn = (reading: Lines): readonly KtpLine[] => KTP_LINES.filter((line) => has(line, reading));

/** How much was read, in lines; a doubtful line counts in proportion to the engine's confidence in it. */
function amountOf(reading: Lines): number {
  return linesIn(reading).reduce((sum, line) => {
    const sure = reading.lines[line]?.confidence ?? 1;
    return sum + sure * (line === 'nik' ? NIK_WEIGHT : 1);
  }, 0);
}

/** Whether one reading of a card says clearly less than another of the same card. */
export function readsLess(reading: Lines, other: Lines): boolean {
  return amountOf(reading) + DIFFERENCE <= amountOf(other);
}

/**
 * Whether the whole photo should be read too, after reading the card that was cut out of it automatically (`null` if
 * that was refused). On the person's own device a second reading costs a second; on a server it costs a call, so it is
 * made only if much is missing.
 */
export function isWorthAnotherReading(reading: Lines | null, runsOn: 'device' | 'server'): boolean {
  if (!reading || !has('nik', reading)) return true;
  return linesIn(reading).length < (runsOn === 'device' ? NEARLY_ALL : MANY);
}
