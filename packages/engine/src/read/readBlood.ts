import type { TextBox } from '../image/textBox.ts';
import type { Pass } from '../models/pass.ts';
import { cutLine, readLine } from '../models/readLine.ts';
import { skimLine } from '../models/skimLine.ts';
import type { ReadValue } from './cardRead.ts';
import { endsInDash } from './ink.ts';
import { seesDash } from './seesDash.ts';
import { tidy } from './tidy.ts';

const LEAST_CONFIDENCE = 0.5;
/** Confidence from which the quick reader alone is believed, and the confidence of two that agree. */
const SURE_ALONE = 0.9;
const BOTH = 0.97;
const DASH = 0.9;
/** Heights of the cut for the blood type: the rows above and below reach into a full-height one. */
const CUTS = [1, 0.7] as const;

/**
 * The blood type: one or two letters with or without a sign, read by two readers; or a dash, which readers almost
 * always miss although it is plain in the picture.
 */
export async function readBlood({ models, image }: Pass, box: TextBox): Promise<ReadValue | null> {
  let dash = false;
  for (const share of CUTS) {
    const cut = cutLine(image, { ...box, height: box.height * share });
    const [quick, second] = [await skimLine(models.skim, cut), await readLine(models.readAgain, cut)];
    const [a, b] = [quick, second].map(({ text }) => tidy('golDarah', text.toUpperCase()));
    const boxes = [box];
    if (a && a !== '-' && a === b) return { text: a, confidence: BOTH, boxes };
    if (b && b !== '-' && second.confidence > LEAST_CONFIDENCE) {
      return { text: b, confidence: a && a !== '-' ? LEAST_CONFIDENCE : second.confidence, boxes };
    }
    if (a && a !== '-' && quick.confidence > SURE_ALONE) return { text: a, confidence: quick.confidence, boxes };
    dash ||= seesDash(cut) || endsInDash(cut) || (a === '-' && quick.confidence > SURE_ALONE);
  }
  return dash ? { text: '-', confidence: DASH, boxes: [box] } : null;
}
