import { cardGround } from './cardGround.ts';
import { type Dice, diceOf } from './dice.ts';
import { element } from './element.ts';
import { face, outline, type Setting, widthOf } from './faces.ts';
import type { Holder } from './holder.ts';
import { nikRow } from './nikRow.ts';
import { portrait } from './portrait.ts';
import { rowOutlines } from './rows.ts';
import { CAP_OF_EM, CARD, type CardStyle, styleOf } from './style.ts';

/** A card in two layers, so that its print can wear off: both fill an SVG measured in the card's millimetres. */
export interface DrawnCard {
  readonly ground: string;
  readonly print: string;
  /** Height of the capitals of its values, as a share of the card's width. */
  readonly capital: number;
}

function centred(text: string, x: number, set: Omit<Setting, 'x'>, room: number): string {
  const natural = widthOf(text, set);
  const narrow = set.narrow * Math.min(1, room / natural);
  return outline(text, { ...set, narrow, x: x - (natural * narrow) / set.narrow / 2 });
}

function header(holder: Holder, { header: at, headFace }: CardStyle): string {
  const set = { face: headFace, size: at.capital / CAP_OF_EM, tracking: at.tracking, narrow: 1 };
  const lines = [`PROVINSI ${holder.provinsi}`, holder.kabKota];
  return lines.map((text, i) => centred(text, at.x, { ...set, y: at.y[i === 0 ? 0 : 1] }, 62)).join('');
}

function nik(holder: Holder, style: CardStyle): string {
  const { nik: row, labelX, labelFace } = style;
  const size = (row.height * 0.92) / CAP_OF_EM;
  const set = { face: labelFace, size, tracking: 0.03, narrow: 1, y: row.y };
  const digits = nikRow(holder.nik, row.x, row.y, row);
  return outline('NIK', { ...set, x: labelX }) + outline(':', { ...set, x: row.x - 2.2 }) + digits;
}

function signature(dice: Dice, x: number, y: number): string {
  const some = (low: number, high: number): string => dice.between(low, high).toFixed(2);
  const bends = Array.from(
    { length: 5 + dice.upTo(4) },
    () => `q${some(-1, 2)} ${some(-2.4, 2)} ${some(0.6, 2.4)} ${some(-1, 1)}`,
  );
  const d = `M${x.toFixed(2)} ${y.toFixed(2)}${bends.join('')}`;
  return element('path', { d, fill: 'none', stroke: 'currentColor', 'stroke-width': 0.17, opacity: 0.6 });
}

/** Place and date of issue below the photo, and a scribble that is nobody's signature. */
function issued(holder: Holder, style: CardStyle, dice: Dice): string {
  const size = (style.capital * style.issued.scale) / CAP_OF_EM;
  const set = { face: style.valueFace, size, tracking: style.tracking * 0.6, narrow: style.narrow };
  const top = style.photo.y + style.photo.height + style.issued.y + size * CAP_OF_EM;
  const { x } = style.issued;
  const place = holder.kabKota.replace(/^KABUPATEN /, '');
  const said = { face: face('archivo-narrow', 600), size: 1.5, tracking: 0.05, narrow: 1 };
  return [
    centred(place, x, { ...set, y: top }, 21),
    centred(holder.tanggalTerbit, x, { ...set, y: top + size * 1.25 }, 21),
    signature(dice, x - 5, style.signed ? top + size * 1.75 : Math.min(48.5, top + size * 3.4)),
    centred('DATA REKAAN - BUKAN KARTU IDENTITAS', x - 1, { ...said, y: 52.2 }, 24),
  ].join('');
}

/** Draws a holder's card, the same for the same seed. */
export function drawCard(holder: Holder, seed: number): DrawnCard {
  const dice = diceOf(seed + 500_009);
  const style = styleOf(dice);
  const body = [
    header(holder, style),
    nik(holder, style),
    rowOutlines(holder, style, dice),
    issued(holder, style, dice),
  ];
  return {
    ground: cardGround(dice) + portrait(style, holder.jenisKelamin === 'PEREMPUAN', dice),
    print: `<g fill="${style.ink}" color="${style.ink}">${body.join('')}</g>`,
    capital: style.capital / CARD.width,
  };
}
