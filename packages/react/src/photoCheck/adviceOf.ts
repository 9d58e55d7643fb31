import type { Corners, PhotoAdvice, PreparedPhoto } from '@ktp-ocr/core';

/** A corner found this far beyond the photo, in shares of its sides, is no error of the finding any more. */
const BEYOND = 0.012;

function isCut(corners: Corners): boolean {
  const isBeyond = (share: number): boolean => share < -BEYOND || share > 1 + BEYOND;
  return corners.some(({ x, y }) => isBeyond(x) || isBeyond(y));
}

/** What may spoil the reading, the worst first: what cannot be mended by light or a steady hand comes before all else. */
export function adviceOf(
  photo: PreparedPhoto | null,
  corners: Corners | null | undefined,
): readonly (PhotoAdvice | 'cut')[] {
  const advice = photo?.quality?.advice ?? [];
  return corners && isCut(corners) ? ['cut', ...advice] : advice;
}
