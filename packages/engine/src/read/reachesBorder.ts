import type { RgbImage } from '../image/rgbImage.ts';
import { corners, type TextBox } from '../image/textBox.ts';

/** A line that ends this close to the edge of the photo, in heights of the line, is probably cut off. */
const AT_BORDER = 0.6;

/** Whether a line reaches the left or right edge of the photo, so that its continuation cannot be seen. */
export function reachesBorder(box: TextBox, { width }: RgbImage): boolean {
  const xs = corners(box).map(([x]) => x);
  const near = AT_BORDER * Math.min(box.width, box.height);
  return Math.min(...xs) < near || Math.max(...xs) > width - near;
}
