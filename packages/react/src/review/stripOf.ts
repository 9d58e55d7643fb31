import type { KtpDraftField, KtpFieldName, PhotoBox, PreparedPhoto } from '@ktp-ocr/core';

/**
 * Middle of the row of the name, and from a row to the next, as shares of the card's height: between the layouts there
 * are.
 */
const FIRST = 0.298;
const PITCH = 0.0465;
/** Middles of rows; values stand from a quarter of the card's width to seven tenths. */
const ROWS: Readonly<Partial<Record<KtpFieldName, number>>> = {
  provinsi: 0.06,
  kabKota: 0.122,
  nik: 0.22,
  nama: FIRST,
  tempatLahir: FIRST + PITCH,
  tanggalLahir: FIRST + PITCH,
  jenisKelamin: FIRST + 2 * PITCH,
  golDarah: FIRST + 2 * PITCH,
  alamat: FIRST + 3 * PITCH,
  rtRw: FIRST + 4 * PITCH,
  kelDesa: FIRST + 5 * PITCH,
  kecamatan: FIRST + 6 * PITCH,
  agama: FIRST + 7 * PITCH,
  statusPerkawinan: FIRST + 8 * PITCH,
  pekerjaan: FIRST + 9 * PITCH,
  kewarganegaraan: FIRST + 10 * PITCH,
  berlakuHingga: FIRST + 11 * PITCH,
};
/**
 * Half of what a strip shows of the height: more than two rows, since cards differ and long addresses push rows down.
 */
const HALF = 0.055;

/** A card that was cut out has its own shape: 85.60 by 53.98 mm. */
const ASPECT = 85.6 / 53.98;

/** Whether the photo is the card and nothing else. */
function isCard({ width, height }: PreparedPhoto): boolean {
  return Math.abs(width / height - ASPECT) < 0.02;
}

export interface Strip {
  readonly box: PhotoBox;
  /** From the card's layout, where the engine does not say. */
  readonly approximate: boolean;
}

/** Where on the photo a field stands: as the engine says, or about there where the photo is just the card. */
export function stripOf(name: KtpFieldName, field: KtpDraftField, photo: PreparedPhoto): Strip | null {
  if (field.box) return { box: field.box, approximate: false };
  const middle = ROWS[name];
  if (middle === undefined || !isCard(photo)) return null;
  const [left, right] = name === 'golDarah' ? [0.48, 0.7] : [0.24, 0.7];
  const { width, height } = photo;
  const box: PhotoBox = [left * width, (middle - HALF) * height, (right - left) * width, 2 * HALF * height];
  return { box, approximate: true };
}
