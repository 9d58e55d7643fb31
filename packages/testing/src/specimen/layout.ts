import type { KtpLine } from '@ktp-ocr/core';
import { glyphWidth } from './glyphText.ts';
import type { SpecimenPerson } from './person.ts';

/** Width and height of the drawing: the 85.60 by 53.98 mm of an ID-1 card at ten units a millimetre. */
export const SPECIMEN_SIZE = { width: 856, height: 540 } as const;

/** Where things are, as fractions of the card: close enough to the real one for a recogniser, and no closer. */
const LABEL_X = 0.03;
const INDENT_X = 0.078;
const COLON_X = 0.2345;
const VALUE_X = 0.2545;
const FIRST_ROW = 0.27;
const PITCH = 0.0463;
const HEADER_X = 0.505;
const ISSUED_X = 0.818;
const BLOOD = { label: 0.497, colon: 0.628, value: 0.645 } as const;
/** Sizes of letters, in units of the drawing. */
const LABEL_SIZE = 18.5;
const VALUE_SIZE = 20.5;
const HEADER_SIZE = 26;
const ISSUED_SIZE = 17;
/** Values end where the photo begins. */
const VALUE_WIDTH = 0.69 - VALUE_X;

/** The row of NIK digits: left edge, middle and height, in fractions of the card. */
export const NIK_ROW = { x: 0.243, y: 0.187, height: 24 / SPECIMEN_SIZE.height } as const;

/** A text with its position. */
export interface PlacedText {
  readonly text: string;
  /** The line of the card whose value it is, or `null` for text printed on every card. */
  readonly line: KtpLine | null;
  /** Its left end, or its middle if `centred`, and half its height: fractions of the card. */
  readonly x: number;
  readonly y: number;
  /** In units of the drawing. */
  readonly size: number;
  readonly centred: boolean;
}

/** Whether a value fits between the colon and the photo. */
export function fitsRow(text: string): boolean {
  return glyphWidth(text) * VALUE_SIZE <= VALUE_WIDTH * SPECIMEN_SIZE.width;
}

/** Wraps words onto at most two rows; anything too long for both overflows. */
export function wrapRows(text: string): string[] {
  const rows = [''];
  for (const word of text.split(' ')) {
    const longer = `${rows.at(-1)} ${word}`.trim();
    if (rows.length < 2 && !fitsRow(longer)) rows.push(word);
    else rows[rows.length - 1] = longer;
  }
  return rows;
}

const LABELS: readonly (readonly [line: KtpLine, label: string, x: number])[] = [
  ['nama', 'Nama', LABEL_X],
  ['tempatTglLahir', 'Tempat/Tgl Lahir', LABEL_X],
  ['jenisKelamin', 'Jenis Kelamin', LABEL_X],
  ['alamat', 'Alamat', LABEL_X],
  ['rtRw', 'RT/RW', INDENT_X],
  ['kelDesa', 'Kel/Desa', INDENT_X],
  ['kecamatan', 'Kecamatan', INDENT_X],
  ['agama', 'Agama', LABEL_X],
  ['statusPerkawinan', 'Status Perkawinan', LABEL_X],
  ['pekerjaan', 'Pekerjaan', LABEL_X],
  ['kewarganegaraan', 'Kewarganegaraan', LABEL_X],
  ['berlakuHingga', 'Berlaku Hingga', LABEL_X],
];

const fixed = (text: string, x: number, y: number, size: number): PlacedText => {
  return { text, line: null, x, y, size, centred: false };
};

/** The header: province above regency, across the card. */
function headerTexts({ provinsi, kabKota }: SpecimenPerson): readonly PlacedText[] {
  const header = { x: HEADER_X, size: HEADER_SIZE, centred: true };
  return [
    { ...header, text: `PROVINSI ${provinsi}`, line: 'provinsi', y: 0.057 },
    { ...header, text: kabKota, line: 'kabKota', y: 0.11 },
  ];
}

/** Place and date of issue, below the photo. */
function issuedTexts({ kabKota, tanggalTerbit }: SpecimenPerson): readonly PlacedText[] {
  const issued = { x: ISSUED_X, size: ISSUED_SIZE, centred: true };
  return [
    { ...issued, text: kabKota.replace(/^(KABUPATEN|KOTA) /, ''), line: null, y: 0.69 },
    { ...issued, text: tanggalTerbit, line: 'tanggalTerbit', y: 0.727 },
  ];
}

/** The blood type, on the same row as the sex. */
function bloodTexts(golDarah: string, y: number): readonly PlacedText[] {
  return [
    fixed('Gol. Darah', BLOOD.label, y, LABEL_SIZE),
    fixed(':', BLOOD.colon, y, VALUE_SIZE),
    { ...fixed(golDarah, BLOOD.value, y, VALUE_SIZE), line: 'golDarah' },
  ];
}

/** Labels and values, row by row. A long address or name pushes the rows below it down by one. */
function rowTexts(person: SpecimenPerson): readonly PlacedText[] {
  const placed: PlacedText[] = [];
  let row = 0;
  for (const [line, label, x] of LABELS) {
    const y = FIRST_ROW + row * PITCH;
    const rows = line === 'alamat' || line === 'nama' ? wrapRows(person[line]) : [person[line]];
    placed.push(
      fixed(label, x, y, LABEL_SIZE),
      fixed(':', COLON_X, y, VALUE_SIZE),
      ...rows.map((text, i) => ({ ...fixed(text, VALUE_X, y + i * PITCH, VALUE_SIZE), line })),
      ...(line === 'jenisKelamin' ? bloodTexts(person.golDarah, y) : []),
    );
    row += rows.length;
  }
  return placed;
}

/** Every text of a specimen with its position, except the digits of the NIK, which are drawn, not set. */
export function specimenTexts(person: SpecimenPerson): readonly PlacedText[] {
  const nik = [fixed('NIK', LABEL_X, NIK_ROW.y, 27), fixed(':', 0.2, NIK_ROW.y, 27)];
  const all = [...headerTexts(person), ...nik, ...rowTexts(person), ...issuedTexts(person)];
  return all.filter(({ text }) => text !== '');
}
