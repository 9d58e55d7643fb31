import type { KtpFieldName } from '@ktp-ocr/core';

interface FieldGroup {
  readonly title: 'birth' | 'card' | null;
  readonly full: readonly KtpFieldName[];
  readonly paired: readonly KtpFieldName[];
}

/** The order to compare with the card: as it is printed, but the NIK first and the header after the address. */
export const CARD_ORDER: readonly KtpFieldName[] = [
  'nik',
  'nama',
  'tempatLahir',
  'tanggalLahir',
  'jenisKelamin',
  'golDarah',
  'alamat',
  'rtRw',
  'kelDesa',
  'kecamatan',
  'kabKota',
  'provinsi',
  'agama',
  'statusPerkawinan',
  'pekerjaan',
  'kewarganegaraan',
  'berlakuHingga',
  'tanggalTerbit',
];

/** The order of the form for those who type everything. NIK, name and address first: they matter most. Then as on the card. */
export const FIELD_GROUPS: readonly FieldGroup[] = [
  {
    title: null,
    full: ['nik', 'nama', 'alamat'],
    paired: ['rtRw', 'kelDesa', 'kecamatan', 'kabKota', 'provinsi'],
  },
  {
    title: 'birth',
    full: [],
    paired: [
      'tempatLahir',
      'tanggalLahir',
      'jenisKelamin',
      'golDarah',
      'agama',
      'statusPerkawinan',
      'pekerjaan',
      'kewarganegaraan',
    ],
  },
  { title: 'card', full: [], paired: ['berlakuHingga', 'tanggalTerbit'] },
];

/** Places and occupations are chosen while typing; closed fields have lists of their own. */
export const TYPED_AHEAD: ReadonlySet<string> = new Set<KtpFieldName>([
  'provinsi',
  'kabKota',
  'kecamatan',
  'kelDesa',
  'pekerjaan',
]);

/** Fields that the names of districts and villages are fetched for. */
export const PLACES: ReadonlySet<string> = new Set<KtpFieldName>(['kabKota', 'kecamatan', 'kelDesa']);

/** Fields whose choices are among those names: none before they were fetched. */
export const NAMED: ReadonlySet<string> = new Set<KtpFieldName>(['kecamatan', 'kelDesa']);
