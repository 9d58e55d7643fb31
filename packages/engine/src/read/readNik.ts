import type { FoundLine } from '../find/anchors.ts';
import type { Pass } from '../models/pass.ts';
import { each } from '../models/each.ts';
import { cutLine, readDigits } from '../models/readLine.ts';

const LENGTH = 16;
const SERIAL = 4;
/** The whole row, with or without its label, where no digit was misread as a letter. */
const ALL_DIGITS = /^(?:N[I1L]K)?[:\s]*(\d{16})$/;
/** Slightly different cuts of the same line: height and padding, in heights of the line. */
const CUTS: readonly (readonly [height: number, padding: number])[] = [
  [1, 0],
  [1.2, 0.3],
  [1.4, 0],
  [0.85, 0],
];

export interface NikVote {
  readonly text: string;
  /** The weakest digit's share of the votes, 0 to 1, lowered if few readings had 16 digits. */
  readonly agreement: number;
  /** The weakest share among the last four digits alone: nothing else on the card confirms them. */
  readonly serial: number;
}

/** The digit that most readings saw, place by place. Readings of another length have no vote. */
export function voteNik(readings: readonly string[]): NikVote | null {
  const full = readings.filter((reading) => reading.length === LENGTH);
  if (full.length === 0) return null;
  let text = '';
  const shares: number[] = [];
  for (let i = 0; i < LENGTH; i += 1) {
    const votes = new Map<string, number>();
    for (const reading of full) votes.set(reading[i]!, (votes.get(reading[i]!) ?? 0) + 1);
    const [digit, count] = [...votes].toSorted((a, b) => b[1] - a[1])[0]!;
    text += digit;
    shares.push(count / full.length);
  }
  const turnout = full.length / readings.length;
  const agreement = Math.min(...shares) * (0.5 + 0.5 * turnout);
  return { text, agreement, serial: Math.min(...shares.slice(-SERIAL)) };
}

/**
 * Whether sixteen digits can be a NIK at all: the region is not zero, the day (plus 40 for women) and the month exist,
 * and there is a serial.
 */
export function possibleNik(nik: string): boolean {
  const day = Number(nik.slice(6, 8)) % 40;
  const month = Number(nik.slice(8, 10));
  return (
    /^[1-9]\d{15}$/.test(nik) &&
    Number(nik.slice(6, 8)) <= 71 &&
    day >= 1 &&
    day <= 31 &&
    month >= 1 &&
    month <= 12 &&
    !nik.endsWith('0000')
  );
}

/**
 * Reads the NIK with both recognisers from several cuts and lets them vote.
 *
 * @param line the whole line as the first recogniser read it: that reading has a vote too.
 */
export async function readNik({ models, image, signal }: Pass, { box, text }: FoundLine): Promise<NikVote | null> {
  const seen = ALL_DIGITS.exec(text)?.[1];
  const readings = seen ? [seen] : [];
  for (const [height, padding] of CUTS) {
    const cut = cutLine(image, { ...box, height: box.height * height, width: box.width + 2 * padding * box.height });
    const digits = await each([models.readAgain, models.read], signal, (read) => readDigits(read, cut));
    readings.push(...digits.map((reading) => reading.text.slice(-LENGTH)));
    // Three readings that agree settle it.
    if (readings.length > 2 && new Set(readings).size === 1) break;
  }
  const vote = voteNik(readings);
  if (!vote) return readings.length > 0 ? { text: readings[0]!, agreement: 0.1, serial: 0.1 } : null;
  return possibleNik(vote.text) ? vote : { ...vote, agreement: vote.agreement * 0.5 };
}
