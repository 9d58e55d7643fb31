/**
 * One printed line or part of the card, named by the noun printed there. An engine reads these; `normalise` turns them
 * into the fields a person reviews.
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
 * The fields a person reviews and an application receives, in the order of the review form: the three most important
 * first, then as on the card. The card's `tempatTglLahir` is two fields here.
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

/** A field that is required unless an app asks for other fields. */
export type KtpRequiredField = (typeof REQUIRED)[number];

/** Fields a record must hold unless an app asks for others: those that say who a person is and where they live. */
export const REQUIRED_FIELDS: readonly KtpFieldName[] = REQUIRED;

/**
 * Fields that some cards leave blank: villages without RT/RW, unknown blood types, beliefs before 2017 (MK
 * 97/PUU-XIV/2016), the expiry of old prints. Any other field is on every card.
 */
const BLANK_FIELDS: ReadonlySet<KtpFieldName> = new Set(['rtRw', 'golDarah', 'agama', 'berlakuHingga']);

/** Whether a card may leave a field blank. */
export function mayBeBlank(field: KtpFieldName): boolean {
  return BLANK_FIELDS.has(field);
}

const SENSITIVE = ['agama', 'golDarah', 'statusPerkawinan'] as const satisfies readonly KtpFieldName[];

/** A field that is in a record only if it is selected. */
export type KtpSensitiveField = (typeof SENSITIVE)[number];

/**
 * Fields left out of a record unless they are selected: religion, blood type and marital status are not needed to know
 * who a person is (UU 27/2022, data minimisation).
 */
export const SENSITIVE_FIELDS: readonly KtpFieldName[] = SENSITIVE;

/** The printed line a field is read from. */
export function lineOf(field: KtpFieldName): KtpLine {
  return field === 'tempatLahir' || field === 'tanggalLahir' ? 'tempatTglLahir' : field;
}

/**
 * Most characters in a line: a row of the card holds less than half of that, so a longer text is not a line of any
 * card.
 */
export const LONGEST_LINE = 150;
