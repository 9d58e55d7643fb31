import { KTP_LINES, type KtpLine } from '../card/fields.ts';
import type { KtpReading, PhotoBox } from '../card/reading.ts';
import { fromBase64, toBase64 } from './base64.ts';
import { parseTencentResponse, type TencentResponse, type TencentTextField } from './tencent.ts';

/** What the signer answers: the API's response with the API's member names, plus what an engine can add. */
export interface SignerAnswer {
  /** In the API's spelling, whichever engine read the card. */
  readonly Response: TencentResponse;
  /** The engine that read the card. */
  readonly Engine: {
    /** `tencent`, `embedded`, or the name of an engine of your own. */
    readonly name: string;
    /** The release of the embedded engine, or the version of Tencent's API; `null` if the engine gives none. */
    readonly version: string | null;
    /** Milliseconds the engine took, excluding the way to the signer, or `null`. */
    readonly ms: number | null;
  };
  /** 0 to 1 per field, or `null` if the engine gives none. */
  readonly Confidence: Readonly<Partial<Record<TencentTextField, number>>> | null;
  /** Where each field is in the photo as it was sent, in pixels. */
  readonly Boxes: Readonly<Partial<Record<TencentTextField, PhotoBox>>> | null;
}

/** The API's name for each printed line. */
export const WIRE_NAME: Readonly<Record<KtpLine, TencentTextField>> = {
  provinsi: 'Provinsi',
  kabKota: 'Kota',
  nik: 'NIK',
  nama: 'Nama',
  tempatTglLahir: 'TempatTglLahir',
  jenisKelamin: 'JenisKelamin',
  golDarah: 'GolDarah',
  alamat: 'Alamat',
  rtRw: 'RTRW',
  kelDesa: 'KelDesa',
  kecamatan: 'Kecamatan',
  agama: 'Agama',
  statusPerkawinan: 'StatusPerkawinan',
  pekerjaan: 'Perkerjaan',
  kewarganegaraan: 'KewargaNegaraan',
  berlakuHingga: 'BerlakuHingga',
  tanggalTerbit: 'IssuedDate',
};

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function confidenceOf(all: unknown, name: TencentTextField): number | null {
  const value = isObject(all) ? all[name] : null;
  return typeof value === 'number' && value >= 0 && value <= 1 ? value : null;
}

function boxOf(all: unknown, name: TencentTextField): PhotoBox | null {
  const value = isObject(all) ? all[name] : null;
  if (!Array.isArray(value) || value.length !== 4 || !value.every((n) => Number.isFinite(n))) return null;
  const [x, y, width, height] = value as [number, number, number, number];
  return [x, y, width, height];
}

/**
 * Reads the signer's answer. Unknown members are ignored; malformed ones are refused.
 *
 * @returns the reading, or `null` if the value is not such an answer.
 */
export function readingFromAnswer(answer: unknown): KtpReading | null {
  if (!isObject(answer)) return null;
  const response = parseTencentResponse(answer['Response']);
  if (!response) return null;
  const engine = isObject(answer['Engine']) ? answer['Engine'] : {};
  const lines: Partial<Record<KtpLine, KtpReading['lines'][KtpLine]>> = {};
  for (const line of KTP_LINES) {
    const name = WIRE_NAME[line];
    lines[line] = {
      text: response[name],
      confidence: confidenceOf(answer['Confidence'], name),
      box: boxOf(answer['Boxes'], name),
    };
  }
  return {
    engine: {
      name: typeof engine['name'] === 'string' ? engine['name'] : 'unknown',
      version: typeof engine['version'] === 'string' ? engine['version'] : null,
      ms: typeof engine['ms'] === 'number' ? engine['ms'] : null,
    },
    lines: lines as KtpReading['lines'],
    face: response.Photo ? fromBase64(response.Photo) : null,
    warnings: response.WarnCardInfos ?? [],
    requestId: response.RequestId || null,
  };
}

/** The API's response for a reading: every field present, empty if nothing was read. */
export function responseFromReading(reading: KtpReading, requestId: string): TencentResponse {
  const texts: Partial<Record<TencentTextField, string>> = {};
  for (const line of KTP_LINES) texts[WIRE_NAME[line]] = reading.lines[line]?.text ?? '';
  return {
    ...(texts as Record<TencentTextField, string>),
    Photo: reading.face ? toBase64(reading.face) : '',
    WarnCardInfos: reading.warnings,
    RequestId: requestId,
  };
}

/** The signer's answer for a reading. Confidence and boxes are `null` if no line has one. */
export function answerFromReading(reading: KtpReading, requestId: string): SignerAnswer {
  const confidence: Partial<Record<TencentTextField, number>> = {};
  const boxes: Partial<Record<TencentTextField, PhotoBox>> = {};
  for (const line of KTP_LINES) {
    const read = reading.lines[line];
    if (read?.confidence != null) confidence[WIRE_NAME[line]] = Math.round(read.confidence * 1000) / 1000;
    if (read?.box) boxes[WIRE_NAME[line]] = read.box;
  }
  return {
    Response: responseFromReading(reading, requestId),
    Engine: reading.engine,
    Confidence: Object.keys(confidence).length > 0 ? confidence : null,
    Boxes: Object.keys(boxes).length > 0 ? boxes : null,
  };
}
