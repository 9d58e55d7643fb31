import type { KtpLine } from '@ktp-ocr/core';
import type { Point } from '../image/homography.ts';

// Positions on the card, in fractions of its width and height. They were measured on cards, not taken from a
// regulation, so everything that uses them allows for a tolerance.

/** Distance from one row of the card to the next. */
export const ROW_PITCH = 0.0463;
/** Left edge of the values: anything left of it is a label. */
export const VALUE_X = 0.2345;
/** How far the colon before a value may be from its place, and half its width with the space after it. */
export const COLON = { near: 0.04, half: 0.006 } as const;
/** Approximate place of a value's first letter; some values are found together with the colon before them. */
export const VALUE_LEFT = 0.248;
/** The NIK: its height, where its label and its sixteen digits begin and end, and where a line must be to be either. */
export const NIK_Y = 0.187;
export const NIK_X = { label: 0.03, start: 0.235, end: 0.644 } as const;
export const NIK_AREA = { left: 0.2, right: 0.7, near: 0.045 } as const;
/** Heights of the two header lines, province and regency. */
export const PROVINCE_Y = 0.0566;
export const REGENCY_Y = 0.11;
export const HEADER_X = 0.505;
/** Where the header may be, and how far a line of it may be from its height. */
export const HEAD = { left: 0.2, top: -0.06, right: 0.8, bottom: 0.162, sameRow: 0.025, nextRow: 0.03 } as const;
/** Centre of the date of issue, under the photo, and how far off it may be. */
export const ISSUED_AT: Point = [0.818, 0.727];
export const ISSUED_AREA = { x: 0.14, y: 0.11 } as const;
/** The photo: left, top, right, bottom. */
export const FACE = { left: 0.702, top: 0.195, right: 0.932, bottom: 0.665 } as const;
/**
 * The blood type shares a row with the sex. Left edges of its label and of its value as found; and the cut made if
 * nothing was found.
 */
export const BLOOD = { label: 0.475, value: 0.62, from: 0.606, until: 0.69 } as const;
/** The area of the values: below the NIK, above the foot of the card, left of the photo. */
export const VALUES = { top: 0.235, bottom: 0.83, end: 0.71 } as const;

export interface LabelledRow {
  readonly line: KtpLine;
  readonly label: string;
  /** Left edge and middle of the label. */
  readonly at: Point;
  /** Rows below a wrapped address move down with it. */
  readonly belowAddress: boolean;
}

const FIRST_ROW = 0.27;
const LEFT = 0.03;
const INDENTED = 0.078;

const LABELS: readonly (readonly [KtpLine, string, number])[] = [
  ['nama', 'Nama', LEFT],
  ['tempatTglLahir', 'Tempat/Tgl Lahir', LEFT],
  ['jenisKelamin', 'Jenis Kelamin', LEFT],
  ['alamat', 'Alamat', LEFT],
  ['rtRw', 'RT/RW', INDENTED],
  ['kelDesa', 'Kel/Desa', INDENTED],
  ['kecamatan', 'Kecamatan', INDENTED],
  ['agama', 'Agama', LEFT],
  ['statusPerkawinan', 'Status Perkawinan', LEFT],
  ['pekerjaan', 'Pekerjaan', LEFT],
  ['kewarganegaraan', 'Kewarganegaraan', LEFT],
  ['berlakuHingga', 'Berlaku Hingga', LEFT],
];

/** The twelve rows from Nama to Berlaku Hingga, in order. */
export const ROWS: readonly LabelledRow[] = LABELS.map(([line, label, x], row) => ({
  line,
  label,
  at: [x, FIRST_ROW + row * ROW_PITCH],
  belowAddress: row > 3,
}));
