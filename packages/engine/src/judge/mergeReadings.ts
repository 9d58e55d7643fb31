import { KTP_LINES, type KtpLine } from '@ktp-ocr/core';
import { bare } from '../find/words.ts';
import type { CardRead, ReadValue } from '../read/cardRead.ts';

/** How much surer the second reading must be. */
const SURER = 0.02;
/** What remains of the confidence in a reading that the other one contradicts. */
const CONTRADICTED = 0.93;

/** Whether a reading holds all letters of another and more, so that the other has lost a row or an end. */
function holdsMore(one: ReadValue, other: ReadValue): boolean {
  const [long, short] = [bare(one.text), bare(other.text)];
  return short !== '' && long.length > short.length && long.includes(short);
}

/** The better of two readings of a line: the one with nothing missing, then the longer of two alike, then the surer. */
function better(a: ReadValue, b: ReadValue): ReadValue {
  if ((a.missing ?? false) !== (b.missing ?? false)) return a.missing ? b : a;
  if (a.boxes.length !== b.boxes.length) {
    if (holdsMore(a, b)) return a;
    if (holdsMore(b, a)) return b;
  }
  return b.confidence > a.confidence + SURER ? b : a;
}

function merged(a: ReadValue | undefined, b: ReadValue | undefined): ReadValue | undefined {
  if (!a || !b) return a ?? b;
  const best = better(a, b);
  const cutOff = a.cutOff ?? false;
  const differ = bare(a.text) !== bare(b.text) && best !== (a.confidence > b.confidence ? a : b);
  return { ...best, cutOff, confidence: best.confidence * (differ ? CONTRADICTED : 1) };
}

/** Takes the better of two readings of one card, line by line. */
export function mergeReadings(first: CardRead, second: CardRead): CardRead {
  const values: Partial<Record<KtpLine, ReadValue>> = {};
  for (const line of KTP_LINES) {
    const value = merged(first.values[line], second.values[line]);
    if (value) values[line] = value;
  }
  return { fit: first.fit, values };
}
