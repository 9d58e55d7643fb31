import type { DrawnCard } from './cardSvg.ts';
import type { Dice } from './dice.ts';
import { element } from './element.ts';
import { BLEED } from './place.ts';
import { type Raster, rasterOfSvg } from './raster.ts';
import { CARD } from './style.ts';

/** What years in a purse do to a card. Shares, 0 to 1. */
export interface Wear {
  /** How much of the print has gone where most of it has. */
  readonly faded?: number;
  readonly scratched?: number;
}

const BOX = [CARD.width * (1 + 2 * BLEED), CARD.height * (1 + 2 * BLEED)] as const;
const COLUMNS = 18;
const ROWS = 11;

/** Moved in from the bleed. */
const inside = (content: string): string =>
  element('g', { transform: `translate(${CARD.width * BLEED} ${CARD.height * BLEED})` }, [content]);

function rounded(content: string): string {
  const edge = element('rect', { width: CARD.width, height: CARD.height, rx: 3 });
  return element('clipPath', { id: 'edge' }, [edge]) + inside(element('g', { 'clip-path': 'url(#edge)' }, [content]));
}

/** Fine light lines all over, and some dirt. */
function scratches(share: number, dice: Dice): string {
  const at = (side: number): string => dice.between(-2, side).toFixed(2);
  const along = (most: number): string => dice.between(-most, most).toFixed(2);
  const lines = Array.from({ length: Math.round(share * 34) }, () =>
    element('path', {
      d: `M${at(CARD.width)} ${at(CARD.height)}l${along(24)} ${along(14)}`,
      'stroke-width': dice.between(0.05, 0.16),
      stroke: dice.pick(['#fff', '#fff', '#777']),
      opacity: dice.between(0.35, 0.8),
    }),
  );
  const dirt = Array.from({ length: Math.round(share * 40) }, () =>
    element('circle', {
      cx: dice.between(0, CARD.width),
      cy: dice.between(0, CARD.height),
      r: dice.between(0.05, 0.22),
      fill: '#5a4a3c',
      opacity: dice.between(0.2, 0.6),
    }),
  );
  return element('g', { fill: 'none' }, lines) + dirt.join('');
}

/** Removes print in patches that merge, and in grains. */
function fade(print: Raster, share: number, dice: Dice): void {
  const field = Array.from({ length: (COLUMNS + 1) * (ROWS + 1) }, () => dice.between(0.15, 1));
  const cell = (column: number, row: number): number => field[row * (COLUMNS + 1) + column] ?? 0;
  for (let y = 0; y < print.height; y += 1) {
    const [row, fy] = [Math.floor((y / print.height) * ROWS), ((y / print.height) * ROWS) % 1];
    for (let x = 0; x < print.width; x += 1) {
      const [column, fx] = [Math.floor((x / print.width) * COLUMNS), ((x / print.width) * COLUMNS) % 1];
      const upper = cell(column, row) * (1 - fx) + cell(column + 1, row) * fx;
      const lower = cell(column, row + 1) * (1 - fx) + cell(column + 1, row + 1) * fx;
      const grain = 0.85 + dice.upTo(31) / 100;
      const at = (y * print.width + x) * 4 + 3;
      const left = 1 - share * (upper * (1 - fy) + lower * fy) * grain;
      print.data[at] = (print.data[at] ?? 0) * Math.min(1, Math.max(0, left));
    }
  }
}

function lay(print: Raster, onto: Raster): void {
  for (let at = 0; at < onto.data.length; at += 4) {
    const cover = (print.data[at + 3] ?? 0) / 255;
    if (cover === 0) continue;
    for (let c = at; c < at + 3; c += 1) {
      onto.data[c] = (print.data[c] ?? 0) * cover + (onto.data[c] ?? 0) * (1 - cover);
    }
  }
}

/** A card of this width in pixels, not counting its bleed, with transparent round corners. */
export async function cardPicture(card: DrawnCard, width: number, wear: Wear, dice: Dice): Promise<Raster> {
  const pixels = width / CARD.width;
  const size = [Math.round(BOX[0] * pixels), Math.round(BOX[1] * pixels)] as const;
  const over = wear.scratched ? scratches(wear.scratched, dice) : '';
  if (!wear.faded) return rasterOfSvg(rounded(card.ground + card.print + over), size, BOX);
  const ground = await rasterOfSvg(rounded(card.ground + over), size, BOX);
  const print = await rasterOfSvg(inside(card.print), size, BOX);
  fade(print, wear.faded, dice);
  lay(print, ground);
  return ground;
}
