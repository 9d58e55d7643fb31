import type { Size } from '../image/rgbImage.ts';

/** A rectangle of an upright photo, in shares of its width and height unless stated otherwise. */
export interface PhotoArea {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/** The whole photo. */
export const WHOLE: PhotoArea = { left: 0, top: 0, width: 1, height: 1 };

/** Converts a part of a photo of this size to whole pixels: never outside the photo, never empty. */
export function pixelsOf(area: PhotoArea, { width, height }: Size): PhotoArea {
  const left = Math.min(width - 1, Math.max(0, Math.floor(area.left * width)));
  const top = Math.min(height - 1, Math.max(0, Math.floor(area.top * height)));
  return {
    left,
    top,
    width: Math.max(1, Math.min(width - left, Math.round(area.width * width))),
    height: Math.max(1, Math.min(height - top, Math.round(area.height * height))),
  };
}
