import type { Dice } from './dice.ts';
import { blurred, element } from './element.ts';
import { face, outline, widthOf } from './faces.ts';
import type { CardStyle } from './style.ts';

const GROUNDS = ['#b3262c', '#c2383a', '#2456a6', '#3569b5'] as const;
const SKINS = ['#c99a76', '#b98560', '#d6ab8a', '#a87352'] as const;
const CLOTHES = ['#e9e9ec', '#2c3440', '#56636e', '#7d2f3a', '#2f5a4a'] as const;
const HAIR = ['#1c1715', '#2a211d', '#3b302a'] as const;

const oval = (cx: number, cy: number, rx: number, ry: number, fill: string): string =>
  element('ellipse', { cx, cy, rx, ry, fill });

function head(woman: boolean, dice: Dice): readonly string[] {
  const [hair, skin] = [dice.pick(HAIR), dice.pick(SKINS)];
  const covered = woman && dice.chance(0.6);
  const about = covered ? oval(50, 56, 31, 38, dice.pick(CLOTHES)) : oval(50, 48, 24, 30, hair);
  const features = [
    oval(42, 53, 3.4, 1.6, hair),
    oval(58, 53, 3.4, 1.6, hair),
    oval(50, 61, 2.2, 1.2, hair),
    oval(50, 69, 6, 1.5, hair),
  ];
  return [
    element('path', { d: 'M4 128c2-30 22-40 46-40s44 10 46 40Z', fill: dice.pick(CLOTHES) }),
    element('rect', { x: 41, y: 76, width: 18, height: 18, fill: skin }),
    about,
    oval(50, 55.5, covered ? 19 : 20, covered ? 25 : 26, skin),
    element('g', { opacity: 0.5 }, features),
  ];
}

/** A head that is nobody's, made of a few soft shapes, in place of a photo, with CONTOH over it. */
export function portrait({ photo }: CardStyle, woman: boolean, dice: Dice): string {
  const { x, y, width, height } = photo;
  const ground = element('rect', { width: 100, height: 128, fill: dice.pick(GROUNDS) });
  const soft = element('g', { filter: 'url(#soft)' }, head(woman, dice));
  const view = { x, y, width, height, viewBox: '0 0 100 128', preserveAspectRatio: 'none' };
  const word = { face: face('public-sans', 700), size: 3.1, tracking: 0.14, narrow: 1 };
  const middle = x + (width - widthOf('CONTOH', word)) / 2;
  const stamp = outline('CONTOH', { ...word, x: middle, y: y + height - 1.6 });
  const look = {
    id: 'contoh-on-photo',
    fill: '#fff',
    stroke: '#333',
    'stroke-width': 0.12,
    'paint-order': 'stroke',
    opacity: 0.92,
  };
  return element('svg', view, [blurred('soft', 1.3), ground, soft]) + element('g', look, [stamp]);
}
