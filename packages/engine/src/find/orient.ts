import { type DetectedText, detectText } from './detectText.ts';
import { type TextBox, turnBox } from '../image/textBox.ts';
import { quarterTurn, type RgbImage } from '../image/rgbImage.ts';
import type { Pass } from '../models/pass.ts';
import { each } from '../models/each.ts';
import { cutLine, type ReadLine } from '../models/readLine.ts';
import { skimLine } from '../models/skimLine.ts';

/** How much better the photo must read upside down to be turned, and how sure a reading needs no such comparison. */
const MARGIN = 1.12;
const SURELY_UPRIGHT = 0.93;
/**
 * Number of lines tried both ways, and their length in heights: long enough to read reliably, short enough to be quick.
 */
const LINES = 4;
const GOOD_LENGTH = 7;

export interface UprightText extends DetectedText {
  readonly image: RgbImage;
  /** Clockwise quarter turns that made the photo upright. */
  readonly turns: number;
  /** Lines that were read on the way, so that they are not read again. */
  readonly already: ReadonlyMap<TextBox, ReadLine>;
}

function turned(text: UprightText, turns: number): UprightText {
  const { width, height } = text.image;
  return {
    image: quarterTurn(text.image, turns),
    turns: (text.turns + turns) % 4,
    boxes: text.boxes.map((box) => turnBox(box, turns, width, height)),
    direction: 0,
    already: new Map(),
  };
}

function mean(readings: readonly ReadLine[]): number {
  return readings.reduce((sum, { confidence }) => sum + confidence, 0) / Math.max(1, readings.length);
}

/**
 * Finds the text and turns the photo upright: quarter turns by the direction of the lines, half turns by which way
 * reads better.
 */
export async function orient({ models, image, signal }: Pass): Promise<UprightText> {
  const found = await detectText(models, image, 'detect');
  let text: UprightText = { ...found, image, turns: 0, already: new Map() };
  if (Math.abs(found.direction) > Math.PI / 4) text = turned(text, found.direction > 0 ? 3 : 1);
  const tried = text.boxes
    .filter((box) => box.width > 3 * box.height)
    .toSorted((a, b) => Math.abs(a.width / a.height - GOOD_LENGTH) - Math.abs(b.width / b.height - GOOD_LENGTH))
    .slice(0, LINES);
  const read = (turn: number): Promise<ReadLine[]> =>
    each(tried, signal, (box) => skimLine(models.skim, cutLine(text.image, { ...box, angle: box.angle + turn })));
  const up = await read(0);
  if (mean(up) < SURELY_UPRIGHT && mean(await read(Math.PI)) > mean(up) * MARGIN) return turned(text, 2);
  return { ...text, already: new Map(tried.map((box, i) => [box, up[i]!])) };
}
