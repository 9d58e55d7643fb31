import type { Corners, PreparedPhoto } from '@ktp-ocr/core';

/** Corners found in a small picture are off by a pixel or two: a card that fills the photo is left as it is. */
const FULL = 0.97;

function fillsAll(corners: Corners): boolean {
  const [xs, ys] = [corners.map(({ x }) => x), corners.map(({ y }) => y)];
  return Math.max(...xs) - Math.min(...xs) > FULL && Math.max(...ys) - Math.min(...ys) > FULL;
}

/**
 * Where to cut the card out of a photo, if its preparation found it; `null` if the search did not find it,
 * `undefined` if there was no search, or there is nothing to cut off.
 */
export function cornersToOffer({ corners }: PreparedPhoto): Corners | null | undefined {
  return corners && fillsAll(corners) ? undefined : corners;
}
