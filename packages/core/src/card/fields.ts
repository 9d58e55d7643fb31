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

const REQUIRED = [
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
] as const satisfies readonly KtpFieldName[];

/** A field that is required unless an app asks for others. */
export type KtpRequiredField = (typeof REQUIRED)[number];

/** Fields a record must hold, unless an app asks for others: what tells who somebody is and where they live. */
export const REQUIRED_FIELDS: readonly KtpFieldName[] = REQUIRED;

/**
 * Fields some cards leave blank: villages without RT/RW, blood types nobody knows, beliefs before 2017 (MK
 * 97/PUU-XIV/2016), the validity of old prints. Any other is on every card.
 */
const BLANK_FIELDS: ReadonlySet<KtpFieldName> = new Set(['rtRw', 'golDarah', 'agama', 'berlakuHingga']);

/** Whether a card may say nothing in a field. */
export function mayBeBlank(field: KtpFieldName): boolean {
  return BLANK_FIELDS.has(field);
}

const SENSITIVE = ['agama', 'golDarah', 'statusPerkawinan'] as const satisfies readonly KtpFieldName[];

/** A field that has to be selected to be in a record. */
export type KtpSensitiveField = (typeof SENSITIVE)[number];

/**
 * Fields left out of a record unless they are selected: religion, blood type and marital status are not needed to
 * know who somebody is (UU 27/2022, data minimisation).
 */
export const SENSITIVE_FIELDS: readonly KtpFieldName[] = SENSITIVE;

/** The printed line a field is read from. */
export function lineOf(field: KtpFieldName): KtpLine {
  return field === 'tempatLahir' || field === 'tanggalLahir' ? 'tempatTglLahir' : field;
}

/** Signs a line of the card may have: a row of it holds no half of that, and what is longer is no line of any card. */
export const LONGEST_LINE = 150;
