import { project } from '@ktp-ocr/core/kit';
import type { CardFit } from '../find/fitCard.ts';
import { ROW_PITCH, VALUE_X } from '../find/template.ts';
import type { RgbImage } from '../image/rgbImage.ts';
import type { TextBox } from '../image/textBox.ts';
import { cutLine } from '../models/readLine.ts';
import type { ReadValue } from './cardRead.ts';
import { seesDash } from './seesDash.ts';

/** Where a value of a single character ends, in fractions of the card from where values begin. */
const REACH = 0.07;
const CONFIDENCE = 0.9;

function valueBox({ toPhoto }: CardFit, height: number): TextBox {
  const [left, top] = project(toPhoto, VALUE_X - 0.004, height);
  const [right, end] = project(toPhoto, VALUE_X + REACH, height);
  const [, below] = project(toPhoto, VALUE_X, height + ROW_PITCH);
  const [, above] = project(toPhoto, VALUE_X, height);
  return {
    cx: (left + right) / 2,
    cy: (top + end) / 2,
    width: Math.hypot(right - left, end - top),
    height: Math.abs(below - above),
    angle: Math.atan2(end - top, right - left),
  };
}

/** Finds the dash on a row where no text was found beside the label: text detectors miss so small a mark. */
export function dashOn(image: RgbImage, fit: CardFit, height: number): ReadValue | null {
  const box = valueBox(fit, height);
  return seesDash(cutLine(image, box)) ? { text: '-', confidence: CONFIDENCE, boxes: [box] } : null;
}
