import type { Dice } from './dice.ts';
import { face, type Face, FAMILIES, WEIGHTS } from './faces.ts';
import { type NikStyle, strokeWidth } from './nikRow.ts';

/** An ID-1 card, in millimetres. */
export const CARD = { width: 85.6, height: 53.98 } as const;
/** Lower end of a photo: place and date of issue are never far below three quarters of the card. */
const PHOTO_ENDS = 38.9;
/** Height of capitals in ems, about the same in all typefaces here. */
export const CAP_OF_EM = 0.715;

/** How one print of the card is typeset: no two offices print alike. In millimetres, except shares of an em. */
export interface CardStyle {
  readonly valueFace: Face;
  readonly labelFace: Face;
  readonly headFace: Face;
  /** Height of the capitals of values. */
  readonly capital: number;
  /** Size of labels relative to values. */
  readonly labelScale: number;
  readonly tracking: number;
  readonly narrow: number;
  readonly header: {
    readonly x: number;
    readonly y: readonly [number, number];
    readonly capital: number;
    readonly tracking: number;
  };
  readonly nik: NikStyle & { readonly x: number; readonly y: number };
  readonly labelX: number;
  readonly indent: number;
  readonly colonX: number;
  readonly valueX: number;
  readonly firstRow: number;
  readonly pitch: number;
  /** Distance of a value's second row, in pitches. */
  readonly wrapPitch: number;
  /** How far a row may be from its nominal position. */
  readonly jitter: number;
  readonly blood: { readonly labelX: number; readonly valueX: number };
  readonly photo: { readonly x: number; readonly y: number; readonly width: number; readonly height: number };
  readonly issued: { readonly x: number; readonly y: number; readonly scale: number };
  readonly labels: { readonly sex: string; readonly born: string; readonly blood: string };
  readonly ink: string;
  /** Whether the signature runs over the date of issue. */
  readonly signed: boolean;
}

function nikStyle(dice: Dice): CardStyle['nik'] {
  const [height, pen] = [dice.between(2.25, 2.7), dice.between(0.75, 1.15)];
  return {
    kind: dice.pick(['strokes', 'strokes', 'strokes', 'cockpit', 'tech']),
    height,
    pen,
    // Neighbouring digits never touch.
    advance: Math.max(dice.between(1.7, 1.95), strokeWidth(height, pen) + 0.26),
    x: dice.between(20.3, 22.6),
    y: dice.between(12.9, 14.2),
  };
}

function headerStyle(dice: Dice): CardStyle['header'] {
  const top = dice.between(3.8, 4.6);
  return {
    x: dice.between(42, 45.5),
    y: [top, top + dice.between(2.7, 3.3)],
    capital: dice.between(1.75, 2.15),
    tracking: dice.between(-0.01, 0.09),
  };
}

/** Dimensions within the range of real cards. */
export function styleOf(dice: Dice): CardStyle {
  const family = dice.pick(FAMILIES);
  const weight = dice.pick(WEIGHTS);
  const labelX = dice.between(2.1, 4.3);
  const colonX = dice.between(20, 21.6);
  const bloodX = dice.between(41, 44);
  const photoX = dice.between(61.2, 63);
  const width = dice.between(19.5, 21);
  const [photoY, tall] = [dice.between(12.6, 15.2), width * dice.between(1.22, 1.32)];
  return {
    valueFace: face(family, weight),
    labelFace: face(family, dice.chance(0.6) ? weight : 400),
    headFace: face(family, dice.pick([600, 700])),
    capital: dice.between(1.32, 1.55),
    labelScale: dice.between(0.92, 1.02),
    tracking: dice.chance(0.25) ? dice.between(0.09, 0.16) : dice.between(0, 0.07),
    narrow: dice.between(0.92, 1.06),
    header: headerStyle(dice),
    nik: nikStyle(dice),
    labelX,
    indent: dice.between(2.6, 4.6),
    colonX,
    valueX: colonX + dice.between(1, 1.8),
    firstRow: dice.between(16.7, 18.1),
    pitch: dice.between(2.42, 2.62),
    wrapPitch: dice.between(0.88, 1),
    jitter: dice.between(0, 0.16),
    blood: { labelX: bloodX, valueX: bloodX + dice.between(11.8, 13) },
    photo: { x: photoX, y: photoY, width, height: Math.min(tall, PHOTO_ENDS - photoY) },
    issued: {
      x: photoX + width / 2 + dice.between(-0.8, 0.8),
      y: dice.between(0.5, 1.2),
      scale: dice.between(0.82, 0.98),
    },
    labels: {
      sex: dice.pick(['Jenis Kelamin', 'Jenis kelamin']),
      born: dice.pick(['Tempat/Tgl Lahir', 'Tempat/Tgl Lahir', 'Tempat/ Tgl Lahir']),
      blood: dice.pick(['Gol. Darah', 'Gol. Darah', 'Gol.Darah']),
    },
    ink: dice.pick(['#14171b', '#1c1f26', '#22252c', '#101418']),
    signed: dice.chance(0.2),
  };
}
