import { KTP_LINES, type KtpLine } from '@ktp-ocr/core';
import { project } from '@ktp-ocr/core/kit';
import type { FoundLine } from '../find/anchors.ts';
import type { CardFit } from '../find/fitCard.ts';
import { rowHeights } from '../find/rowHeights.ts';
import { NIK_AREA, NIK_Y, ROWS } from '../find/template.ts';
import { each } from '../models/each.ts';
import type { Pass } from '../models/pass.ts';
import { assignFields, bloodBox, joinParts, type Piece } from './assignFields.ts';
import type { CardRead, ReadValue } from './cardRead.ts';
import { reachesBorder } from './reachesBorder.ts';
import { dashOn } from './dashOn.ts';
import { readBlood } from './readBlood.ts';
import { readHeader } from './readHeader.ts';
import { readIssued } from './readIssued.ts';
import { readNik } from './readNik.ts';
import { readValue } from './readValue.ts';
import { tidy } from './tidy.ts';

const ALL: ReadonlySet<KtpLine> = new Set(KTP_LINES);

/** Values of the card by line, filled as they are read. */
type Values = Partial<Record<KtpLine, ReadValue>>;

/** The digits on the row of the NIK: the longest line there. */
function nikLine(lines: readonly FoundLine[], fit: CardFit): FoundLine | null {
  const onRow = lines
    .filter(({ box }) => {
      const [x, y] = project(fit.toCard, box.cx, box.cy);
      const inArea = x > NIK_AREA.left && x < NIK_AREA.right && Math.abs(y - NIK_Y) < NIK_AREA.near;
      return inArea && box.width > 6 * box.height;
    })
    .toSorted((a, b) => b.box.width - a.box.width);
  return onRow[0] ?? null;
}

async function nikOn(pass: Pass, lines: readonly FoundLine[], fit: CardFit): Promise<ReadValue | null> {
  const digits = nikLine(lines, fit);
  const nik = digits && (await readNik(pass, digits));
  if (!nik) return null;
  const { text, agreement: confidence, serial } = nik;
  return { text, confidence, serial, boxes: [digits.box], cutOff: reachesBorder(digits.box, pass.image) };
}

/**
 * Whether the card shows more of a value than was read: nothing beside its label, or print below it that no row claims.
 */
function isMissing(line: KtpLine, pieces: readonly Piece[]): boolean {
  const own = pieces.filter((piece) => piece.line === line);
  return own.some(({ row }) => row === 'unclaimed') || own.every(({ row }) => row !== 'label');
}

/** The twelve rows, except for the blood type. */
async function rowsOn(pass: Pass, pieces: readonly Piece[]): Promise<Values> {
  const read = await each(
    pieces.filter(({ line, row }) => line !== 'golDarah' && row !== 'unclaimed'),
    pass.signal,
    async ({ box, line, whole, found }) => ({
      line,
      box,
      cutOff: reachesBorder(found.box, pass.image),
      ...(await readValue(pass, box, line, whole ? found : null)),
    }),
  );
  const values: Values = {};
  for (const { line } of ROWS) {
    const own = read.filter((part) => part.line === line);
    const value = joinParts(own, line);
    if (value) values[line] = { ...value, text: tidy(line, value.text), missing: isMissing(line, pieces) };
  }
  return values;
}

/** Lines on which offices print a dash if there is nothing to state. */
const DASHED = ['alamat', 'rtRw', 'kelDesa', 'kecamatan', 'pekerjaan'] as const;

/** Dashes beside labels where no text was read. */
function dashesOn({ image }: Pass, { lines, fit }: Found, empty: readonly KtpLine[]): Values {
  const heights = rowHeights(lines, fit);
  const found = empty.map((line) => [line, dashOn(image, fit, heights.get(line)!)] as const);
  return Object.fromEntries(found.filter(([, value]) => value !== null));
}

async function bloodOn(pass: Pass, found: Found, pieces: readonly Piece[]): Promise<ReadValue | null> {
  const seen = pieces.find((piece) => piece.line === 'golDarah')?.box;
  for (const box of [seen, bloodBox(found.lines, found.fit)]) {
    // Text found there may be just the end of the label.
    const bloodType = box && (await readBlood(pass, box));
    if (bloodType) return bloodType;
  }
  return null;
}

/** The text of a card, and how the card lies. */
export interface Found {
  readonly lines: readonly FoundLine[];
  readonly fit: CardFit;
}

/** Reads the lines of a card whose position is known: all of them, or only some. */
export async function readCard(pass: Pass, found: Found, only: ReadonlySet<KtpLine> = ALL): Promise<CardRead> {
  const { lines, fit } = found;
  const pieces = assignFields(lines, fit);
  const wanted = pieces.filter(({ line }) => only.has(line));
  const values: Values = {
    ...(only.has('provinsi') || only.has('kabKota') ? await readHeader(pass, lines, fit) : {}),
    ...(await rowsOn(pass, wanted)),
  };
  const empty = DASHED.filter((line) => only.has(line) && !values[line]);
  Object.assign(values, dashesOn(pass, found, empty));
  const golDarah = only.has('golDarah') ? await bloodOn(pass, found, pieces) : null;
  if (golDarah) values.golDarah = golDarah;
  const nik = only.has('nik') ? await nikOn(pass, lines, fit) : null;
  if (nik) values.nik = nik;
  const tanggalTerbit = only.has('tanggalTerbit') ? await readIssued(pass, lines, fit) : null;
  if (tanggalTerbit) values.tanggalTerbit = tanggalTerbit;
  return { fit, values };
}
