import { project } from '@ktp-ocr/core/kit';
import type { FoundLine } from '../find/anchors.ts';
import type { CardFit } from '../find/fitCard.ts';
import { ISSUED_AT, ISSUED_AREA } from '../find/template.ts';
import { dateAtEnd } from '../find/words.ts';
import type { Pass } from '../models/pass.ts';
import type { ReadValue } from './cardRead.ts';
import { readValue } from './readValue.ts';
import { closeDate } from './tidy.ts';

/** Reads the date of issue, under the photo. */
export async function readIssued(
  pass: Pass,
  lines: readonly FoundLine[],
  { toCard }: CardFit,
): Promise<ReadValue | null> {
  for (const line of lines) {
    const { box } = line;
    const [x, y] = project(toCard, box.cx, box.cy);
    if (Math.abs(x - ISSUED_AT[0]) > ISSUED_AREA.x || Math.abs(y - ISSUED_AT[1]) > ISSUED_AREA.y) continue;
    const { text, confidence } = await readValue(pass, box, 'tanggalTerbit', line);
    const found = dateAtEnd(closeDate(text));
    if (found) return { text: found.date, confidence, boxes: [box] };
  }
  return null;
}
