import type { Corners, PreparedPhoto } from '@ktp-ocr/core';

/** Corners found in a small picture are off by a pixel or two: a card that fills the photo is left as it is. */
const FULL = 0.97;

function fillsAll(corners: Corners): boolean {
  const [xs, ys] = [corners.map(({ x }) => x), corners.map(({ y }) => y)];
  return Math.max(...xs) - Math.min(...xs) > FULL && Math.max(...ys) - Math.min(...ys) > FULL;
}

/**
 * Where the card is to be cut out of a photo, as far as its preparation found it; `null` where it was looked for and not found,
 * `undefined` where nobody looked, or where there is nothing to cut off.
 */
export function cornersToOffer({ corners }: PreparedPhoto): Corners | null | undefined {
  return corners && fillsAll(corners) ? undefined : corners;
}
