import type { Dice } from './dice.ts';
import { element } from './element.ts';
import { face, outline, widthOf } from './faces.ts';
import { CARD } from './style.ts';

const { width: W, height: H } = CARD;
const WHOLE = { width: W, height: H } as const;
const n = (...values: readonly number[]): string => values.map((value) => value.toFixed(2)).join(' ');

/** Pale colours: top left, bottom right, and the lines. */
const PALETTES = [
  ['#cfe6ef', '#b5d3e6', '#4f93b8'],
  ['#d6ebe9', '#bcd6e4', '#3f8ca0'],
  ['#dfe6f2', '#bccde6', '#6a86bd'],
  ['#d9ecf3', '#d7d3e6', '#7f83b8'],
  ['#cfe0e6', '#c5dccf', '#4f9086'],
  ['#e6e9ee', '#c9d9e2', '#7a98a8'],
] as const;

/** Waving lines across the card, one below the other. */
function waves(dice: Dice, stroke: string): string {
  const gap = dice.between(0.55, 1.6);
  const swing = dice.between(0.4, 3);
  const length = dice.between(7, 26);
  const slope = dice.between(-0.25, 0.25);
  const lines: string[] = [];
  for (let y = -H * 0.3; y < H * 1.3; y += gap) {
    const points: string[] = [];
    for (let x = 0; x <= W; x += 1.2) {
      points.push(n(x, y + x * slope + swing * Math.sin((x / length) * 2 * Math.PI + y * 0.11)));
    }
    lines.push(`M${points.join('L')}`);
  }
  const [weight, opacity] = [dice.between(0.07, 0.16), dice.between(0.2, 0.5)];
  return element('path', { d: lines.join(''), fill: 'none', stroke, 'stroke-width': weight, opacity });
}

/** Four petals in a lattice, as in batik. */
function petals(dice: Dice, colour: string): string {
  const size = dice.between(4, 9);
  const at = size / 2;
  const out = `C${n(at * 0.2, at * 0.9, at * 0.1, at * 0.3, 0, 0)}`;
  const d = `M${n(at, at)}${out}C${n(at * 0.3, at * 0.1, at * 0.9, at * 0.2, at, at)}`;
  const four = [0, 90, 180, 270].map((turn) => element('path', { d, transform: `rotate(${turn} ${n(at, at)})` }));
  const id = `petals${dice.upTo(1_000_000)}`;
  const turn = `rotate(${n(dice.between(0, 45))})`;
  const pattern = { id, width: size, height: size, patternUnits: 'userSpaceOnUse', patternTransform: turn };
  const ink = { fill: colour, 'fill-opacity': 0.25, stroke: colour, 'stroke-width': 0.12 };
  const opacity = dice.between(0.25, 0.55);
  return (
    element('pattern', pattern, [element('g', ink, four)]) + element('rect', { ...WHOLE, fill: `url(#${id})`, opacity })
  );
}

/** A rosette like those of engraving machines. */
function rosette(dice: Dice, stroke: string): string {
  const [cx, cy] = [dice.between(10, W - 10), dice.between(8, H - 8)];
  const [outer, inner] = [dice.between(7, 20), dice.between(1.5, 6)];
  const lobes = 5 + dice.upTo(9);
  const points: string[] = [];
  for (let i = 0; i <= 720; i += 1) {
    const turn = (i / 360) * Math.PI * (lobes % 2 === 0 ? 1 : 2);
    const radius = outer + inner * Math.sin(turn * (lobes + 0.5));
    points.push(n(cx + radius * Math.cos(turn), cy + radius * Math.sin(turn)));
  }
  const opacity = dice.between(0.25, 0.5);
  return element('path', { d: `M${points.join('L')}`, fill: 'none', stroke, 'stroke-width': 0.13, opacity });
}

/** Broad strokes of a watermark, some of them through the text. */
function strokes(dice: Dice, stroke: string): string {
  const bends = Array.from({ length: 2 + dice.upTo(3) }, () => {
    const from = n(dice.between(-5, W), dice.between(0, H));
    const over = n(dice.between(5, 30), dice.between(-25, 25));
    const to = n(dice.between(25, 60), dice.between(-18, 18));
    const weight = dice.between(0.5, 4);
    return element('path', { d: `M${from}q${over} ${to}`, 'stroke-width': weight, opacity: dice.between(0.08, 0.22) });
  });
  return element('g', { fill: 'none', stroke, 'stroke-linecap': 'round' }, bends);
}

/** What every one of these cards declares itself to be, in large letters across it, under the text. */
function stamp(dice: Dice): string {
  const set = { face: face('open-sans', 700), size: dice.between(17, 21), tracking: 0.04, narrow: 1 };
  const place = n(dice.between(33, 42), dice.between(27, 34));
  const transform = `translate(${place}) rotate(${n(dice.between(-32, -18))})`;
  const fill = dice.pick(['#b03030', '#5a6a78', '#2f6fa0', '#7a4a90']);
  const word = outline('CONTOH', { ...set, x: -widthOf('CONTOH', set) / 2, y: 6 });
  return element('g', { id: 'contoh-across', transform, fill, opacity: dice.between(0.15, 0.24) }, [word]);
}

/** The print under the text of a card: a gradient of two colours, fine lines, a watermark and its stamp. */
export function cardGround(dice: Dice): string {
  const [from, to, line] = dice.pick(PALETTES);
  const layers = [waves, petals, rosette, waves].filter(() => dice.chance(0.62)).map((layer) => layer(dice, line));
  const stops = [element('stop', { 'stop-color': from }), element('stop', { offset: 1, 'stop-color': to })];
  const slope = element('linearGradient', { id: 'slope', x1: 0, y1: 0, x2: 1, y2: dice.between(0.2, 1) }, stops);
  const paper = element('rect', { ...WHOLE, fill: 'url(#slope)' });
  return slope + paper + layers.join('') + strokes(dice, line) + stamp(dice);
}
