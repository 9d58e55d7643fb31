/**
 * One printed line or corner of the card, named by the noun printed there. An engine reads these;
 * `normalise` turns them into the fields a person reviews.
 */
export const KTP_LINES = [
  'provinsi',
  'kabKota',
  'nik',
  'nama',
  'tempatTglLahir',
  'jenisKelamin',
  'golDarah',
  'alamat',
  'rtRw',
  'kelDesa',
  'kecamatan',
  'agama',
  'statusPerkawinan',
  'pekerjaan',
  'kewarganegaraan',
  'berlakuHingga',
  'tanggalTerbit',
] as const;

/** A line as printed on the card. */
export type KtpLine = (typeof KTP_LINES)[number];

/**
 * The fields a person reviews and an application receives, in the order of the review form: the three that matter
 * most first, then as on the card. `tempatTglLahir` of the card is two fields here.
 */
export const KTP_FIELDS = [
  'nik',
  'nama',
  'alamat',
  'rtRw',
  'kelDesa',
  'kecamatan',
  'kabKota',
  'provinsi',
  'tempatLahir',
  'tanggalLahir',
  'jenisKelamin',
  'golDarah',
  'agama',
  'statusPerkawinan',
  'pekerjaan',
  'kewarganegaraan',
  'berlakuHingga',
  'tanggalTerbit',
] as const;

/** A field of the reviewed card. */
export type KtpFieldName = (typeof KTP_FIELDS)[number];

/** Fields without which a card cannot be confirmed. */
export const REQUIRED_FIELDS: readonly KtpFieldName[] = ['nik', 'nama'];

/**
 * Fields left out of a record unless they are selected: religion, blood type and marital status are not needed to
 * know who somebody is (UU 27/2022, data minimisation).
 */
export const SENSITIVE_FIELDS: readonly KtpFieldName[] = ['agama', 'golDarah', 'statusPerkawinan'];

/** The printed line a field is read from. */
export function lineOf(field: KtpFieldName): KtpLine {
  return field === 'tempatLahir' || field === 'tanggalLahir' ? 'tempatTglLahir' : field;
}

/** Signs a line of the card may have: a row of it holds no half of that, and what is longer is no line of any card. */
export const LONGEST_LINE = 150;
