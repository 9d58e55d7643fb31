import sharp from 'sharp';
import type { Dice } from './dice.ts';
import { type Raster, rasterOf, sharpOf } from './raster.ts';

/** What light, lens and file do to a picture. */
export interface Damage {
  /** Share of the light that remains. */
  readonly light?: number;
  /** Warm above 0, cold below: a share. */
  readonly warmth?: number;
  /** How much darker one side is than the other, 0 to 1. */
  readonly slope?: number;
  /** Per pixel, in levels of 255. */
  readonly noise?: number;
  /** A bright patch, 0 to 1. */
  readonly glare?: number;
  /** Strength of the moiré stripes of a photographed screen, 0 to 1. */
  readonly moire?: number;
  /** A photocopy: no colour, contrast 1 or more. */
  readonly copied?: number;
  /** Sigma of the blur, and length of a shake, in pixels of a card 1000 pixels wide. */
  readonly blur?: number;
  readonly shake?: number;
  /** Longest side of the file, if smaller. */
  readonly longest?: number;
  /** The height that each unit of the right height becomes. */
  readonly squash?: number;
  /** JPEG qualities, one for each time it is saved. */
  readonly saved?: readonly number[];
}

type Change = (colour: [number, number, number], x: number, y: number) => void;

function eachPixel({ data, width, height, channels }: Raster, change: Change): void {
  const colour: [number, number, number] = [0, 0, 0];
  for (let y = 0, at = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1, at += channels) {
      for (let c = 0; c < 3; c += 1) colour[c] = data[at + c] ?? 0;
      change(colour, x, y);
      for (let c = 0; c < 3; c += 1) data[at + c] = Math.max(0, Math.min(255, colour[c] ?? 0));
    }
  }
}

function each(colour: [number, number, number], change: (value: number, channel: number) => number): void {
  for (let c = 0; c < 3; c += 1) colour[c] = change(colour[c] ?? 0, c);
}

/** A lamp reflected in the lamination: a soft patch, or a streak across. */
function glare(picture: Raster, strength: number, dice: Dice): void {
  const { width, height } = picture;
  const [cx, cy] = [width * dice.between(0.3, 0.75), height * dice.between(0.3, 0.7)];
  const [along, across] = dice.chance(0.5) ? [0.9, 0.055] : [0.2, 0.15];
  const turn = dice.between(0, Math.PI);
  const [cos, sin] = [Math.cos(turn), Math.sin(turn)];
  eachPixel(picture, (colour, x, y) => {
    const u = ((x - cx) * cos + (y - cy) * sin) / (along * width);
    const v = ((y - cy) * cos - (x - cx) * sin) / (across * width);
    const shine = strength * Math.exp(-(u * u + v * v));
    each(colour, (value) => value + (255 - value) * shine);
  });
}

/** The pixel grid of a screen interferes with the camera's. */
function moire(picture: Raster, strength: number, dice: Dice): void {
  const [a, b] = [dice.between(0.05, 0.4), dice.between(0.5, 1.3)];
  const [c, d] = [dice.between(0.6, 1.4), dice.between(0.02, 0.3)];
  const bend = dice.between(0.0003, 0.0012);
  eachPixel(picture, (colour, x, y) => {
    const first = Math.sin(x * c + y * a + bend * x * y * 0.1);
    const second = Math.sin(y * b + x * d);
    each(
      colour,
      (value, channel) => value * (1 + strength * first * second + strength * 0.25 * Math.sin(x * 2.1 + channel * 2.1)),
    );
  });
}

function copied(picture: Raster, contrast: number): void {
  eachPixel(picture, (colour) => {
    const grey = 0.3 * colour[0] + 0.59 * colour[1] + 0.11 * colour[2];
    colour.fill(255 / (1 + Math.exp(-((grey - 118) / 46) * contrast)));
  });
}

function lit(picture: Raster, damage: Damage, dice: Dice): void {
  const { light = 1, warmth = 0, slope = 0, noise = 0 } = damage;
  if (light === 1 && warmth === 0 && slope === 0 && noise === 0) return;
  const turn = dice.between(0, 2 * Math.PI);
  const [cos, sin] = [Math.cos(turn), Math.sin(turn)];
  const casts = [1 + warmth, 1 + warmth * 0.15, 1 - warmth];
  eachPixel(picture, (colour, x, y) => {
    const side = (x / picture.width - 0.5) * cos + (y / picture.height - 0.5) * sin;
    const here = light * (1 + slope * side);
    // The sum of three throws of the dice is close enough to a bell curve.
    each(
      colour,
      (value, c) =>
        value * here * (casts[c] ?? 1) + (noise && noise * (dice.upTo(5) + dice.upTo(5) + dice.upTo(5) - 6) * 0.41),
    );
  });
}

/** Averages along a short straight line, like a shaking hand. */
function shaken(picture: Raster, length: number, dice: Dice): Raster {
  const { data, width, height, channels } = picture;
  const turn = dice.between(0, Math.PI);
  const steps = Math.max(2, Math.round(length));
  const way = Array.from({ length: steps }, (_, i) => {
    const share = (i / (steps - 1) - 0.5) * length;
    return [Math.round(share * Math.cos(turn)), Math.round(share * Math.sin(turn))] as const;
  });
  const out = Buffer.alloc(data.length);
  for (let y = 0, at = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      for (let c = 0; c < channels; c += 1, at += 1) {
        let sum = 0;
        for (const [dx, dy] of way) {
          const px = Math.max(0, Math.min(width - 1, x + dx));
          const py = Math.max(0, Math.min(height - 1, y + dy));
          sum += data[(py * width + px) * channels + c] ?? 0;
        }
        out[at] = sum / steps;
      }
    }
  }
  return { ...picture, data: out };
}

/**
 * Everything between a scene and its file.
 *
 * @param cardWidth of the card on the picture, in pixels: blur and shake are given for a card of 1000.
 * @returns A JPEG.
 */
export async function damaged(scene: Raster, cardWidth: number, damage: Damage, dice: Dice): Promise<Buffer> {
  let picture = scene;
  if (damage.copied) copied(picture, damage.copied);
  if (damage.glare) glare(picture, damage.glare, dice);
  if (damage.moire) moire(picture, damage.moire, dice);
  const scale = cardWidth / 1000;
  if (damage.shake) picture = shaken(picture, damage.shake * scale, dice);
  const sigma = (damage.blur ?? 0) * scale;
  if (sigma >= 0.3) picture = await rasterOf(sharpOf(picture).blur(sigma));
  lit(picture, damage, dice);
  const { width, height } = picture;
  const smaller = Math.min(1, (damage.longest ?? Infinity) / Math.max(width, height));
  const size = [Math.round(width * smaller), Math.round(height * smaller * (damage.squash ?? 1))] as const;
  const [first = 90, ...again] = damage.saved ?? [];
  let file: Buffer = await sharpOf(picture)
    .resize(size[0], size[1], { fit: 'fill' })
    .jpeg({ quality: first })
    .toBuffer();
  for (const quality of again) file = await rasterAgain(file, quality);
  return file;
}

async function rasterAgain(file: Buffer, quality: number): Promise<Buffer> {
  const picture = await rasterOf(sharp(file));
  return sharpOf(picture).jpeg({ quality }).toBuffer();
}
