import { cardLength, type CardOutline, type Frame } from './frame.ts';
import { measure, type Measurement } from './measure.ts';

/**
 * What a camera can learn from a live frame: inside the card if its outline is known, otherwise from the whole frame.
 * On drawn cards in frames of 320 pixels, print in focus has a sharpness above 2 and blurred print one below 0.5; a dim
 * room has a brightness below 62; a reflection burns out more than 0.012 of the card; a card that reads well fills 0.6
 * of the width.
 */
export interface FrameQuality extends Measurement {
  /** Length of the card as a share of the frame's width, 0 to about 1; `null` if no card was found. */
  readonly cardWidth: number | null;
}

/** Measures a live frame of about 320 pixels, given what `detectCard` found in it. Blocks for a millisecond or two. */
export function measureFrame(frame: Frame, outline: Pick<CardOutline, 'corners'> | null): FrameQuality {
  const corners = outline?.corners ?? null;
  return { ...measure(frame, corners), cardWidth: corners && cardLength(corners) / frame.width };
}
