import { isKtpError, type KtpEngine, type KtpErrorCode, type KtpReading, type PreparedPhoto } from '@ktp-ocr/core';
import { type Column, lineOfColumn, partOf } from './columns.ts';
import { type Fault, faultOf, lettersOf, plain } from './faults.ts';

/** The outcome of one expected value. It does not hold the value. */
export interface Judgement {
  readonly column: Column;
  /** All letters and digits are right; and so is every space and mark. */
  readonly letters: boolean;
  readonly printed: boolean;
  readonly given: boolean;
  /** The engine's own, 0 to 1; `null` if it has none or returned nothing. */
  readonly confidence: number | null;
  /** How it differs from the print; `null` if it does not. */
  readonly fault: Fault | null;
}

/** The outcome of one picture. */
export interface JudgedPicture {
  /** Its longer side in pixels; `null` where its header does not say. */
  readonly longerSide: number | null;
  readonly ms: number;
  /** Why nothing was read, or `null`. */
  readonly refused: KtpErrorCode | null;
  readonly engine: KtpReading['engine'] | null;
  readonly judgements: readonly Judgement[];
}

/** Compares a reading with what was expected; a refused picture has no reading. */
export function judge(expected: ReadonlyMap<Column, string>, lines: KtpReading['lines'] | null): readonly Judgement[] {
  return [...expected].map(([column, value]) => {
    const line = lines?.[lineOfColumn(column)];
    const read = partOf(column, line?.text ?? '');
    const printed = plain(read) === plain(value);
    const others = [...expected].filter(([other]) => lineOfColumn(other) !== lineOfColumn(column));
    const fault = faultOf(
      column,
      value,
      read,
      others.map(([, text]) => text),
    );
    return {
      column,
      letters: lettersOf(read) === lettersOf(value),
      printed,
      given: read.trim() !== '',
      confidence: read.trim() === '' ? null : (line?.confidence ?? null),
      fault: printed ? null : lines ? fault : 'refused',
    };
  });
}

/** Trouble with this machine, not with a picture: it ends the evaluation. */
const FATAL: ReadonlySet<KtpErrorCode> = new Set(['misconfigured', 'out-of-memory', 'client-closed'] as const);

/**
 * Reads a picture and judges the result.
 *
 * @throws {KtpError} `misconfigured`, `out-of-memory` and `client-closed`: all other errors are refusals, which count.
 */
export async function judgePicture(
  engine: KtpEngine,
  photo: PreparedPhoto,
  expected: ReadonlyMap<Column, string>,
): Promise<JudgedPicture> {
  const longerSide = Math.max(photo.width, photo.height) || null;
  const started = performance.now();
  try {
    const { lines, engine: by } = await engine.recognise(photo, { signal: new AbortController().signal });
    const ms = performance.now() - started;
    return { longerSide, ms, refused: null, engine: by, judgements: judge(expected, lines) };
  } catch (error) {
    if (!isKtpError(error) || FATAL.has(error.code)) throw error;
    const ms = performance.now() - started;
    return { longerSide, ms, refused: error.code, engine: null, judgements: judge(expected, null) };
  }
}
