import type { CardFit } from '../find/fitCard.ts';
import { areaToPhoto } from '../image/cutOut.ts';
import { type RgbImage, warp } from '../image/rgbImage.ts';
import { lightOf, sharpnessOf } from './sharpness.ts';

/** Codes of `WarnCardInfos`, as the API documents them. */
export const WARNINGS = { cutOff: -9101, copy: -9102, glare: -9107, blur: -9108 } as const;

// Measured on drawn cards, from clean to barely readable. Colour: 0.0 on copies, at least 1.4 on cards, however dark or
// compressed. Sharpness: at least 0.6 if print is clear, 0.37 where it begins to blur, 0.1 if letters run into each
// other.
const COLOURLESS = 0.7;
/** In the dark, colours cannot be told. */
const LEAST_LIGHT = 40;
const BLURRED = 0.3;
const BURNT = 0.01;

/** Every card is measured at this size, whatever the photo: print is then about seven pixels high. */
const WIDTH = 480;
const HEIGHT = 303;
/** The rim is left out: a fit is never exact. */
const INSET = 0.04;
const WITHOUT_RIM = { left: INSET, top: INSET, right: 1 - INSET, bottom: 1 - INSET } as const;
/** Side of the squares in which reflections are looked for, in pixels. */
const SQUARE = 12;
const LAMP = 245;
const PAPER = 240;

/** What can be measured in a card's picture without reading it. */
interface Look {
  /** Mean difference between a pixel's largest and smallest channel, 0 to 255: a card is coloured, a copy is not. */
  readonly colour: number;
  /** Mean brightness, 0 to 255. */
  readonly light: number;
  /** Share of the card, 0 to 1, that is as bright as a lamp and shows no pattern, while the rest is darker. */
  readonly burnt: number;
  /** How much of the contrast is in sharp edges. */
  readonly sharpness: number;
}

function flatten(image: RgbImage, fit: CardFit): RgbImage {
  const size = { width: WIDTH, height: HEIGHT };
  return warp(image, size, areaToPhoto(fit.toPhoto, WITHOUT_RIM, size), 2);
}

function burntShare(light: Float32Array): number {
  let bright = 0;
  for (const value of light) if (value > PAPER) bright += 1;
  // Bright all over means paper, not a lamp.
  if (bright > light.length / 2) return 0;
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

/** Measures a card whose position is known. */
function lookAt(image: RgbImage, fit: CardFit): Look {
  const flat = flatten(image, fit);
  const seen = lightOf(flat);
  const { light } = seen;
  let colour = 0;
  for (let i = 0; i < flat.data.length; i += 3) {
    const r = flat.data[i]!;
    const g = flat.data[i + 1]!;
    const b = flat.data[i + 2]!;
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
 * Warnings that the API would give about the photo in `WarnCardInfos`: a copy, a reflection, blur. Not -9103, a
 * photographed screen: a measurement that was tried only on drawn cards cannot tell its stripes from a real guilloche.
 */
export function photoFaults(image: RgbImage, fit: CardFit): readonly number[] {
  const { colour, light, burnt, sharpness } = lookAt(image, fit);
  return [
    ...(colour < COLOURLESS && light > LEAST_LIGHT ? [WARNINGS.copy] : []),
    ...(burnt > BURNT ? [WARNINGS.glare] : []),
    ...(sharpness < BLURRED ? [WARNINGS.blur] : []),
  ];
}
