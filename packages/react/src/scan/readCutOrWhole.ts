import { abortError, isKtpError, type KtpReading, type PreparedPhoto } from '@ktp-ocr/core';
import { isWorthAnotherReading, readsLess } from '@ktp-ocr/core/kit';

/** What came of the card that was cut out. Kept, so that nothing is read, and billed, twice. */
export interface CutReading {
  /** `null` where it was refused. */
  readonly reading: KtpReading | null;
}

/** The photo that is read first, and the one it was cut out of unasked. */
export interface CutPhoto {
  readonly prepared: PreparedPhoto;
  /** `null` where a person decided on the part, or nothing was cut out. */
  readonly whole: PreparedPhoto | null;
}

/** Outlives a try that failed. */
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
  /** The photo it is of: boxes are places on that. */
  readonly photo: PreparedPhoto;
}

async function readCut(photo: PreparedPhoto, read: Reader['read']): Promise<CutReading> {
  try {
    return { reading: await read(photo) };
  } catch (error) {
    // A photo that cannot be read is an answer about this part of it; all else says nothing of the photo.
    if (isKtpError(error) && error.kind === 'retake') return { reading: null };
    throw error;
  }
}

/**
 * Reads the card, and where it was cut out unasked and reads poorly, the whole photo too: of the two the better reading is kept.
 *
 * @throws {KtpError} the whole photo's where the card that was cut out was refused as well; never for the second reading alone.
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
