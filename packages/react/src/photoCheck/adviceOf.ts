import type { Corners, PhotoAdvice, PreparedPhoto } from '@ktp-ocr/core';

/** A corner found this far outside the photo, as a share of its sides, is more than an inaccuracy of detection. */
const BEYOND = 0.012;

function isCut(corners: Corners): boolean {
  const isBeyond = (share: number): boolean => share < -BEYOND || share > 1 + BEYOND;
  return corners.some(({ x, y }) => isBeyond(x) || isBeyond(y));
}

/** What may spoil the reading, the worst first: what better light or a steady hand cannot fix comes first. */
export function adviceOf(
  photo: PreparedPhoto | null,
  corners: Corners | null | undefined,
): readonly (PhotoAdvice | 'cut')[] {
  const advice = photo?.quality?.advice ?? [];
  return corners && isCut(corners) ? ['cut', ...advice] : advice;
}
