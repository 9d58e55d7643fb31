import type { KtpLine } from '@ktp-ocr/core';
import { project } from '@ktp-ocr/core/kit';
import type { FoundLine } from '../find/anchors.ts';
import type { ReadValue } from './cardRead.ts';
import type { CardFit } from '../find/fitCard.ts';
import { cutLeft, ends, type TextBox } from '../image/textBox.ts';
import { rowHeights } from '../find/rowHeights.ts';
import { BLOOD, COLON, ROW_PITCH, VALUE_X, VALUES } from '../find/template.ts';
import { cutWidth } from '../models/readLine.ts';
import { bare, startDistance } from '../find/words.ts';
import { isCardWord, isClosed } from './cardWords.ts';

type RowPlace = 'label' | 'below' | 'unclaimed';

/** A piece of a found line that belongs to one line of the card. */
export interface Piece {
  readonly line: KtpLine;
  readonly box: TextBox;
  /** The found line, and whether the piece is all of it. */
  readonly found: FoundLine;
  readonly whole: boolean;
  /**
   * Why it belongs to its line: it is beside the label, or below it as the second row of a long value; or no row claims
   * it, and then it only raises doubt.
   */
  readonly row: RowPlace;
  /** Middle and left edge in fractions of the card, to put pieces in order. */
  readonly y: number;
  readonly left: number;
}

/** A stretch of the card's width. */
interface Stretch {
  readonly left: number;
  readonly right: number;
}

/** Cuts a box that spans a stretch of the card's width down to a shorter one. */
function cutTo(box: TextBox, { left, right }: Stretch, to: Stretch): TextBox | null {
  if (right <= left) return null;
  const start = Math.max(0, (to.left - left) / (right - left));
  const end = Math.min(1, (to.right - left) / (right - left));
  if (end - start <= 0 || (end - start) * box.width < box.height * 0.4) return null;
  const tail = cutLeft(box, start);
  const width = box.width * (end - start);
  const shift = (width - tail.width) / 2;
  return { ...tail, width, cx: tail.cx + Math.cos(box.angle) * shift, cy: tail.cy + Math.sin(box.angle) * shift };
}

/** Values that may take two rows. */
const WRAPPED: ReadonlySet<KtpLine> = new Set(['nama', 'tempatTglLahir', 'alamat', 'agama', 'pekerjaan'] as const);

interface Row {
  readonly line: KtpLine;
  readonly height: number;
  readonly row: RowPlace;
}

/**
 * Every row a value may be on: those of the labels and, if two labels are far apart, those between them for a value
 * that continues.
 */
function rowsOf(heights: ReadonlyMap<KtpLine, number>, wraps: number): readonly Row[] {
  const labels = [...heights].map(([line, height]): Row => ({ line, height, row: 'label' }));
  return labels.flatMap((label, i) => {
    const { line, height } = label;
    if (!WRAPPED.has(line)) return [label];
    const room = Math.round(((labels[i + 1]?.height ?? height) - height) / ROW_PITCH) - 1;
    const more = Math.max(0, room, line === 'alamat' ? wraps : 0);
    const below = Array.from({ length: Math.min(2, more) }, (_, k): Row => {
      return { line, height: height + (k + 1) * ROW_PITCH, row: 'below' };
    });
    return [label, ...below];
  });
}

/** The row a height belongs to; failing that, as a doubt, the row above it. */
function rowAt(y: number, rows: readonly Row[]): Row | null {
  const [nearest] = rows.toSorted((a, b) => Math.abs(y - a.height) - Math.abs(y - b.height));
  if (nearest && Math.abs(y - nearest.height) < ROW_PITCH * 0.6) return nearest;
  const above = rows.findLast(({ height }) => height < y);
  return above ? { ...above, row: 'unclaimed' } : null;
}

/** Anything less is a speck, not a word that anyone would miss. */
function isWord({ text, confidence, box }: FoundLine): boolean {
  return bare(text).length > 2 && confidence > 0.6 && box.width > 2 * box.height;
}

/**
 * Where the value begins on a line that begins with a label: after its colon if that was read, otherwise where the
 * template says.
 */
function valueStart({ text, positions, box }: FoundLine, left: number, right: number): number {
  const colon = text.search(/[:;]/);
  const at = positions[colon];
  if (at !== undefined && colon > 1) {
    const x = left + (at / cutWidth(box)) * (right - left);
    if (Math.abs(x - VALUE_X) < COLON.near) return x + COLON.half;
  }
  return VALUE_X + 0.004;
}

/** Assigns every found line, or the part of it right of the labels, to the card's line it is on. */
export function assignFields(lines: readonly FoundLine[], fit: CardFit): Piece[] {
  const rows = rowsOf(rowHeights(lines, fit), fit.wraps);
  const pieces: Piece[] = [];
  for (const found of lines) {
    const { box } = found;
    const [leftEnd, rightEnd] = ends(box);
    const [left] = project(fit.toCard, ...leftEnd);
    const [right] = project(fit.toCard, ...rightEnd);
    const [, y] = project(fit.toCard, box.cx, box.cy);
    if (
      y < VALUES.top ||
      y > VALUES.bottom + fit.wraps * ROW_PITCH ||
      left > VALUES.end - 0.015 ||
      right < VALUE_X + 0.012
    )
      continue;
    const at = rowAt(y, rows);
    if (!at || (at.row === 'unclaimed' && !isWord(found))) continue;
    const { line, row } = at;
    const add = (to: KtpLine, from: number, until: number): void => {
      const uncut = from <= left && until >= right;
      const part = uncut ? box : cutTo(box, { left, right }, { left: from, right: until });
      if (part) pieces.push({ line: to, box: part, found, whole: uncut, row, y, left });
    };
    // A box that begins right of the labels is taken whole: its own edge is more accurate than the template's.
    const from = left < VALUE_X - 0.004 ? valueStart(found, left, right) : left;
    if (line === 'jenisKelamin') {
      if (left < BLOOD.label - 0.02) add('jenisKelamin', from, BLOOD.label);
      if (right > BLOOD.value + 0.008) add('golDarah', Math.max(left, BLOOD.value), VALUES.end);
    } else add(line, from, Math.max(right, VALUES.end));
  }
  return pieces.toSorted((a, b) => Math.round((a.y - b.y) / ROW_PITCH) || a.left - b.left);
}

/**
 * Where the blood type must be if no text was found there (a dash, for example): from its label to the frame of the
 * photo.
 */
export function bloodBox(lines: readonly FoundLine[], fit: CardFit): TextBox | null {
  const label = lines.find(({ text, box }) => startDistance(text, 'Gol. Darah') <= 0.34 && box.width < 8 * box.height);
  if (!label) return null;
  const { box } = label;
  const [leftEnd, rightEnd] = ends(box);
  const [left] = project(fit.toCard, ...leftEnd);
  const [right] = project(fit.toCard, ...rightEnd);
  if (right <= left || right > BLOOD.until) return null;
  const pixels = box.width / (right - left);
  const from = Math.max(right, BLOOD.from);
  const shift = ((from + BLOOD.until) / 2 - (left + right) / 2) * pixels;
  return {
    ...box,
    width: (BLOOD.until - from) * pixels,
    cx: box.cx + Math.cos(box.angle) * shift,
    cy: box.cy + Math.sin(box.angle) * shift,
  };
}

/** A piece after reading. */
interface Part {
  readonly text: string;
  readonly confidence: number;
  readonly box: TextBox;
  readonly cutOff: boolean;
}

/**
 * A place of issue or a stamp can add print to a row whose possible words are known. If one piece is such a word, that
 * piece alone is the value.
 */
function wordAmong(parts: readonly Part[], line: KtpLine): readonly Part[] {
  if (!isClosed(line) || parts.length < 2) return parts;
  const words = parts.filter(({ text }) => isCardWord(line, text));
  const whole = isCardWord(line, parts.map(({ text }) => text).join(' '));
  return words.length === 1 && !whole ? words : parts;
}

/**
 * A piece of at most `SHORT` letters, `APART` heights or more away, is more likely part of a stamp than a word of the
 * value.
 */
const SHORT = 8;
const APART = 0.9;
/** How a stamp's letters differ from those of the row: in direction (radians) and in height. */
const TURNED = 0.1;
const OTHER_HEIGHT = 1.4;
const STRAY = 0.8;

/**
 * Whether a piece that follows another on its row is probably not part of the value: it is short, and apart, turned or
 * of another size.
 */
function isStray(before: Part, { text, box }: Part): boolean {
  if (bare(text).length > SHORT) return false;
  const [, [x, y]] = ends(before.box);
  const [[left, top]] = ends(box);
  const { angle, height } = before.box;
  const off = (top - y) * Math.cos(angle) - (left - x) * Math.sin(angle);
  if (Math.abs(off) > 0.8 * height) return false;
  const gap = (left - x) * Math.cos(angle) + (top - y) * Math.sin(angle);
  const size = Math.max(box.height / height, height / box.height);
  return gap > APART * height || size > OTHER_HEIGHT || Math.abs(box.angle - angle) > TURNED;
}

/** Labels and numbers from other rows: a value that holds one has swallowed part of its neighbour. */
const NEIGHBOUR = /GOL\.? ?DARAH|\bRT ?\/ ?RW\b|KEL ?\/ ?DESA|KECAMATAN|JENIS ?KELAMIN|TEMPAT ?\/|\d{3} ?\/ ?\d{3}$/;
const SWALLOWED = 0.6;

/** The factor by which the look of its pieces lowers the confidence in a free-text value. */
function tidiness(parts: readonly Part[], line: KtpLine): number {
  if (isClosed(line) || line === 'rtRw') return 1;
  const stray = parts.some((part, i) => i > 0 && isStray(parts[i - 1]!, part));
  const swallowed = NEIGHBOUR.test(parts.map(({ text }) => text).join(' '));
  return (stray ? STRAY : 1) * (swallowed ? SWALLOWED : 1);
}

/** Joins the pieces of one line of the card into a value. */
export function joinParts(parts: readonly Part[], line: KtpLine): ReadValue | null {
  const filled = wordAmong(
    parts.filter(({ text }) => text !== ''),
    line,
  );
  // A stray mark beside a value, such as the end of its label, is short and poorly read.
  const read = filled.filter(({ text, confidence }) => filled.length === 1 || text.length > 2 || confidence > 0.6);
  if (read.length === 0) return null;
  return {
    text: read.map(({ text }) => text).join(' '),
    confidence: Math.min(...read.map(({ confidence }) => confidence)) * tidiness(read, line),
    boxes: read.map(({ box }) => box),
    cutOff: read.some(({ cutOff }) => cutOff),
  };
}
