import type { FoundLine, Reading } from '../find/anchors.ts';
import type { RgbImage } from '../image/rgbImage.ts';
import type { TextBox } from '../image/textBox.ts';
import { each } from '../models/each.ts';
import type { Pass } from '../models/pass.ts';
import { cutLine, type ReadLine, readLine } from '../models/readLine.ts';
import { skimLine } from '../models/skimLine.ts';

const LEAST_CONFIDENCE = 0.35;

/**
 * Reads every found line once, to learn which are labels. Whatever cannot be read is dropped.
 *
 * @param already lines that have been read before.
 */
export async function readLines(
  { models, image, signal }: Pass,
  boxes: readonly TextBox[],
  how: Reading,
  already: ReadonlyMap<TextBox, ReadLine> = new Map(),
): Promise<FoundLine[]> {
  const read = (cut: RgbImage): Promise<ReadLine> =>
    how === 'quickly' ? skimLine(models.skim, cut) : readLine(models.read, cut);
  const lines = await each(boxes, signal, async (box) => ({
    ...(already.get(box) ?? (await read(cutLine(image, box)))),
    box,
    how,
  }));
  return lines.filter(({ text, confidence }) => text !== '' && confidence > LEAST_CONFIDENCE);
}
