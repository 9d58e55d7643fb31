import type { Size } from '../image/rgbImage.ts';

/** A rectangle of an upright photo: in shares of its width and height where nothing else is said. */
export interface PhotoArea {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/** All of a photo. */
export const WHOLE: PhotoArea = { left: 0, top: 0, width: 1, height: 1 };

/** A part of a photo of some size, in whole pixels: never outside of it, never empty. */
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
