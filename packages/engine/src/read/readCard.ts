import type { KtpLine } from '@ktp-ocr/core';
import type { FoundLine } from '../find/anchors.ts';
import { assignFields, bloodBox, joinParts } from './assignFields.ts';
import type { CardRead, ReadValue } from './cardRead.ts';
import { reachesBorder } from '../judge/cutOff.ts';
import type { CardFit } from '../find/fitCard.ts';
import { project } from '../image/homography.ts';
import type { TextBox } from '../image/textBox.ts';
import type { RgbImage } from '../image/rgbImage.ts';
import type { Models } from '../models/infer.ts';
import { each } from '../models/each.ts';
import { endsInDash } from './ink.ts';
import { cutLine, readLine, type ReadLine } from '../models/readLine.ts';
import { readHeader } from './readHeader.ts';
import { readNik } from './readNik.ts';
import { readValue } from './readValue.ts';
import { ISSUED_AT, NIK_Y, ROWS } from '../find/template.ts';
import { skimLine } from '../models/skimLine.ts';
import { tidy } from './tidy.ts';
import { dateAtEnd } from '../find/words.ts';

const LEAST_CONFIDENCE = 0.35;
const LEAST_BLOOD_CONFIDENCE = 0.5;

/** How a line is read to learn what it is: quickly, or thoroughly where that said too little. */
type Reading = 'quickly' | 'thoroughly';

/**
 * Reads every found line once, to learn which are labels. What cannot be read is no line.
 *
 * @param already lines that have been read before.
 */
export async function readLines(
  models: Models,
  image: RgbImage,
  boxes: readonly TextBox[],
  how: Reading,
  signal: AbortSignal,
  already: ReadonlyMap<TextBox, ReadLine> = new Map(),
): Promise<FoundLine[]> {
  const read = (cut: RgbImage): Promise<ReadLine> =>
    how === 'quickly' ? skimLine(models.skim, cut) : readLine(models.read, cut);
  const lines = await each(boxes, signal, async (box) => ({
    ...(already.get(box) ?? (await read(cutLine(image, box)))),
    box,
  }));
  return lines.filter(({ text, confidence }) => text !== '' && confidence > LEAST_CONFIDENCE);
}

/** The digits on the row of the NIK: the longest line there. */
function nikLine(lines: readonly FoundLine[], fit: CardFit): FoundLine | null {
  const onRow = lines
    .filter(({ box }) => {
      const [x, y] = project(fit.toCard, box.cx, box.cy);
      return Math.abs(y - NIK_Y) < 0.045 && box.width > 6 * box.height && x > 0.2 && x < 0.7;
    })
    .toSorted((a, b) => b.box.width - a.box.width);
  return onRow[0] ?? null;
}

async function issued(
  models: Models,
  image: RgbImage,
  lines: readonly FoundLine[],
  fit: CardFit,
): Promise<ReadValue | null> {
  for (const line of lines) {
    const { box } = line;
    const [x, y] = project(fit.toCard, box.cx, box.cy);
    if (Math.abs(x - ISSUED_AT[0]) > 0.14 || Math.abs(y - ISSUED_AT[1]) > 0.11) continue;
    const { text, confidence } = await readValue(models, image, box, 'tanggalTerbit', line);
    const found = dateAtEnd(text);
    if (found) return { text: found.date, confidence, boxes: [box] };
  }
  return null;
}

/** Heights the blood type is cut at: the rows above and below reach into the full one. */
const BLOOD_CUTS = [1, 0.7] as const;

/** Blood type: one or two letters, or a dash, which no recogniser reads and the picture shows plainly. */
async function readBlood(models: Models, image: RgbImage, box: TextBox): Promise<ReadValue | null> {
  for (const share of BLOOD_CUTS) {
    const cut = cutLine(image, { ...box, height: box.height * share });
    if (endsInDash(cut)) return { text: '-', confidence: 0.9, boxes: [box] };
    const { text, confidence } = await readLine(models.readAgain, cut);
    const type = tidy('golDarah', text.toUpperCase());
    if (type && confidence > LEAST_BLOOD_CONFIDENCE) return { text: type, confidence, boxes: [box] };
  }
  return null;
}

/** Reads all lines of a card whose place is known. */
export async function readCard(
  models: Models,
  image: RgbImage,
  lines: readonly FoundLine[],
  fit: CardFit,
  signal: AbortSignal,
): Promise<CardRead> {
  const values: Partial<Record<KtpLine, ReadValue>> = { ...(await readHeader(models, image, lines, fit)) };
  const pieces = assignFields(lines, fit);
  const read = await each(
    pieces.filter(({ line }) => line !== 'golDarah'),
    signal,
    async ({ box, line, whole, found }) => ({
      line,
      box,
      cutOff: reachesBorder(found.box, image),
      ...(await readValue(models, image, box, line, whole ? found : null)),
    }),
  );
  for (const { line } of ROWS) {
    const value = joinParts(read.filter((part) => part.line === line));
    if (value) values[line] = { ...value, text: tidy(line, value.text) };
  }
  const seen = pieces.find((piece) => piece.line === 'golDarah')?.box;
  for (const box of [seen, bloodBox(lines, fit)]) {
    // What was found there may be the end of the label alone.
    const bloodType = values.golDarah || !box ? null : await readBlood(models, image, box);
    if (bloodType) values.golDarah = bloodType;
  }
  const digits = nikLine(lines, fit);
  const nik = digits && (await readNik(models, image, digits, signal));
  if (nik) {
    const { text, agreement: confidence } = nik;
    values.nik = { text, confidence, boxes: [digits.box], cutOff: reachesBorder(digits.box, image) };
  }
  const date = await issued(models, image, lines, fit);
  if (date) values.tanggalTerbit = date;
  return { fit, values };
}
