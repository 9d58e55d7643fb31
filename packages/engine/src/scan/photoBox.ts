import type { PhotoBox } from '@ktp-ocr/core';
import { corners, type TextBox, turnBox } from '../image/textBox.ts';

/**
 * The upright rectangle around some boxes, in pixels of the photo as it was sent.
 *
 * @param turns clockwise quarter turns applied to the photo before it was read.
 * @param size width and height of the image that was read, after turning.
 * @param scale pixels of the photo per pixel of that image.
 */
export function photoBox(
  boxes: readonly TextBox[],
  turns: number,
  size: { readonly width: number; readonly height: number },
  scale: number,
): PhotoBox | null {
  if (boxes.length === 0) return null;
  const points = boxes.flatMap((box) => corners(turnBox(box, (4 - turns) % 4, size.width, size.height)));
  const xs = points.map(([x]) => x * scale);
  const ys = points.map(([, y]) => y * scale);
  const left = Math.max(0, Math.round(Math.min(...xs)));
  const top = Math.max(0, Math.round(Math.min(...ys)));
  return [left, top, Math.round(Math.max(...xs)) - left, Math.round(Math.max(...ys)) - top];
}
