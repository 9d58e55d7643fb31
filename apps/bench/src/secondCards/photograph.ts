import { cardPicture, type Wear } from './cardPicture.ts';
import type { DrawnCard } from './cardSvg.ts';
import { type Damage, damaged } from './damage.ts';
import type { Dice } from './dice.ts';
import { type Corners, placeCard } from './place.ts';
import { rasterOf, sharpOf } from './raster.ts';
import { type Framing, inHand, onDesk, onScanner, onScreen, onSheet, type Scene } from './scenes.ts';

const SCENES = { desk: onDesk, hand: inHand, sheet: onSheet, scanner: onScanner, screen: onScreen } as const;

/** One way to take a picture of a card. */
export interface Recipe {
  readonly scene: keyof typeof SCENES;
  readonly framing: Framing;
  readonly wear?: Wear;
  readonly damage?: Damage;
  /** Height in pixels of the capitals of its values in the file, whatever the size of the scene. */
  readonly capitals?: number;
  /** The whole picture rotated clockwise, in quarter turns. */
  readonly quarters?: 0 | 1 | 2 | 3;
}

/** A card is drawn slightly larger than it appears in the scene, so that no line of its print is lost. */
const FINER = 1.15;

const side = ([a, b]: Corners): number => Math.hypot(b[0] - a[0], b[1] - a[1]);

async function shot(card: DrawnCard, scene: Scene, wear: Wear, dice: Dice) {
  const width = Math.max(scene.cardWidth, side(scene.corners)) * FINER;
  placeCard(scene.behind, await cardPicture(card, width, wear, dice), scene.corners);
  const { front, behind } = scene;
  if (!front) return behind;
  const layer = { input: front.data, raw: { width: front.width, height: front.height, channels: front.channels } };
  return rasterOf(sharpOf(behind).composite([layer]));
}

/** A picture of a card as a file: JPEG. */
export async function photograph(card: DrawnCard, recipe: Recipe, dice: Dice): Promise<Buffer> {
  const { scene: kind, framing, wear = {}, damage = {}, quarters = 0, capitals } = recipe;
  const scene = await SCENES[kind](framing, dice);
  const picture = await shot(card, scene, wear, dice);
  const turned = quarters ? await rasterOf(sharpOf(picture).rotate(90 * quarters)) : picture;
  const longest = Math.max(turned.width, turned.height);
  const scaled = capitals ? { longest: Math.round((longest * capitals) / (card.capital * scene.cardWidth)) } : {};
  return damaged(turned, scene.cardWidth, { ...damage, ...scaled }, dice);
}
