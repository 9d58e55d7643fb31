import { KTP_LINES, KtpError, type KtpErrorCode, type KtpLine, type KtpReading, type KtpReadLine } from '@ktp-ocr/core';
import { FACE_JPEG } from './face.generated.ts';
import { inventPerson } from './specimen/inventPerson.ts';
import type { SpecimenPerson } from './specimen/person.ts';

/**
 * What may happen to a scan: read well · read with doubts · a blurred photo · not a KTP · the quota used up · the service busy ·
 * a slow answer · no network.
 */
export const KTP_SCENARIOS = ['read', 'doubtful', 'blurred', 'not-a-ktp', 'quota', 'busy', 'slow', 'offline'] as const;

export type KtpScenario = (typeof KTP_SCENARIOS)[number];

/** Either a reading, or the error in its place; after how many milliseconds. */
export interface ScenarioAnswer {
  readonly delay: number;
  readonly reading: KtpReading | null;
  readonly error: KtpError | null;
}

const ERRORS: Readonly<Partial<Record<KtpScenario, readonly [KtpErrorCode, vendorCode: string]>>> = {
  blurred: ['image-blurry', 'FailedOperation.ImageBlur'],
  'not-a-ktp': ['not-a-ktp', 'FailedOperation.ImageNoSpecifiedCard'],
  quota: ['billing', 'ResourceUnavailable.ResourcePackageRunOut'],
  busy: ['upstream-busy', 'RequestLimitExceeded'],
  offline: ['offline', 'client.offline'],
};

/** Misreadings as they happen: letters lost, look-alikes, one line not read at all, one unclear. */
const MISREAD: Readonly<Partial<Record<KtpLine, Partial<KtpReadLine>>>> = {
  jenisKelamin: { text: 'LAKEI AKI' },
  agama: { text: 'ATHOLIK' },
  statusPerkawinan: { text: 'KAWFN' },
  nama: { confidence: 0.61 },
  kecamatan: { text: '', confidence: null, box: null },
};

const ROW: Readonly<Partial<Record<KtpLine, number>>> = {
  nama: 0,
  tempatTglLahir: 1,
  jenisKelamin: 2,
  alamat: 3,
  rtRw: 4,
  kelDesa: 5,
  kecamatan: 6,
  agama: 7,
  statusPerkawinan: 8,
  pekerjaan: 9,
  kewarganegaraan: 10,
  berlakuHingga: 11,
};

/** Where a line of a flat specimen 1000 pixels wide stands. */
function boxOf(line: KtpLine): readonly [number, number, number, number] | null {
  if (line === 'nik') return [235, 98, 430, 40];
  const row = ROW[line];
  return row === undefined ? null : [246, Math.round((0.27 + row * 0.0463) * 631 - 16), 430, 32];
}

function readingOf(person: SpecimenPerson, misread: typeof MISREAD, withFace: boolean): KtpReading {
  const lines: Partial<Record<KtpLine, KtpReadLine>> = {};
  for (const line of KTP_LINES) {
    lines[line] = { text: person[line], confidence: 0.97, box: boxOf(line), ...misread[line] };
  }
  return {
    engine: { name: 'fake', version: '1', ms: 1 },
    lines,
    face: withFace ? FACE_JPEG() : null,
    warnings: [],
    requestId: 'fake-request',
  };
}

/**
 * What a scenario answers.
 *
 * @param person who stands on the card; by default the person of seed 5.
 */
export function scenarioAnswer(
  scenario: KtpScenario,
  options: { readonly person?: SpecimenPerson; readonly withFace?: boolean } = {},
): ScenarioAnswer {
  const { person = inventPerson(5), withFace = false } = options;
  const failure = ERRORS[scenario];
  if (failure) {
    const [code, vendorCode] = failure;
    const retryAfter = scenario === 'busy' ? 1 : null;
    return {
      delay: 0,
      reading: null,
      error: new KtpError(code, { vendorCode, retryAfter, requestId: 'fake-request' }),
    };
  }
  const reading = readingOf(person, scenario === 'doubtful' ? MISREAD : {}, withFace);
  return { delay: scenario === 'slow' ? 30_000 : 0, reading, error: null };
}
