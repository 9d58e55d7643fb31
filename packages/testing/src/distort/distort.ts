import { blur } from './blur.ts';
import { dark, glare, photocopy } from './light.ts';
import type { Pixels } from './pixels.ts';
import { placeCard } from './placeCard.ts';
import { quarterTurns } from './quarterTurns.ts';
import { scaleDown } from './scale.ts';

/** How a specimen is photographed. Everything is optional: without options the card fills a sharp, flat picture. */
export interface SpecimenOptions {
  /** Pixels across the card as drawn. Default 1000. */
  readonly width?: number;
  /** Margin around the card on a table, in widths of the card. Default 0: the card fills the picture. */
  readonly margin?: number;
  /** What lies on that table: 0 is nothing, 1 is papers, pens and cups all over it. Default 0. */
  readonly clutter?: number;
  /** Degrees, clockwise. */
  readonly tilt?: number;
  /** 0 is seen straight on, 1 strongly from the side. */
  readonly perspective?: number;
  /** The whole picture rotated clockwise. */
  readonly rotation?: 0 | 90 | 180 | 270;
  /** Sigma of the blur, in pixels of a card 1000 pixels wide. */
  readonly blur?: number;
  /** A reflection, 0 to 1. */
  readonly glare?: number;
  /** Share of the light that remains: 1 is all of it, 0.25 a dim room. */
  readonly dark?: number;
  /** A photocopy on paper instead of the card: no colour, hard contrast, specks. */
  readonly photocopy?: boolean;
  /** Final width of the picture in pixels, if it should be smaller. */
  readonly scaledTo?: number;
  /** JPEG quality, 1 to 100. Default 90. */
  readonly quality?: number;
  /** Seed of the table and the noise. Default 1. */
  readonly seed?: number;
}

/**
 * Everything that happens between a drawn card and its JPEG, the same in Node and in a browser. The result is opaque.
 */
export function distort(card: Pixels, options: SpecimenOptions): Pixels {
  const { margin = 0, clutter = 0, tilt = 0, perspective = 0, rotation = 0, seed = 1 } = options;
  const original = options.photocopy ? photocopy(card, seed) : card;
  let picture = placeCard(original, { margin, clutter, tilt, perspective, seed });
  picture = glare(picture, options.glare ?? 0);
  picture = blur(picture, ((options.blur ?? 0) * card.width) / 1000);
  picture = dark(picture, options.dark ?? 1, seed);
  picture = quarterTurns(picture, rotation);
  return scaleDown(picture, options.scaledTo ?? picture.width);
}

/** Photographs people really take, each with one mild fault. Any usable recogniser reads them all. */
export const MILD_DISTORTIONS = {
  'on a table': { margin: 0.12, tilt: 2 },
  'on a full table': { margin: 0.25, tilt: -4, clutter: 0.7 },
  tilted: { margin: 0.06, tilt: 15 },
  perspective: { margin: 0.06, perspective: 0.5 },
  'quarter turn': { rotation: 90 },
  'upside down': { rotation: 180 },
  'three quarters': { rotation: 270 },
  blurred: { blur: 1.3 },
  glare: { glare: 0.75 },
  dark: { dark: 0.3 },
  small: { scaledTo: 640 },
  'much compressed': { quality: 30 },
  photocopy: { photocopy: true },
} as const satisfies Readonly<Record<string, SpecimenOptions>>;
