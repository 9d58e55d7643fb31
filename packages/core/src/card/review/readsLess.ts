import { type KtpLine, KTP_LINES } from '../fields.ts';
import type { KtpReading } from '../reading.ts';

type Lines = Pick<KtpReading, 'lines'>;

const NIK = /^\d{16}$/;
/** A NIK says as much as some lines together: where it is there the card was seen straight, and whole on its left. */
const NIK_WEIGHT = 4;
/** So much more, in lines read without a doubt, is a difference; less than that is chance. */
const DIFFERENCE = 0.5;
/** A card has seventeen lines, of which one or the other may be illegible for ever. */
const NEARLY_ALL = KTP_LINES.length - 1;
/** With fewer lines than that, much of the card is not there. */
const MANY = 11;

function has(line: KtpLine, { lines }: Lines): boolean {
  const text = lines[line]?.text.trim() ?? '';
  return line === 'nik' ? NIK.test(text) : text !== '';
}

const linesIn = (reading: Lines): readonly KtpLine[] => KTP_LINES.filter((line) => has(line, reading));

/** How much was read, in lines; a doubtful line counts for as much as its engine is sure of it. */
function amountOf(reading: Lines): number {
  return linesIn(reading).reduce((sum, line) => {
    const sure = reading.lines[line]?.confidence ?? 1;
    return sum + sure * (line === 'nik' ? NIK_WEIGHT : 1);
  }, 0);
}

/** Whether one reading of a card says plainly less than another of the same card. */
export function readsLess(reading: Lines, other: Lines): boolean {
  return amountOf(reading) + DIFFERENCE <= amountOf(other);
}

/**
 * Whether the whole photo should be read too, after the card that was cut out of it unasked: `null` where that was
 * refused. On the person's device another reading costs a second; on a server it costs a call, and is made only where
 * much is missing.
 */
export function isWorthAnotherReading(reading: Lines | null, runsOn: 'device' | 'server'): boolean {
  if (!reading || !has('nik', reading)) return true;
  return linesIn(reading).length < (runsOn === 'device' ? NEARLY_ALL : MANY);
}
