import type { Corners } from '@ktp-ocr/core';
import { createFrameEye } from './frameEye.ts';

/** From here on it is hardly ever anything else than a card. */
const SURE = 0.65;
/** Corners found in a small picture are off by a pixel or two: a card that fills the photo is left as it is. */
const FULL = 0.97;

function fillsAll(corners: Corners): boolean {
  const [xs, ys] = [corners.map(({ x }) => x), corners.map(({ y }) => y)];
  return Math.max(...xs) - Math.min(...xs) > FULL && Math.max(...ys) - Math.min(...ys) > FULL;
}

/**
 * Finds the card in an upright photo, in a worker.
 *
 * @returns its corners as shares of the photo's sides; `null` where there is none for sure; `undefined` where nobody can look,
 * or where the card is all of the photo and there is nothing to cut.
 */
export async function findCard(photo: Blob, createWorker: () => Worker): Promise<Corners | null | undefined> {
  const eye = createFrameEye(createWorker);
  try {
    const seen = await eye.look(photo, null, false);
    if (!seen) return undefined;
    if (!seen.corners || seen.score < SURE) return null;
    return fillsAll(seen.corners) ? undefined : seen.corners;
  } finally {
    eye.close();
  }
}
