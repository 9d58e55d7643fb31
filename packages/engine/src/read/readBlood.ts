import type { TextBox } from '../image/textBox.ts';
import type { Pass } from '../models/pass.ts';
import { cutLine, readLine } from '../models/readLine.ts';
import { skimLine } from '../models/skimLine.ts';
import type { ReadValue } from './cardRead.ts';
import { endsInDash } from './ink.ts';
import { seesDash } from './seesDash.ts';
import { tidy } from './tidy.ts';

const LEAST_CONFIDENCE = 0.5;
/** The quick reader alone is believed from here on, and two that agree are sure. */
const SURE_ALONE = 0.9;
const BOTH = 0.97;
const DASH = 0.9;
/** Heights the blood type is cut at: the rows above and below reach into the full one. */
const CUTS = [1, 0.7] as const;

/**
 * Blood type: one or two letters with or without a sign, read by two readers, or a dash, which hardly any reader reads
 * and the picture shows plainly.
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
