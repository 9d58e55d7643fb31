/**
 * Request and response of Tencent Cloud's `RecognizeIndonesiaIDCardOCR` (API 3.0, version 2018-11-19), spelled as the
 * API documents them, misspellings included: https://www.tencentcloud.com/document/product/1005/54654
 */

/** Either `ImageBase64` or `ImageUrl` is required; given both, the API reads `ImageUrl`. */
export interface TencentRequest {
  /** PNG, JPG or JPEG; at most 7 MB after Base64. */
  readonly ImageBase64?: string;
  /** Address of the photo. The API fetches it within 3 seconds; a signer does so only from the hosts it was given. */
  readonly ImageUrl?: string;
  /** Also cut out the face photo. A boolean, though an example on the API's page puts it in quotes. */
  readonly ReturnHeadImage?: boolean;
  /** `V1` without, `V2` with `Provinsi` and `Kota`. Called deprecated by newer SDKs. */
  readonly Scene?: 'V1' | 'V2';
}

/** The text fields of the response. Each is a string, empty if nothing was read. */
export const TENCENT_TEXT_FIELDS = [
  'NIK',
  'Nama',
  'TempatTglLahir',
  'JenisKelamin',
  'GolDarah',
  'Alamat',
  'RTRW',
  'KelDesa',
  'Kecamatan',
  'Agama',
  'StatusPerkawinan',
  'Perkerjaan',
  'KewargaNegaraan',
  'BerlakuHingga',
  'IssuedDate',
  'Provinsi',
  'Kota',
] as const;

/**
 * A text field of the response, each a line of the card as printed. Dates are `DD-MM-YYYY`.
 *
 * - `NIK`: 16 digits if all of them were read.
 * - `TempatTglLahir`: place and date of birth together, such as `BANDUNG, 05-01-1990`; the comma may be missing.
 * - `JenisKelamin`: `LAKI-LAKI` or `PEREMPUAN`. On a foreigner's card this is in English, and so are religion, marital
 *   status and occupation.
 * - `GolDarah`: the blood type, often `-`.
 * - `RTRW`: two numbers of three digits, `001/002`.
 * - `KelDesa`, `Kecamatan`: the village and the district.
 * - `Perkerjaan`: the occupation, Pekerjaan on the card; misspelt in the API itself.
 * - `KewargaNegaraan`: `WNI`, or the name of another country; spelled with a capital N.
 * - `BerlakuHingga`: valid until, `SEUMUR HIDUP` (for life) or a date.
 * - `IssuedDate`: the date of issue, printed below the face without a label.
 * - `Provinsi`, `Kota`: the two lines at the top, documented for `Scene` `V2` only. `Kota` is the regency or city.
 */
export type TencentTextField = (typeof TENCENT_TEXT_FIELDS)[number];

/**
 * A successful response: 18 fields (`Photo` is the face as Base64 JPEG), the warnings of newer versions, a request id.
 */
export interface TencentResponse extends Readonly<Record<TencentTextField, string>> {
  /** The face as Base64 JPEG; empty if it was not requested or could not be cut out. */
  readonly Photo: string;
  /** Codes about the photo, for example -9102 photocopy, -9107 reflection, -9108 blur. Older versions leave it out. */
  readonly WarnCardInfos?: readonly number[];
  /** The API's id of this call, to quote to the vendor. */
  readonly RequestId: string;
}

/** What the API answers, with HTTP 200, when it refuses. */
export interface TencentErrorResponse {
  /** The refusal. */
  readonly Error: {
    /** The vendor's code, such as `FailedOperation.ImageBlur`: the signer maps it to one of ours. */
    readonly Code: string;
    /** The vendor's sentence. `tencentEngine` never passes it on: it might quote what was sent. */
    readonly Message: string;
  };
  /** The API's id of this call, to quote to the vendor. */
  readonly RequestId: string;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The error in an API answer, or `null`. */
export function tencentError(response: unknown): TencentErrorResponse['Error'] | null {
  if (!isObject(response) || !isObject(response['Error'])) return null;
  const { Code, Message } = response['Error'];
  return typeof Code === 'string' ? { Code, Message: typeof Message === 'string' ? Message : '' } : null;
}

/**
 * Reads an API answer. Unknown members are left alone and missing ones become empty, because the API has gained fields
 * over the years; a member of the wrong type, or an answer with no card field at all, is refused.
 *
 * @returns the response with every field present, or `null` if the value is not one.
 */
export function parseTencentResponse(value: unknown): TencentResponse | null {
  if (!isObject(value) || tencentError(value)) return null;
  const known = [...TENCENT_TEXT_FIELDS, 'Photo', 'RequestId'] as const;
  const texts: Partial<Record<(typeof known)[number], string>> = {};
  let found = 0;
  for (const name of known) {
    const text = value[name] ?? '';
    if (typeof text !== 'string') return null;
    texts[name] = text;
    if (name !== 'RequestId' && name in value) found += 1;
  }
  if (found === 0) return null;
  const warnings = value['WarnCardInfos'] ?? [];
  if (!Array.isArray(warnings) || !warnings.every((code) => Number.isInteger(code))) return null;
  return { ...(texts as Record<(typeof known)[number], string>), WarnCardInfos: warnings };
}
