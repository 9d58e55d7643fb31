import type { Infer } from './infer.ts';
import { resize, type RgbImage } from '../image/rgbImage.ts';
import { decodeCtc, type ReadLine } from './readLine.ts';

/** Height of a line as our own reader expects it, in pixels. */
const HEIGHT = 32;
/** The letters it knows, the first of those in `training/texts.py`; class 0 is the blank. */
const CLASSES: readonly string[] = ['', ..."0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz .,:/-'()&+"];
/** Keeps a line without print from turning into noise. In units of brightness. */
const LEAST_DEVIATION = 4;

/** Centres the brightness around zero, so that dark and pale photos look alike, as `training/lines.py` does. */
function toInput({ data }: RgbImage): Float32Array {
  const grey = new Float32Array(data.length / 3);
  let sum = 0;
  let squares = 0;
  for (let i = 0; i < grey.length; i += 1) {
    const light = 0.299 * data[i * 3]! + 0.587 * data[i * 3 + 1]! + 0.114 * data[i * 3 + 2]!;
    grey[i] = light;
    sum += light;
    squares += light * light;
  }
  const mean = sum / grey.length;
  const deviation = Math.sqrt(Math.max(0, squares / grey.length - mean * mean)) + LEAST_DEVIATION;
  for (let i = 0; i < grey.length; i += 1) grey[i] = (grey[i]! - mean) / deviation;
  return grey;
}

/**
 * Reads a cut-out line with our own small reader. Positions are in pixels across the cut-out, as those of `readLine`.
 */
export async function skimLine(skim: Infer, line: RgbImage): Promise<ReadLine> {
  const width = Math.max(16, Math.round((line.width * HEIGHT) / line.height / 8) * 8);
  const output = await skim(toInput(resize(line, width, HEIGHT)), [1, 1, HEIGHT, width]);
  return decodeCtc(output, line.width, { classes: CLASSES });
}
