import type { KtpLine } from '@ktp-ocr/core';
import type { Dice } from './dice.ts';
import { outline, widthOf } from './faces.ts';
import type { Holder } from './holder.ts';
import { CAP_OF_EM, CARD, type CardStyle } from './style.ts';

const LABELS: readonly (readonly [line: KtpLine, label: string, indented: boolean])[] = [
  ['nama', 'Nama', false],
  ['tempatTglLahir', '', false],
  ['jenisKelamin', '', false],
  ['alamat', 'Alamat', false],
  ['rtRw', 'RT/RW', true],
  ['kelDesa', 'Kel/Desa', true],
  ['kecamatan', 'Kecamatan', true],
  ['agama', 'Agama', false],
  ['statusPerkawinan', 'Status Perkawinan', false],
  ['pekerjaan', 'Pekerjaan', false],
  ['kewarganegaraan', 'Kewarganegaraan', false],
  ['berlakuHingga', 'Berlaku Hingga', false],
];
const LAST_ROW = CARD.height * 0.945;

interface Room {
  readonly style: CardStyle;
  readonly width: number;
}

const measures = ({ style }: Room) => ({
  face: style.valueFace,
  size: style.capital / CAP_OF_EM,
  tracking: style.tracking,
  narrow: style.narrow,
});

/** Breaks words into rows as wide as the available space. */
function rowsOf(text: string, room: Room): string[] {
  const rows: string[] = [];
  for (const word of text.split(' ')) {
    const longer = [...rows.slice(-1), word].join(' ');
    if (rows.length > 0 && widthOf(longer, measures(room)) <= room.width) rows[rows.length - 1] = longer;
    else rows.push(word);
  }
  return rows;
}

/** Only these lines wrap. A date of birth that does not fit moves to its own row, whole. */
function wrap(line: KtpLine, text: string, room: Room): readonly string[] {
  if (line === 'tempatTglLahir' && widthOf(text, measures(room)) > room.width) {
    const at = text.lastIndexOf(' ');
    return [text.slice(0, at), text.slice(at + 1)];
  }
  return line === 'nama' || line === 'alamat' || line === 'pekerjaan' ? rowsOf(text, room) : [text];
}

/** The rows of the values, set closer if they would otherwise take more than two rows each. */
function fit(holder: Holder, style: CardStyle): { style: CardStyle; rows: Map<KtpLine, readonly string[]> } {
  const room = { style, width: style.photo.x - style.valueX - 1.2 };
  const rows = new Map(LABELS.map(([line]) => [line, wrap(line, holder[line], room)]));
  if ([...rows.values()].every(({ length }) => length <= 2) || style.narrow < 0.6) return { style, rows };
  return fit(holder, { ...style, tracking: style.tracking * 0.6, narrow: style.narrow * 0.96 });
}

function labelOf(line: KtpLine, label: string, { labels }: CardStyle): string {
  if (line === 'tempatTglLahir') return labels.born;
  return line === 'jenisKelamin' ? labels.sex : label;
}

/** Every label with its value, as outlines. */
export function rowOutlines(holder: Holder, wished: CardStyle, dice: Dice): string {
  const { style, rows } = fit(holder, wished);
  const size = style.capital / CAP_OF_EM;
  const count = [...rows.values()].reduce((sum, { length }) => sum + length, 0);
  const pitch = Math.min(style.pitch, (LAST_ROW - style.firstRow) / (count - 1));
  const out: string[] = [];
  const value = { face: style.valueFace, size, tracking: style.tracking };
  const put = (text: string, x: number, y: number, end: number): void => {
    const natural = widthOf(text, { ...value, narrow: style.narrow });
    out.push(outline(text, { ...value, x, y, narrow: style.narrow * Math.min(1, (end - x) / natural) }));
  };
  const label = (text: string, x: number, y: number, end: number): void => {
    const set = { face: style.labelFace, size: size * style.labelScale, tracking: style.tracking * 0.5 };
    const natural = widthOf(text, { ...set, narrow: style.narrow });
    out.push(outline(text, { ...set, x, y, narrow: style.narrow * Math.min(1, (end - x) / natural) }));
  };
  const end = style.photo.x - 0.8;
  let y = style.firstRow;
  for (const [line, name, indented] of LABELS) {
    const at = y + dice.between(-style.jitter, style.jitter);
    label(labelOf(line, name, style), style.labelX + (indented ? style.indent : 0), at, style.colonX - 0.4);
    put(':', style.colonX, at, style.valueX);
    (rows.get(line) ?? []).forEach((text, i) => {
      put(
        text,
        style.valueX,
        at + i * pitch * style.wrapPitch,
        line === 'jenisKelamin' ? style.blood.labelX - 0.6 : end,
      );
    });
    if (line === 'jenisKelamin') {
      label(style.labels.blood, style.blood.labelX, at, style.blood.valueX - 1.6);
      put(':', style.blood.valueX - 1.2, at, style.blood.valueX);
      put(holder.golDarah, style.blood.valueX, at, end);
    }
    const more = (rows.get(line) ?? []).length - 1;
    y += pitch * (1 + more * style.wrapPitch);
  }
  return out.join('');
}
