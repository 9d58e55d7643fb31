import type { Recipe } from './photograph.ts';

export const GRADES = ['clean', 'mild', 'strong', 'small'] as const;
/** How hard a picture is to read. `small` is print whose capitals are eight pixels high. */
export type Grade = (typeof GRADES)[number];

type Recipes = Readonly<Record<string, Recipe>>;

const CLEAN = {
  scan: { scene: 'scanner', framing: { width: 1100 } },
  sheet: { scene: 'sheet', framing: { width: 2100, turn: 0.6 } },
  desk: { scene: 'desk', framing: { width: 1500, share: 0.8, turn: 2 }, damage: { noise: 2 } },
  hand: { scene: 'hand', framing: { width: 1500, share: 0.78, turn: 3, lean: 0.03 }, damage: { noise: 2 } },
  warm: { scene: 'desk', framing: { width: 1400, share: 0.85, turn: 2 }, damage: { warmth: 0.1, slope: 0.15 } },
  used: { scene: 'scanner', framing: { width: 1000 }, wear: { scratched: 0.25 } },
} as const satisfies Recipes;

const MILD = {
  scan: { scene: 'scanner', framing: { width: 760, turn: 1.2 }, damage: { saved: [70] } },
  sheet: { scene: 'sheet', framing: { width: 1654, turn: 2 }, damage: { saved: [75] } },
  desk: {
    scene: 'desk',
    framing: { width: 1400, share: 0.62, turn: 12, lean: 0.12 },
    damage: { noise: 3, slope: 0.2 },
  },
  turned: { scene: 'desk', framing: { width: 1400, share: 0.7, turn: 6 }, quarters: 1, damage: { noise: 3 } },
  hand: { scene: 'hand', framing: { width: 1300, share: 0.66, turn: 9, lean: 0.12 }, damage: { noise: 3, blur: 0.7 } },
  screen: {
    scene: 'screen',
    framing: { width: 1300, share: 0.9, turn: 1.5, lean: 0.04 },
    damage: { moire: 0.1, blur: 0.7 },
  },
  copy: { scene: 'sheet', framing: { width: 1900, turn: 1 }, damage: { copied: 1.4 } },
  low: { scene: 'scanner', framing: { width: 640 }, damage: { saved: [80] } },
  forwarded: { scene: 'scanner', framing: { width: 900 }, damage: { saved: [45, 40] } },
  blurred: { scene: 'hand', framing: { width: 1300, share: 0.8, turn: 3 }, damage: { blur: 1.2, noise: 2 } },
  shaken: { scene: 'desk', framing: { width: 1400, share: 0.8, turn: 3 }, damage: { shake: 3.5, noise: 2 } },
  glare: { scene: 'desk', framing: { width: 1400, share: 0.82, turn: 4, lean: 0.06 }, damage: { glare: 0.5 } },
  dark: {
    scene: 'hand',
    framing: { width: 1300, share: 0.8, turn: 4 },
    damage: { light: 0.4, noise: 5, warmth: 0.06 },
  },
  worn: { scene: 'scanner', framing: { width: 1000 }, wear: { faded: 0.45, scratched: 0.5 } },
  squashed: { scene: 'scanner', framing: { width: 900 }, damage: { squash: 1.2 } },
} as const satisfies Recipes;

const STRONG = {
  scan: { scene: 'scanner', framing: { width: 560, turn: 2 }, damage: { saved: [50] } },
  sheet: { scene: 'sheet', framing: { width: 1420, turn: 4 }, damage: { saved: [50], noise: 3 } },
  desk: {
    scene: 'desk',
    framing: { width: 1500, share: 0.5, turn: 28, lean: 0.3 },
    damage: { noise: 4, slope: 0.4, blur: 0.8 },
  },
  turned: {
    scene: 'desk',
    framing: { width: 1500, share: 0.5, turn: 14, lean: 0.2 },
    quarters: 3,
    damage: { noise: 4 },
  },
  hand: { scene: 'hand', framing: { width: 1400, share: 0.48, turn: 14, lean: 0.2 }, damage: { noise: 5, blur: 1 } },
  screen: {
    scene: 'screen',
    framing: { width: 1200, share: 0.82, turn: 4, lean: 0.1 },
    damage: { moire: 0.24, blur: 1.1 },
  },
  copy: { scene: 'sheet', framing: { width: 1650, turn: 3 }, damage: { copied: 2.2, blur: 0.9 } },
  low: { scene: 'scanner', framing: { width: 520 }, damage: { saved: [60] } },
  forwarded: { scene: 'scanner', framing: { width: 760 }, damage: { saved: [28, 24, 26] } },
  blurred: { scene: 'hand', framing: { width: 1300, share: 0.75, turn: 5 }, damage: { blur: 2, noise: 3 } },
  shaken: { scene: 'desk', framing: { width: 1400, share: 0.75, turn: 6 }, damage: { shake: 6.5, noise: 3 } },
  glare: {
    scene: 'desk',
    framing: { width: 1400, share: 0.75, turn: 8, lean: 0.15 },
    damage: { glare: 0.72, blur: 0.6 },
  },
  dark: { scene: 'hand', framing: { width: 1300, share: 0.7, turn: 6 }, damage: { light: 0.28, noise: 6, blur: 0.8 } },
  worn: { scene: 'scanner', framing: { width: 900 }, wear: { faded: 0.7, scratched: 1 }, damage: { saved: [60] } },
  squashed: { scene: 'scanner', framing: { width: 700 }, damage: { squash: 1.45, saved: [60] } },
  mixed: {
    scene: 'hand',
    framing: { width: 1500, share: 0.55, turn: 10, lean: 0.18 },
    wear: { faded: 0.35, scratched: 0.4 },
    damage: { blur: 1, glare: 0.4, light: 0.6, noise: 4, saved: [45] },
  },
} as const satisfies Recipes;

const SMALL = {
  scan: { scene: 'scanner', framing: { width: 1000 }, capitals: 8 },
  sheet: { scene: 'sheet', framing: { width: 2000, turn: 1 }, capitals: 8, damage: { saved: [80] } },
  far: { scene: 'desk', framing: { width: 2400, share: 0.4, turn: 5 }, capitals: 8, damage: { saved: [82] } },
  hand: {
    scene: 'hand',
    framing: { width: 1800, share: 0.5, turn: 4 },
    capitals: 8,
    damage: { saved: [82], noise: 2 },
  },
  forwarded: { scene: 'scanner', framing: { width: 1000 }, capitals: 8, damage: { saved: [60] } },
} as const satisfies Recipes;

/** Ways to take a picture, by how hard it is to read. */
export const RECIPES = { clean: CLEAN, mild: MILD, strong: STRONG, small: SMALL } as const satisfies Readonly<
  Record<Grade, Recipes>
>;
