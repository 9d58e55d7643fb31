import { abortError, isKtpError, type KtpReading, type PreparedPhoto } from '@ktp-ocr/core';
import { isWorthAnotherReading, readsLess } from '@ktp-ocr/core/kit';

/** The result for the card that was cut out, kept so that nothing is read, and paid for, twice. */
export interface CutReading {
  /** `null` if it was refused. */
  readonly reading: KtpReading | null;
}

/** The photo that is read first, and the one it was cut out of without asking. */
export interface CutPhoto {
  readonly prepared: PreparedPhoto;
  /** `null` if a person chose the part, or nothing was cut out. */
  readonly whole: PreparedPhoto | null;
}

/** Survives a failed try. */
export interface CutMemory {
  cut: CutReading | null;
}

export interface Reader {
  readonly read: (photo: PreparedPhoto) => Promise<KtpReading>;
  readonly runsOn: 'device' | 'server';
  readonly signal: AbortSignal;
}

interface BestReading {
  readonly reading: KtpReading;
  /** The photo its boxes refer to. */
  readonly photo: PreparedPhoto;
}

async function readCut(photo: PreparedPhoto, read: Reader['read']): Promise<CutReading> {
  try {
    return { reading: await read(photo) };
  } catch (error) {
    // An unreadable photo is a result for this part of it; other errors say nothing about the photo.
    if (isKtpError(error) && error.kind === 'retake') return { reading: null };
    throw error;
  }
}

/**
 * Reads the card. If it was cut out without asking and reads poorly, reads the whole photo too, and keeps the better
 * reading.
 *
 * @throws {KtpError} the whole photo's error if the cut-out card was refused too; never because of the second reading
 * alone.
 */
export async function readCutOrWhole(
  { prepared, whole }: CutPhoto,
  memory: CutMemory,
  { read, runsOn, signal }: Reader,
): Promise<BestReading> {
  if (!whole || whole === prepared) return { reading: await read(prepared), photo: prepared };
  memory.cut ??= await readCut(prepared, read);
  const { reading } = memory.cut;
  if (reading && !isWorthAnotherReading(reading, runsOn)) return { reading, photo: prepared };
  if (signal.aborted) throw abortError(signal);
  try {
    const other = await read(whole);
    return reading && !readsLess(reading, other) ? { reading, photo: prepared } : { reading: other, photo: whole };
  } catch (error) {
    if (!reading || signal.aborted) throw error;
    return { reading, photo: prepared };
  }
}
