import type { KtpLine } from '@ktp-ocr/core';
import type { FoundLine } from './anchors.ts';
import type { ReadValue } from './cardRead.ts';
import type { CardFit } from './fitCard.ts';
import { project } from './geometry/homography.ts';
import { cutLeft, ends, type TextBox } from './geometry/textBox.ts';
import { rowHeights } from './rowHeights.ts';
import { BLOOD_X, ROW_PITCH, VALUE_X } from './template.ts';

/** A piece of a found line that belongs to one line of the card. */
export interface Piece {
  readonly line: KtpLine;
  readonly box: TextBox;
  /** Middle and left edge in fractions of the card, to put pieces in order. */
  readonly y: number;
  readonly left: number;
}

const ROWS_BOTTOM = 0.83;
/** The row of the sex holds the blood type too: its label starts here. */
const BLOOD_LABEL_X = 0.475;
const VALUES_END = 0.71;

/** Cuts a box to a stretch of the card's width, given where its ends lie. */
function stretch(box: TextBox, left: number, right: number, from: number, to: number): TextBox | null {
  if (right <= left) return null;
  const start = Math.max(0, (from - left) / (right - left));
  const end = Math.min(1, (to - left) / (right - left));
  if (end - start <= 0 || (end - start) * box.width < box.height * 0.4) return null;
  const tail = cutLeft(box, start);
  const width = box.width * (end - start);
  const shift = (width - tail.width) / 2;
  return { ...tail, width, cx: tail.cx + Math.cos(box.angle) * shift, cy: tail.cy + Math.sin(box.angle) * shift };
}

/** Which row a height belongs to; lines of a wrapped address count as address. */
function rowAt(y: number, heights: ReadonlyMap<KtpLine, number>, wraps: number): KtpLine | null {
  let best: KtpLine | null = null;
  let distance = ROW_PITCH * 0.6;
  const consider = (line: KtpLine, height: number): void => {
    if (Math.abs(y - height) < distance) {
      best = line;
      distance = Math.abs(y - height);
    }
  };
  for (const [line, height] of heights) consider(line, height);
  for (let wrap = 1; wrap <= wraps; wrap += 1) consider('alamat', heights.get('alamat')! + wrap * ROW_PITCH);
  return best;
}

/** Gives every found line, or the part of it right of the labels, to the line of the card it stands on. */
export function assignFields(lines: readonly FoundLine[], fit: CardFit): Piece[] {
  const heights = rowHeights(lines, fit);
  const pieces: Piece[] = [];
  for (const { box } of lines) {
    const [leftEnd, rightEnd] = ends(box);
    const [left] = project(fit.toCard, ...leftEnd);
    const [right] = project(fit.toCard, ...rightEnd);
    const [, y] = project(fit.toCard, box.cx, box.cy);
    if (y < 0.235 || y > ROWS_BOTTOM + fit.wraps * ROW_PITCH || left > VALUES_END - 0.015 || right < VALUE_X + 0.012)
      continue;
    const line = rowAt(y, heights, fit.wraps);
    if (!line) continue;
    const add = (to: KtpLine, from: number, until: number): void => {
      const part = stretch(box, left, right, from, until);
      if (part) pieces.push({ line: to, box: part, y, left });
    };
    // A box that begins right of the labels is taken whole: its edge is better than the template's.
    const from = left < VALUE_X - 0.004 ? VALUE_X + 0.004 : left;
    if (line === 'jenisKelamin') {
      if (left < BLOOD_LABEL_X - 0.02) add('jenisKelamin', from, BLOOD_LABEL_X);
      if (right > BLOOD_X + 0.008) add('golDarah', Math.max(left, BLOOD_X), VALUES_END);
    } else add(line, from, Math.max(right, VALUES_END));
  }
  return pieces.toSorted((a, b) => Math.round((a.y - b.y) / ROW_PITCH) || a.left - b.left);
}

/** Where the blood type stands when nothing was found there: it is often a single dash. */
export function bloodBox(fit: CardFit, y: number): TextBox {
  const [x0, y0] = project(fit.toPhoto, 0.638, y);
  const [x1, y1] = project(fit.toPhoto, 0.698, y);
  const [, top] = project(fit.toPhoto, 0.66, y - ROW_PITCH * 0.48);
  const [, bottom] = project(fit.toPhoto, 0.66, y + ROW_PITCH * 0.48);
  return {
    cx: (x0 + x1) / 2,
    cy: (y0 + y1) / 2,
    width: Math.hypot(x1 - x0, y1 - y0),
    height: Math.abs(bottom - top),
    angle: Math.atan2(y1 - y0, x1 - x0),
  };
}

/** Values of one line of the card put together. */
export function joinParts(parts: readonly { text: string; confidence: number; box: TextBox }[]): ReadValue | null {
  const read = parts.filter(({ text }) => text !== '');
  if (read.length === 0) return null;
  return {
    text: read.map(({ text }) => text).join(' '),
    confidence: Math.min(...read.map(({ confidence }) => confidence)),
    boxes: read.map(({ box }) => box),
  };
}
