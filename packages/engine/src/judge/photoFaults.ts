import { project } from '@ktp-ocr/core/kit';
import type { CardFit } from '../find/fitCard.ts';
import { type RgbImage, warp } from '../image/rgbImage.ts';
import { lightOf, sharpnessOf } from './sharpness.ts';

/** Codes of `WarnCardInfos`, as the API documents them. */
export const WARNINGS = { cutOff: -9101, copy: -9102, glare: -9107, blur: -9108 } as const;

// Measured on drawn cards, clean to hardly readable. Colour: 0.0 on copies, 1.4 and more on cards, however dark or
// compressed. Sharpness: 0.6 and more where print is clear, 0.37 where it begins to blur, 0.1 where letters run into
// one another.
const COLOURLESS = 0.7;
/** In the dark nobody can tell colours. */
const LEAST_LIGHT = 40;
const BLURRED = 0.3;
const BURNT = 0.01;

/** The card is looked at in this size, whatever the photo: print is about seven pixels high then. */
const WIDTH = 480;
const HEIGHT = 303;
/** The rim of the card is no part of it: a fit is never exact. */
const INSET = 0.04;
/** Reflections are looked for in squares of so many pixels. */
const SQUARE = 12;
const LAMP = 245;
const PAPER = 240;

/** What can be measured of a card's picture without reading it. */
interface Look {
  /** Mean distance between a pixel's largest and smallest value, 0 to 255: a card is coloured, a copy is not. */
  readonly colour: number;
  /** Mean brightness, 0 to 255. */
  readonly light: number;
  /** Share of the card, 0 to 1, that is as bright as a lamp and has no pattern left, where the rest is darker. */
  readonly burnt: number;
  /** How much of the contrast lies in sharp edges. */
  readonly sharpness: number;
}

function flatten(image: RgbImage, fit: CardFit): RgbImage {
  const at = (value: number, size: number): number => INSET + (value / size) * (1 - 2 * INSET);
  return warp(image, { width: WIDTH, height: HEIGHT }, (x, y) => project(fit.toPhoto, at(x, WIDTH), at(y, HEIGHT)), 2);
}

function burntShare(light: Float32Array): number {
  const middle = light.slice().sort()[light.length >> 1]!;
  // Paper is bright all over, and no lamp.
  if (middle > PAPER) return 0;
  let burnt = 0;
  let squares = 0;
  for (let top = 0; top + SQUARE <= HEIGHT; top += SQUARE) {
    for (let left = 0; left + SQUARE <= WIDTH; left += SQUARE) {
      let least = 255;
      for (let y = top; y < top + SQUARE; y += 1) {
        for (let x = left; x < left + SQUARE; x += 1) least = Math.min(least, light[y * WIDTH + x]!);
      }
      squares += 1;
      if (least > LAMP) burnt += 1;
    }
  }
  return burnt / squares;
}

/** Looks at a card whose place is known. */
function lookAt(image: RgbImage, fit: CardFit): Look {
  const flat = flatten(image, fit);
  const seen = lightOf(flat);
  const { light } = seen;
  let colour = 0;
  for (let i = 0; i < flat.data.length; i += 3) {
    const [r, g, b] = [flat.data[i]!, flat.data[i + 1]!, flat.data[i + 2]!];
    colour += Math.max(r, g, b) - Math.min(r, g, b);
  }
  return {
    colour: colour / light.length,
    light: light.reduce((sum, value) => sum + value, 0) / light.length,
    burnt: burntShare(light),
    sharpness: sharpnessOf(seen),
  };
}

/**
 * What the API would say of the photo in `WarnCardInfos`: a copy, a reflection, blur. Not -9103, a photographed screen:
 * its stripes cannot be told from the guilloche of a real card by a measurement that was only tried on drawn ones.
 */
export function photoFaults(image: RgbImage, fit: CardFit): readonly number[] {
  const { colour, light, burnt, sharpness } = lookAt(image, fit);
  return [
    ...(colour < COLOURLESS && light > LEAST_LIGHT ? [WARNINGS.copy] : []),
    ...(burnt > BURNT ? [WARNINGS.glare] : []),
    ...(sharpness < BLURRED ? [WARNINGS.blur] : []),
  ];
}
