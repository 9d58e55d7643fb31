import type { KtpLine } from '@ktp-ocr/core';
import type { FoundLine } from '../find/anchors.ts';
import type { ReadValue } from './cardRead.ts';
import type { CardFit } from '../find/fitCard.ts';
import { project } from '../image/homography.ts';
import { cutLeft, ends, type TextBox } from '../image/textBox.ts';
import { rowHeights } from '../find/rowHeights.ts';
import { BLOOD, ROW_PITCH, VALUE_X, VALUES } from '../find/template.ts';
import { startDistance } from '../find/words.ts';

/** A piece of a found line that belongs to one line of the card. */
export interface Piece {
  readonly line: KtpLine;
  readonly box: TextBox;
  /** The found line, and whether the piece is all of it. */
  readonly found: FoundLine;
  readonly whole: boolean;
  /** Middle and left edge in fractions of the card, to put pieces in order. */
  readonly y: number;
  readonly left: number;
}

/** A stretch of the card's width. */
interface Stretch {
  readonly left: number;
  readonly right: number;
}

/** Cuts a box that spans a stretch of the card's width to a shorter one. */
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
    const line = rowAt(y, heights, fit.wraps);
    if (!line) continue;
    const add = (to: KtpLine, from: number, until: number): void => {
      const uncut = from <= left && until >= right;
      const part = uncut ? box : cutTo(box, { left, right }, { left: from, right: until });
      if (part) pieces.push({ line: to, box: part, found, whole: uncut, y, left });
    };
    // A box that begins right of the labels is taken whole: its edge is better than the template's.
    const from = left < VALUE_X - 0.004 ? VALUE_X + 0.004 : left;
    if (line === 'jenisKelamin') {
      if (left < BLOOD.label - 0.02) add('jenisKelamin', from, BLOOD.label);
      if (right > BLOOD.value + 0.008) add('golDarah', Math.max(left, BLOOD.value), VALUES.end);
    } else add(line, from, Math.max(right, VALUES.end));
  }
  return pieces.toSorted((a, b) => Math.round((a.y - b.y) / ROW_PITCH) || a.left - b.left);
}

/** Where the blood type stands when no text was found there, as for a dash: on from its label, up to the frame of the photo. */
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

/** A piece as read. */
interface Part {
  readonly text: string;
  readonly confidence: number;
  readonly box: TextBox;
  readonly cutOff: boolean;
}

/** Values of one line of the card put together. */
export function joinParts(parts: readonly Part[]): ReadValue | null {
  const filled = parts.filter(({ text }) => text !== '');
  // A stray mark beside a value, such as the end of its label, is short and poorly read.
  const read = filled.filter(({ text, confidence }) => filled.length === 1 || text.length > 2 || confidence > 0.6);
  if (read.length === 0) return null;
  return {
    text: read.map(({ text }) => text).join(' '),
    confidence: Math.min(...read.map(({ confidence }) => confidence)),
    boxes: read.map(({ box }) => box),
    cutOff: read.some(({ cutOff }) => cutOff),
  };
}
