import { project } from '@ktp-ocr/core/kit';
import { corners, ends, smallestBox, type TextBox } from '../image/textBox.ts';
import type { FoundLine } from './anchors.ts';
import type { CardFit } from './fitCard.ts';
import { NIK_X, NIK_Y } from './template.ts';

/** A card's width per unit of its height. */
const SHAPE = 85.6 / 54;
/** How much is examined per unit of the guessed card. */
const ROOM = 1.3;
/** Fewer areas of print than this do not make a card. */
const LEAST_PRINT = 4;

/** The card around its number, which is the largest print on it and stays readable when nothing else is. */
function aroundNik({ text, box }: FoundLine): TextBox | null {
  const label = /^\W*N[I1L]K/i.test(text);
  if (!/\d{14,16}\s*$/.test(text)) return null;
  const width = box.width / (NIK_X.end - (label ? NIK_X.label : NIK_X.start));
  const height = width / SHAPE;
  const [, [right, y]] = ends(box);
  const [u, v] = [(0.5 - NIK_X.end) * width, (0.5 - NIK_Y) * height];
  const [cos, sin] = [Math.cos(box.angle), Math.sin(box.angle)];
  return { cx: right + u * cos - v * sin, cy: y + u * sin + v * cos, width, height, angle: box.angle };
}

/**
 * Guesses where the card is, with room around it, in an image in which too little of it can be read: around its number
 * or around everything that looks like print. Returns `null` if there is too little of either.
 */
export function guessCard(lines: readonly FoundLine[], boxes: readonly TextBox[]): TextBox | null {
  const card = lines.map(aroundNik).find((found) => found !== null);
  const print = boxes.length < LEAST_PRINT ? null : smallestBox(boxes.flatMap((box) => [...corners(box)]));
  const found = card ?? print;
  return found && { ...found, width: found.width * ROOM, height: found.height * ROOM };
}

/** The place of a card that has been found, with room around it. */
export function placeOf({ toPhoto }: CardFit): TextBox | null {
  const [from, to] = [(1 - ROOM) / 2, (1 + ROOM) / 2];
  return smallestBox([
    project(toPhoto, from, from),
    project(toPhoto, to, from),
    project(toPhoto, to, to),
    project(toPhoto, from, to),
  ]);
}
