import { desk, room, sheet, type Size, viewer } from './backdrops.ts';
import type { Dice } from './dice.ts';
import { blurred, element } from './element.ts';
import { face, outline, widthOf } from './faces.ts';
import { finger, skinOf } from './hand.ts';
import { type Corners, cornersOf, type Point, type Pose } from './place.ts';
import { type Raster, rasterOf, rasterOfSvg, sharpOf } from './raster.ts';

/** Where a card is: what is behind it, where its corners lie, and what is in front of it. */
export interface Scene {
  readonly behind: Raster;
  readonly corners: Corners;
  readonly cardWidth: number;
  readonly front: Raster | null;
}

/** How a scene may be framed; anything left out varies within its own range. */
export interface Framing {
  /** Width of the picture in pixels. */
  readonly width: number;
  /** Width of the card as a share of the picture's, if the scene leaves it open. Default 0.8. */
  readonly share?: number;
  /** Degrees it may be rotated, either way. */
  readonly turn?: number;
  /** How much it may be seen from the side, 0 to 0.5. */
  readonly lean?: number;
}

const n = (value: number): string => value.toFixed(1);

async function over(picture: Raster, svg: string): Promise<Raster> {
  const { width, height } = picture;
  const layer = await rasterOfSvg(svg, [width, height]);
  return rasterOf(sharpOf(picture).composite([{ input: layer.data, raw: { width, height, channels: 4 } }]));
}

function poseOf({ width, share = 0.8, turn = 0, lean = 0 }: Framing, dice: Dice, middle: Point): Pose {
  const turned = dice.between(0.45, 1) * turn * (dice.chance(0.5) ? 1 : -1);
  return {
    middle,
    width: width * share,
    turn: turned,
    lean: dice.between(0.5, 1) * lean,
    towards: dice.between(0, 360),
  };
}

/** Near the middle, as far as the card leaves room. */
function about(dice: Dice, [width, height]: Size, share = 0.8): Point {
  const free = Math.max(0, 0.85 - share) * 0.35;
  return [width * (0.5 + dice.between(-free, free)), height * (0.5 + dice.between(-free, free) * 0.6)];
}

function shadow(corners: Corners, depth: number): string {
  const points = corners.map(([x, y]) => `${n(x + depth * 0.5)},${n(y + depth)}`).join(' ');
  return blurred('shade', depth * 0.9) + element('polygon', { points, opacity: 0.45, filter: 'url(#shade)' });
}

/** On a table. */
export async function onDesk(framing: Framing, dice: Dice): Promise<Scene> {
  const size: Size = [framing.width, Math.round(framing.width * dice.pick([0.75, 0.75, 0.5625]))];
  const pose = poseOf(framing, dice, about(dice, size, framing.share));
  const corners = cornersOf(pose);
  const behind = await over(await desk(dice, size), shadow(corners, pose.width * dice.between(0.006, 0.016)));
  return { behind, corners, cardWidth: pose.width, front: null };
}

/** A point on the card as one in the picture, approximately. */
function onCard([a, b, c, d]: Corners, u: number, v: number): Point {
  const upper: Point = [a[0] + (b[0] - a[0]) * u, a[1] + (b[1] - a[1]) * u];
  const lower: Point = [d[0] + (c[0] - d[0]) * u, d[1] + (c[1] - d[1]) * u];
  return [upper[0] + (lower[0] - upper[0]) * v, upper[1] + (lower[1] - upper[1]) * v];
}

/** Held by a hand whose thumb covers part of an edge, of the photo, or of nothing printed. */
export async function inHand(framing: Framing, dice: Dice): Promise<Scene> {
  const size: Size = [framing.width, Math.round(framing.width * dice.pick([0.75, 1, 1.2]))];
  const pose = poseOf(framing, dice, about(dice, size, framing.share));
  const corners = cornersOf(pose);
  const skin = skinOf(dice);
  const thick = pose.width * dice.between(0.13, 0.17);
  const below = dice.chance(0.5);
  const along = below ? dice.between(0.3, 0.6) : dice.between(0.4, 0.62);
  const way = pose.turn + (below ? dice.between(60, 110) : dice.between(5, 40));
  const tip = below ? onCard(corners, along, 0.965) : onCard(corners, dice.between(0.9, 0.95), along);
  const fingers = [0.1, 0.32, 0.54, 0.76].map((place) => {
    const end = below ? onCard(corners, along - 0.25 + place * 0.5, -0.06) : onCard(corners, -0.03, 0.15 + place);
    return finger({ tip: end, from: below ? way : way - 15, thick: thick * 0.9, long: pose.width }, skin, false);
  });
  const behind = await over(await room(dice, size), fingers.join('') + shadow(corners, pose.width * 0.008));
  const front = await rasterOfSvg(finger({ tip, from: way, thick, long: pose.width * 1.4 }, skin, true), size);
  return { behind, corners, cardWidth: pose.width, front };
}

/** Sometimes the lower half of a sheet is a form that goes with the card: ruled lines to write on, and small print. */
function typed(dice: Dice, [width, height]: Size): string {
  if (dice.chance(0.6)) return '';
  const size = (width * 3.4) / 210;
  const set = { face: face('open-sans', 400), size, tracking: 0, narrow: 1, x: width * 0.12 };
  const lines = ['Lampiran permohonan', 'Hal:', 'Catatan petugas', 'Diterima oleh'].map((text, i) => {
    const y = height * 0.62 + i * size * 3.2;
    const from = width * 0.14 + widthOf(text, set);
    const rule = { d: `M${n(from)} ${n(y)}H${n(width * 0.86)}`, stroke: '#333', 'stroke-width': 2 };
    return outline(text, { ...set, y }) + element('path', rule);
  });
  return element('g', { fill: '#222' }, lines);
}

/** In a corner or the middle of a scanned A4 sheet. */
export async function onSheet({ width, turn = 1.5 }: Framing, dice: Dice): Promise<Scene> {
  const size: Size = [width, Math.round(width * 1.414)];
  const cardWidth = (width * 85.6) / 210;
  const middle: Point = [width * dice.pick([0.24, 0.5, 0.3, 0.74]), size[1] * dice.pick([0.13, 0.2, 0.35])];
  const corners = cornersOf({ middle, width: cardWidth, turn: dice.between(-turn, turn), lean: 0, towards: 0 });
  const behind = await over(await sheet(dice, size), typed(dice, size) + shadow(corners, cardWidth * 0.004));
  return { behind, corners, cardWidth, front: null };
}

/** From a scanner that crops to the card, with a rim of its lid. */
export async function onScanner({ width, turn = 0.7 }: Framing, dice: Dice): Promise<Scene> {
  const rim = dice.pick([0, 0, 0.008, 0.02, 0.045]);
  const cardWidth = width * (1 - 2 * rim);
  const size: Size = [width, Math.round(cardWidth * (53.98 / 85.6) + width * rim * 2)];
  const middle: Point = [size[0] / 2, size[1] / 2];
  const turned = rim > 0.01 ? dice.between(-turn, turn) : 0;
  const behind = await sheet(dice, size);
  if (dice.chance(0.25)) behind.data.fill(12);
  return {
    behind,
    corners: cornersOf({ middle, width: cardWidth, turn: turned, lean: 0, towards: 0 }),
    cardWidth,
    front: null,
  };
}

/** Shown on a screen, with the viewer's bars. */
export async function onScreen(framing: Framing, dice: Dice): Promise<Scene> {
  const size: Size = [framing.width, Math.round(framing.width * dice.pick([0.75, 1.25]))];
  const pose = poseOf(framing, dice, [size[0] * 0.5, size[1] * dice.between(0.44, 0.54)]);
  return { behind: await viewer(dice, size), corners: cornersOf(pose), cardWidth: pose.width, front: null };
}
