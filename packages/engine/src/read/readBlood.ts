import type { TextBox } from '../image/textBox.ts';
import type { Pass } from '../models/pass.ts';
import { cutLine, readLine } from '../models/readLine.ts';
import type { ReadValue } from './cardRead.ts';
import { endsInDash } from './ink.ts';
import { tidy } from './tidy.ts';

const LEAST_CONFIDENCE = 0.5;
/** Heights the blood type is cut at: the rows above and below reach into the full one. */
const CUTS = [1, 0.7] as const;

/** Blood type: one or two letters, or a dash, which no recogniser reads and the picture shows plainly. */
export async function readBlood({ models, image }: Pass, box: TextBox): Promise<ReadValue | null> {
  for (const share of CUTS) {
    const cut = cutLine(image, { ...box, height: box.height * share });
    if (endsInDash(cut)) return { text: '-', confidence: 0.9, boxes: [box] };
    const { text, confidence } = await readLine(models.readAgain, cut);
    const type = tidy('golDarah', text.toUpperCase());
    if (type && confidence > LEAST_CONFIDENCE) return { text: type, confidence, boxes: [box] };
  }
  return null;
}
