import type { Homography } from '@ktp-ocr/core/kit';
import { type RgbImage, type Size, warp } from './rgbImage.ts';
import type { TextBox } from './textBox.ts';

/** A box is averaged from more than one point a pixel if it shrinks by more than this, and from so many at most. */
const SHRUNK = 1.5;
const MOST_SAMPLES = 3;

/** Cuts a box out of an image, upright, in a given size. */
export function cutBox(image: RgbImage, box: TextBox, size: Size): RgbImage {
  const [across, down] = [box.width / size.width, box.height / size.height];
  const [cos, sin] = [Math.cos(box.angle), Math.sin(box.angle)];
  const [left, top] = [box.width / 2, box.height / 2];
  const toImage: Homography = [
    cos * across,
    -sin * down,
    box.cx - left * cos + top * sin,
    sin * across,
    cos * down,
    box.cy - left * sin - top * cos,
    0,
    0,
    1,
  ];
  return warp(image, size, toImage, down > SHRUNK ? Math.min(MOST_SAMPLES, Math.ceil(down)) : 1);
}

/** A stretch of the card, in fractions of its width and height. */
export interface CardArea {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** Maps the pixels of a picture of some area of the card to the photo. */
export function areaToPhoto(
  m: Homography,
  { left, top, right, bottom }: CardArea,
  { width, height }: Size,
): Homography {
  const [x, y] = [(right - left) / width, (bottom - top) / height];
  return [
    m[0] * x,
    m[1] * y,
    m[0] * left + m[1] * top + m[2],
    m[3] * x,
    m[4] * y,
    m[3] * left + m[4] * top + m[5],
    m[6] * x,
    m[7] * y,
    m[6] * left + m[7] * top + m[8],
  ];
}
