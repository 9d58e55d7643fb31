import type { Dice } from './dice.ts';
import { element } from './element.ts';
import { type Raster, rasterOf, rasterOfSvg, sharpOf, sharpOfSvg } from './raster.ts';

export type Size = readonly [width: number, height: number];

interface Colours {
  /** The two colours it lies between, each of red, green and blue 0 to 1. */
  readonly from: readonly [number, number, number];
  readonly to: readonly [number, number, number];
}

interface Texture extends Colours {
  /** How fine the noise is, across and down, in cycles per pixel. */
  readonly fine: readonly [number, number];
  readonly layers: number;
}

/** Noise between two colours. */
function textured({ fine, layers, from, to }: Texture, dice: Dice, [width, height]: Size): string {
  const rows = from.map((low, i) => {
    const span = (to[i] ?? low) - low;
    return `${(span * 1.6).toFixed(4)} 0 0 0 ${(low - span * 0.3).toFixed(4)}`;
  });
  const box = { id: 'noise', x: 0, y: 0, width: 1, height: 1, 'color-interpolation-filters': 'sRGB' };
  const noise = {
    type: 'fractalNoise',
    baseFrequency: fine.map((lines) => lines.toFixed(4)).join(' '),
    numOctaves: layers,
    seed: dice.upTo(9999),
  };
  const colours = element('feColorMatrix', { values: `${rows.join(' ')} 0 0 0 0 1` });
  const filter = element('filter', box, [element('feTurbulence', noise), colours]);
  return filter + element('rect', { width, height, filter: 'url(#noise)' });
}

const WOODS: readonly [Colours, ...Colours[]] = [
  { from: [0.36, 0.22, 0.12], to: [0.62, 0.42, 0.26] },
  { from: [0.55, 0.42, 0.28], to: [0.8, 0.68, 0.5] },
  { from: [0.16, 0.1, 0.07], to: [0.34, 0.23, 0.16] },
];
const CLOTHS: readonly [Colours, ...Colours[]] = [
  { from: [0.18, 0.22, 0.36], to: [0.4, 0.45, 0.6] },
  { from: [0.5, 0.16, 0.18], to: [0.75, 0.35, 0.36] },
  { from: [0.55, 0.55, 0.5], to: [0.82, 0.82, 0.78] },
];
const TILE: Colours = { from: [0.62, 0.6, 0.58], to: [0.9, 0.89, 0.87] };
const PAGE: Colours = { from: [0.83, 0.82, 0.78], to: [0.97, 0.96, 0.93] };

function wood(dice: Dice, size: Size): string {
  return textured({ ...dice.pick(WOODS), fine: [0.0025, dice.between(0.06, 0.16)], layers: 4 }, dice, size);
}

function cloth(dice: Dice, size: Size): string {
  const [width, height] = size;
  const half = dice.between(2, 4.5);
  const square = { width: half, height: half };
  const threads = [element('rect', square), element('rect', { ...square, x: half, y: half })];
  const pattern = { id: 'thread', width: half * 2, height: half * 2, patternUnits: 'userSpaceOnUse' };
  const base = textured({ ...dice.pick(CLOTHS), fine: [0.01, 0.012], layers: 5 }, dice, size);
  const weave = element('rect', { width, height, fill: 'url(#thread)', opacity: 0.16 });
  return base + element('pattern', pattern, threads) + weave;
}

/** A stone tile with its joints. */
function tile(dice: Dice, size: Size): string {
  const [x, y] = size.map((side) => dice.between(0.05, 0.95) * side);
  const base = textured({ ...TILE, fine: [0.006, 0.008], layers: 5 }, dice, size);
  const joints = `M${x?.toFixed(1)} 0V${size[1]}M0 ${y?.toFixed(1)}H${size[0]}`;
  return base + element('path', { d: joints, stroke: '#55504c', 'stroke-width': 5, opacity: 0.55 });
}

/** The lined page of a book. */
function page(dice: Dice, size: Size): string {
  const gap = dice.between(34, 60);
  const lines = Array.from({ length: Math.ceil(size[1] / gap) }, (_, i) => `M0 ${(i * gap).toFixed(1)}H${size[0]}`);
  const base = textured({ ...PAGE, fine: [0.003, 0.004], layers: 3 }, dice, size);
  return base + element('path', { d: lines.join(''), stroke: '#6d8fb8', 'stroke-width': 2, opacity: 0.5 });
}

const half = ([width, height]: Size): Size => [Math.ceil(width / 2), Math.ceil(height / 2)];

/** Drawn at half its size: noise is slow to compute, and a desk is out of focus anyway. */
async function grown(content: string, size: Size): Promise<Raster> {
  const small = await rasterOfSvg(content, half(size));
  return rasterOf(sharpOf(small).resize(size[0], size[1], { fit: 'fill', kernel: 'cubic' }));
}

export function desk(dice: Dice, size: Size): Promise<Raster> {
  return grown(dice.pick([wood, wood, cloth, tile, page])(dice, half(size)), size);
}

/** A room far behind a hand: patches of colour without edges. */
export async function room(dice: Dice, [width, height]: Size): Promise<Raster> {
  const patches = Array.from({ length: 9 }, () =>
    element('rect', {
      fill: dice.pick(['#6f6a60', '#a79c8a', '#3c4148', '#c9c2b4', '#5b6f7d', '#8a6f56', '#2c3038']),
      width: dice.between(0.15, 0.6) * 160,
      height: dice.between(0.2, 0.9) * 120,
      x: dice.between(-30, 140),
      y: dice.between(-30, 100),
    }),
  );
  const wall = element('rect', { width: 160, height: 120, fill: '#8d857a' });
  const small = await rasterOfSvg(wall + patches.join(''), [160, 120]);
  const soft = await rasterOf(sharpOf(small).blur(5));
  return rasterOf(sharpOf(soft).resize(width, height, { fit: 'fill', kernel: 'cubic' }));
}

/** The glass of a scanner with a sheet on it: nearly white, slightly uneven. */
export function sheet(dice: Dice, size: Size): Promise<Raster> {
  const [light, dim] = [dice.between(0.94, 0.995), dice.between(0.88, 0.94)];
  const tint = dice.between(-0.015, 0.015);
  const colours: Colours = { from: [dim, dim, dim - tint], to: [light, light, light - tint] };
  return grown(textured({ ...colours, fine: [0.004, 0.003], layers: 2 }, dice, half(size)), size);
}

/** A picture viewer on a phone or a monitor: dark or light, with bars. */
export function viewer(dice: Dice, size: Size): Promise<Raster> {
  const [width, height] = size;
  const [ground, fill, stroke] = dice.pick([
    ['#0d0e10', '#1d1f23', '#9aa0a6'],
    ['#f3f4f6', '#dfe2e6', '#5f6368'],
  ]);
  const tall = height * dice.between(0.05, 0.09);
  const marks = [0.14, 0.38, 0.62, 0.86].map((cx) =>
    element('circle', {
      cx: width * cx,
      cy: height - tall / 2,
      r: tall * 0.22,
      fill: 'none',
      stroke,
      'stroke-width': 3,
    }),
  );
  const bars = [0, height - tall].map((y) => element('rect', { y, width, height: tall, fill }));
  const back = element('rect', { width, height, fill: ground });
  return rasterOf(sharpOfSvg([back, ...bars, ...marks].join(''), size));
}
