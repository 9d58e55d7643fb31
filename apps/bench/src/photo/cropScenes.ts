import type { Corners } from '@ktp-ocr/core';
import { inventPerson, seededRandom, type SpecimenPerson } from '@ktp-ocr/testing/node';
import sharp from 'sharp';
import { drawTintedCard } from './cropCard.ts';
import {
  between,
  type Colour,
  type Ground,
  GROUNDS,
  type GroundName,
  HEIGHT,
  put,
  type Random,
  WIDTH,
} from './grounds.ts';
import { intoCard, layOver } from './scenes.ts';
import { STRANGE_GROUNDS } from './strangeGrounds.ts';

/** A photo as people choose one to send, and where its card truly lies: a corner may lie outside the photo. */
export interface CropScene {
  readonly kind: CropKind;
  readonly person: SpecimenPerson;
  readonly photo: Blob;
  readonly width: number;
  readonly height: number;
  readonly corners: Corners;
}

const ASPECT = 856 / 540;

interface Placed {
  readonly width: number;
  readonly height: number;
  readonly corners: Corners;
  readonly standing: boolean;
}

/** A card from straight above, its four sides this far inside the photo, as shares of the card's long side. */
function inset([top, right, bottom, left]: readonly [number, number, number, number], standing: boolean): Placed {
  const long = 1200;
  const [w, h] = standing ? [long / ASPECT, long] : [long, long / ASPECT];
  const [x, y] = [left * long, top * long];
  return {
    width: Math.round(w + x + right * long),
    height: Math.round(h + y + bottom * long),
    corners: [
      { x, y },
      { x: x + w, y },
      { x: x + w, y: y + h },
      { x, y: y + h },
    ],
    standing,
  };
}

/** Rotated slightly and seen slightly from the side. */
function askew(placed: Placed, random: Random, most = 0.06): Placed {
  const { corners } = placed;
  const long = Math.max(placed.width, placed.height);
  const off = (): number => between(random, -most, most) * long * 0.3;
  const angle = between(random, -most, most);
  const [mx, my] = [placed.width / 2, placed.height / 2];
  const moved = corners.map(({ x, y }) => ({
    x: mx + (x - mx) * Math.cos(angle) - (y - my) * Math.sin(angle) + off(),
    y: my + (x - mx) * Math.sin(angle) + (y - my) * Math.cos(angle) + off(),
  }));
  return { ...placed, corners: moved as unknown as Corners };
}

type Four = [number, number, number, number];
const four = (make: () => number): Four => [make(), make(), make(), make()];

/**
 * Where the card lies. Cards that fill the photo, or extend beyond it, are what people send most and what a detector
 * finds hardest.
 */
const KINDS = {
  /** Its sides are the photo's, or a hair outside them. */
  flush: (random) =>
    inset(
      four(() => between(random, -0.015, 0.003)),
      false,
    ),
  'flush, standing': (random) =>
    inset(
      four(() => between(random, -0.015, 0.003)),
      true,
    ),
  'flush on some sides': (random) =>
    inset(
      four(() => (random() < 0.5 ? between(random, -0.01, 0.002) : between(random, 0.03, 0.12))),
      random() < 0.3,
    ),
  'cut off': (random) => {
    const sides = four(() => between(random, 0.02, 0.12));
    sides[Math.trunc(random() * 4)] = -between(random, 0.05, 0.25);
    return inset(sides, false);
  },
  'on a table': (random) =>
    askew(
      inset(
        four(() => between(random, 0.08, 0.3)),
        false,
      ),
      random,
      0.12,
    ),
  'on a table, standing': (random) =>
    askew(
      inset(
        four(() => between(random, 0.08, 0.25)),
        true,
      ),
      random,
      0.12,
    ),
  'narrow rim': (random) =>
    askew(
      inset(
        four(() => between(random, 0.025, 0.07)),
        random() < 0.2,
      ),
      random,
      0.03,
    ),
  'in a sleeve': (random) =>
    askew(
      inset(
        four(() => between(random, 0.09, 0.2)),
        random() < 0.2,
      ),
      random,
    ),
  'in a hand': (random) =>
    askew(
      inset(
        four(() => between(random, 0.06, 0.2)),
        random() < 0.2,
      ),
      random,
    ),
  'on a strange ground': (random) =>
    askew(
      inset(
        four(() => between(random, 0.06, 0.3)),
        random() < 0.2,
      ),
      random,
    ),
  'on white': (random) =>
    askew(
      inset(
        four(() => between(random, 0.06, 0.4)),
        false,
      ),
      random,
    ),
} as const satisfies Readonly<Record<string, (random: Random) => Placed>>;
export type CropKind = keyof typeof KINDS;
export const CROP_KINDS = Object.keys(KINDS) as readonly CropKind[];

/** A thumb over one side: an ellipse as bright as skin. */
function thumb({ corners, width, height }: Placed, random: Random): (x: number, y: number) => boolean {
  const side = Math.trunc(random() * 4);
  const [a, b] = [corners[side]!, corners[(side + 1) % 4]!];
  const t = between(random, 0.2, 0.8);
  const [cx, cy] = [a.x + (b.x - a.x) * t, a.y + (b.y - a.y) * t];
  const reach = 0.09 * Math.max(width, height);
  const upright = side % 2 === 1;
  const [rx, ry] = upright ? [reach * 2, reach * 0.8] : [reach * 0.8, reach * 2];
  const [ox, oy] = [
    [0, -1],
    [1, 0],
    [0, 1],
    [-1, 0],
  ][side] as [number, number];
  return (x, y) => ((x - cx - ox * rx * 0.7) / rx) ** 2 + ((y - cy - oy * ry * 0.7) / ry) ** 2 < 1;
}

/** How far beyond the card its clear sleeve extends, as a share of the card. */
const SLEEVE = 0.05;

function groundOf(kind: CropKind, random: Random): Ground {
  if (kind === 'on white') {
    const tone = between(random, 225, 252);
    return (_x, _y, into) => put(into, tone, tone, tone - 2);
  }
  if (kind === 'on a strange ground') {
    const strange = Object.values(STRANGE_GROUNDS);
    return strange[Math.trunc(random() * strange.length)]!(random);
  }
  const names: readonly GroundName[] = ['plain', 'wood', 'cloth', 'tiles', 'desk'];
  return GROUNDS[names[Math.trunc(random() * names.length)]!](random);
}

/** A photo of one kind; the same for the same seed. */
export async function drawCropScene(seed: number, kind: CropKind): Promise<CropScene> {
  const random = seededRandom(seed);
  const person = inventPerson(seed);
  const card = await drawTintedCard(person, random);
  const placed = KINDS[kind](random);
  const { width, height, corners, standing } = placed;
  const onCard = intoCard(corners);
  const ground = groundOf(kind, random);
  const [stretchX, stretchY] = [WIDTH / width, HEIGHT / height];
  const covered = kind === 'in a hand' ? thumb(placed, random) : () => false;
  const sleeve = kind === 'in a sleeve' ? SLEEVE : 0;
  const dim = random() < 0.25 ? between(random, 0.35, 0.7) : 1;
  const [sideX, sideY] = [between(random, -0.3, 0.3), between(random, -0.3, 0.3)];
  const noise = between(random, 2, 12);
  const colour: Colour = [0, 0, 0];
  const data = new Uint8ClampedArray(width * height * 3);
  for (let y = 0, o = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1, o += 3) {
      ground(x * stretchX, y * stretchY, colour);
      const [a, b] = onCard(x + 0.5, y + 0.5);
      // A standing card has its left side at the bottom.
      const [u, v] = standing ? [1 - b, a] : [a, b];
      const out = Math.max(-u, u - 1, -v / ASPECT, (v - 1) / ASPECT);
      if (out < sleeve && out >= 0)
        for (let c = 0; c < 3; c += 1) colour[c] = colour[c]! * 0.8 + (out > sleeve * 0.9 ? 60 : 30);
      if (u >= 0 && v >= 0 && u < 1 && v < 1) layOver(card, u * card.width - 0.5, v * card.height - 0.5, colour);
      if (covered(x, y)) put(colour, 196, 148, 120);
      const light = dim * (1 + sideX * (x / width - 0.5) + sideY * (y / height - 0.5));
      const grain = (random() + random() - 1) * noise;
      for (let c = 0; c < 3; c += 1) data[o + c] = colour[c]! * light + grain;
    }
  }
  const quality = Math.round(between(random, 45, 92));
  const jpeg = await sharp(data, { raw: { width, height, channels: 3 } })
    .jpeg({ quality })
    .toBuffer();
  return { kind, person, photo: new Blob([new Uint8Array(jpeg)], { type: 'image/jpeg' }), width, height, corners };
}
