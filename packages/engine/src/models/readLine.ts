import type { TextBox } from '../image/textBox.ts';
import { cutBox } from '../image/cutOut.ts';
import type { RgbImage } from '../image/rgbImage.ts';
import type { Infer, InferOutput } from './infer.ts';

/** Height of a line as the recogniser expects it, in pixels. */
const LINE_HEIGHT = 48;
const LONGEST = 1200;

const range = (from: number, to: number): string[] =>
  Array.from({ length: to - from + 1 }, (_, i) => String.fromCharCode(from + i));

/**
 * The classes of the stock recognisers, reduced to what a card shows: the blank, printable ASCII from 0 to ~, ! to /
 * and the space.
 */
export const CLASSES: readonly string[] = ['', ...range(48, 126), ...range(33, 47), ' '];
const DIGITS: readonly number[] = range(48, 57).map((digit) => CLASSES.indexOf(digit));

export interface ReadLine {
  readonly text: string;
  /** Mean probability of the letters, 0 to 1. */
  readonly confidence: number;
  /** The position of each letter, in pixels across the cut-out. */
  readonly positions: readonly number[];
}

/** How wide the cut-out of a line is, in pixels. */
export function cutWidth(box: TextBox): number {
  return Math.max(16, Math.min(LONGEST, Math.round((LINE_HEIGHT * box.width) / box.height)));
}

/** Cuts a line out of an image, upright and `LINE_HEIGHT` high. */
export function cutLine(image: RgbImage, box: TextBox): RgbImage {
  return cutBox(image, box, { width: cutWidth(box), height: LINE_HEIGHT });
}

async function infer(read: Infer, line: RgbImage): Promise<readonly [InferOutput, width: number]> {
  const width = Math.ceil(Math.max(line.width, LINE_HEIGHT) / 8) * 8;
  const input = new Float32Array(3 * LINE_HEIGHT * width);
  for (let c = 0; c < 3; c += 1) {
    for (let y = 0; y < LINE_HEIGHT; y += 1) {
      const row = (c * LINE_HEIGHT + y) * width;
      for (let x = 0; x < line.width; x += 1) input[row + x] = line.data[(y * line.width + x) * 3 + 2 - c]! / 127.5 - 1;
    }
  }
  return [await read(input, [1, 3, LINE_HEIGHT, width]), width];
}

/** The likeliest class of one step, among all or only among some; the blank always takes part. */
function likeliest(data: Float32Array, offset: number, classes: number, among?: readonly number[]): number {
  let best = 0;
  if (among) {
    for (const c of among) if (data[offset + c]! > data[offset + best]!) best = c;
  } else {
    for (let c = 1; c < classes; c += 1) if (data[offset + c]! > data[offset + best]!) best = c;
  }
  return best;
}

/** What a reader knows: its classes, and which of them it may choose from; the blank always takes part. */
interface Alphabet {
  readonly classes: readonly string[];
  readonly among?: readonly number[];
}

/**
 * Greedy CTC: the likeliest class of each step, repeats and blanks dropped.
 *
 * @param width of the cut-out, in pixels: the steps are spread over it.
 */
export function decodeCtc(
  { data, dims }: InferOutput,
  width: number,
  { classes, among }: Alphabet = { classes: CLASSES },
): ReadLine {
  const steps = dims[1]!;
  let text = '';
  let sum = 0;
  let last = 0;
  const positions: number[] = [];
  for (let step = 0; step < steps; step += 1) {
    const offset = step * classes.length;
    const best = likeliest(data, offset, classes.length, among);
    if (best !== 0 && best !== last) {
      text += classes[best] ?? '';
      positions.push(((step + 0.5) / steps) * width);
      sum += data[offset + best]!;
    }
    last = best;
  }
  return { text, confidence: positions.length > 0 ? sum / positions.length : 0, positions };
}

/** Reads one cut-out line. */
export async function readLine(read: Infer, line: RgbImage): Promise<ReadLine> {
  return decodeCtc(...(await infer(read, line)));
}

/** Reads one cut-out line as digits only. */
export async function readDigits(read: Infer, line: RgbImage): Promise<ReadLine> {
  return decodeCtc(...(await infer(read, line)), { classes: CLASSES, among: DIGITS });
}
