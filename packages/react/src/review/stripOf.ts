import type { KtpDraftField, KtpField, PhotoBox, PreparedPhoto } from '@ktp-ocr/core';

/** Rows of the card by their middle, as shares of its height; values stand from a quarter of its width to seven tenths. */
const ROWS: Readonly<Partial<Record<KtpField, number>>> = {
  provinsi: 0.057,
  kabKota: 0.123,
  nik: 0.251,
  nama: 0.321,
  tempatLahir: 0.37,
  tanggalLahir: 0.37,
  jenisKelamin: 0.413,
  golDarah: 0.413,
  alamat: 0.458,
  rtRw: 0.504,
  kelDesa: 0.55,
  kecamatan: 0.597,
  agama: 0.643,
  statusPerkawinan: 0.689,
  pekerjaan: 0.735,
  kewarganegaraan: 0.781,
  berlakuHingga: 0.827,
};
/** Half of what a strip shows of the height: more than two rows, since cards differ and long addresses push rows down. */
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
export function stripOf(name: KtpField, field: KtpDraftField, photo: PreparedPhoto): Strip | null {
  if (field.box) return { box: field.box, approximate: false };
  const middle = ROWS[name];
  if (middle === undefined || !isCard(photo)) return null;
  const [left, right] = name === 'golDarah' ? [0.48, 0.7] : [0.24, 0.7];
  const { width, height } = photo;
  const box: PhotoBox = [left * width, (middle - HALF) * height, (right - left) * width, 2 * HALF * height];
  return { box, approximate: true };
}
