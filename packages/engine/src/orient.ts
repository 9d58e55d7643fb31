import { type DetectedText, detectText } from './detectText.ts';
import { turnBox } from './geometry/textBox.ts';
import { quarterTurn, type RgbImage } from './image/rgbImage.ts';
import type { Infer } from './infer.ts';
import { cutLine, readLine } from './readLine.ts';

/** How much better upside down must read before we believe it. */
const MARGIN = 1.12;
/** Lines tried both ways, of a length that reads surely and quickly: so many times as long as high. */
const LINES = 4;
const GOOD_LENGTH = 7;

export interface UprightText extends DetectedText {
  readonly image: RgbImage;
  /** Clockwise quarter turns that made the photo upright. */
  readonly turns: number;
}

function turned(text: UprightText, turns: number): UprightText {
  const { width, height } = text.image;
  return {
    image: quarterTurn(text.image, turns),
    turns: (text.turns + turns) % 4,
    boxes: text.boxes.map((box) => turnBox(box, turns, width, height)),
    direction: 0,
  };
}

/** Finds the text and turns the photo upright: a quarter by the direction of the lines, a half by which way reads better. */
export async function orient(detect: Infer, read: Infer, image: RgbImage): Promise<UprightText> {
  const found = await detectText(detect, image);
  let text: UprightText = { ...found, image, turns: 0 };
  if (Math.abs(found.direction) > Math.PI / 4) text = turned(text, found.direction > 0 ? 3 : 1);
  const tried = text.boxes
    .filter((box) => box.width > 3 * box.height)
    .toSorted((a, b) => Math.abs(a.width / a.height - GOOD_LENGTH) - Math.abs(b.width / b.height - GOOD_LENGTH))
    .slice(0, LINES);
  let up = 0;
  let down = 0;
  for (const box of tried) {
    up += (await readLine(read, cutLine(text.image, box))).confidence;
    down += (await readLine(read, cutLine(text.image, { ...box, angle: box.angle + Math.PI }))).confidence;
  }
  return down > up * MARGIN ? turned(text, 2) : text;
}
