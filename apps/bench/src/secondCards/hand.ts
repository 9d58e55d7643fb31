import type { Dice } from './dice.ts';
import { blurred, element } from './element.ts';
import type { Point } from './place.ts';

/** Lit, medium, shaded. */
const SKINS = [
  ['#d9a983', '#b07a55', '#8a5a3c'],
  ['#c48e66', '#99663f', '#6f4629'],
  ['#e3b795', '#c08a63', '#94613f'],
] as const;

type Skin = (typeof SKINS)[number];
export const skinOf = (dice: Dice): Skin => dice.pick(SKINS);

interface Finger {
  readonly tip: Point;
  /** The direction of the finger in degrees, seen from its tip. */
  readonly from: number;
  readonly thick: number;
  readonly long: number;
}

/** A finger with its shadow, and its nail if it is seen from above. */
export function finger({ tip, from, thick, long }: Finger, [light, middle, dark]: Skin, nail: boolean): string {
  const id = `skin${Math.round(tip[0] * 7 + tip[1] * 13)}`;
  const stops = [
    element('stop', { 'stop-color': middle }),
    element('stop', { offset: 0.4, 'stop-color': light }),
    element('stop', { offset: 1, 'stop-color': dark }),
  ];
  const body = { x: 0, y: -thick / 2, width: long, height: thick, rx: thick / 2 };
  const moved = `translate(${(thick * 0.03).toFixed(1)} ${(thick * 0.07).toFixed(1)})`;
  const parts = [
    element('rect', { ...body, opacity: 0.35, filter: `url(#${id}s)`, transform: moved }),
    element('rect', { ...body, fill: `url(#${id})` }),
  ];
  const [wide, high] = [thick * 0.5, thick * 0.54];
  const plate = { x: thick * 0.12, y: -high / 2, width: wide, height: high, rx: thick * 0.22 };
  if (nail) parts.push(element('rect', { ...plate, fill: '#efd2c2', stroke: middle, opacity: 0.8 }));
  const transform = `translate(${tip[0].toFixed(1)} ${tip[1].toFixed(1)}) rotate(${from.toFixed(1)})`;
  const slope = element('linearGradient', { id, x1: 0, y1: 0, x2: 0, y2: 1 }, stops);
  return slope + blurred(`${id}s`, thick * 0.09) + element('g', { transform }, parts);
}
