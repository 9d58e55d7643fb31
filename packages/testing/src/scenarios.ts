import {
  isKtpErrorCode,
  KTP_LINES,
  KtpError,
  type KtpErrorCode,
  type KtpErrorOptions,
  type KtpLine,
  type KtpReading,
  type KtpReadLine,
} from '@ktp-ocr/core';
import { faceJpeg } from './face.generated.ts';
import type { SpecimenPerson } from './specimen/person.ts';
import { SAMPLE_PERSON } from './specimen/samplePerson.ts';
import { specimenBoxes } from './specimen/specimenBoxes.ts';

/**
 * What may happen to a scan.
 *
 * `read` everything read well · `doubtful` letters lost, one line missing, one unclear · `nik-and-date-differ` the NIK
 * says another birthday than the card · `no-boxes` read as the API does it, without confidence or the place of any
 * field · `photocopy` read, with the API's warnings about a copy and a reflection · `nothing-read` a card, but not one
 * line of it · `blurred` and `not-a-ktp` another photo is needed · `quota` the package is used up · `too-many` wait
 * half a minute · `busy` the recogniser is busy · `busy-then-read` busy once, then it reads · `slow` the answer takes
 * half a minute · `offline` no network · `captive-portal` a page that is not a signer answers · `signed-out` the signer
 * does not know who is asking.
 */
export const KTP_SCENARIOS = [
  'read',
  'doubtful',
  'nik-and-date-differ',
  'no-boxes',
  'photocopy',
  'nothing-read',
  'blurred',
  'not-a-ktp',
  'quota',
  'too-many',
  'busy',
  'busy-then-read',
  'slow',
  'offline',
  'captive-portal',
  'signed-out',
] as const;

/** One of `KTP_SCENARIOS`, or a code: the scan then ends with that error. */
export type KtpScenario = (typeof KTP_SCENARIOS)[number] | KtpErrorCode;

/** Either a reading or an error, after this many milliseconds. */
export type ScenarioAnswer =
  | {
      /** Milliseconds before the answer: 30,000 for `slow`, otherwise 0. */
      readonly delay: number;
      /** What an engine would have read. */
      readonly reading: KtpReading;
      /** Nothing went wrong. */
      readonly error: null;
    }
  | {
      /** Milliseconds before the answer. */
      readonly delay: number;
      /** Nothing was read. */
      readonly reading: null;
      /** As an engine throws it, with the vendor's code if a real one has one. */
      readonly error: KtpError;
    };

/** Options of `scenarioAnswer`, all optional. */
export interface ScenarioOptions {
  /** The person on the card. Default: `SAMPLE_PERSON`. */
  readonly person?: SpecimenPerson;
  /** Whether the face was requested. It is a drawn shape, nobody's face. */
  readonly withFace?: boolean;
  /** `V1` leaves out the province and the regency or city, as the API does. */
  readonly scene?: 'V1' | 'V2';
  /** Counts answers from 1. Default 1. */
  readonly attempt?: number;
}

/** Our code, and the vendor's or signer's word for what exactly happened. */
const ERRORS: Readonly<Partial<Record<KtpScenario, readonly [KtpErrorCode, KtpErrorOptions]>>> = {
  blurred: ['image-blurry', { vendorCode: 'FailedOperation.ImageBlur' }],
  'not-a-ktp': ['not-a-ktp', { vendorCode: 'FailedOperation.ImageNoSpecifiedCard' }],
  quota: ['billing', { vendorCode: 'ResourceUnavailable.ResourcePackageRunOut' }],
  'too-many': ['too-many-requests', { detail: 'signer.too_many_requests', retryAfter: 30 }],
  busy: ['upstream-busy', { vendorCode: 'RequestLimitExceeded', retryAfter: 1 }],
  'busy-then-read': ['upstream-busy', { vendorCode: 'RequestLimitExceeded', retryAfter: 1 }],
  offline: ['offline', { detail: 'client.offline' }],
  'captive-portal': ['upstream-invalid', { detail: 'client.invalid' }],
  'signed-out': ['unauthenticated', { detail: 'signer.unauthenticated' }],
};

type Misreadings = Readonly<Partial<Record<KtpLine, Partial<KtpReadLine>>>>;

/** Realistic misreadings: letters lost, look-alikes, one line not read at all, one unclear. */
const DOUBTFUL: Misreadings = {
  jenisKelamin: { text: 'LAKEI AKI', confidence: 0.58 },
  agama: { text: 'ATHOLIK', confidence: 0.71 },
  statusPerkawinan: { text: 'KAWFN', confidence: 0.66 },
  nama: { confidence: 0.61 },
  kecamatan: { text: '', confidence: null, box: null },
};

/** Changes the day of the month to another than the NIK's. */
function anotherDay(tempatTglLahir: string): string {
  return tempatTglLahir.replace(/(\d\d)(?=-\d\d-\d{4}$)/, (day) => (day === '11' ? '17' : '11'));
}

function misreadings(scenario: KtpScenario, person: SpecimenPerson): Misreadings {
  if (scenario === 'doubtful') return DOUBTFUL;
  if (scenario === 'nik-and-date-differ') return { tempatTglLahir: { text: anotherDay(person.tempatTglLahir) } };
  return {};
}

/** The API's warnings for a photocopy and a reflection. */
const WARNINGS = [-9102, -9107];

function readingOf(scenario: KtpScenario, person: SpecimenPerson, { withFace, scene }: ScenarioOptions): KtpReading {
  const boxes = specimenBoxes(person);
  const misread = misreadings(scenario, person);
  const lines: Partial<Record<KtpLine, KtpReadLine>> = {};
  for (const line of KTP_LINES) {
    const leftOut = scenario === 'nothing-read' || (scene === 'V1' && (line === 'provinsi' || line === 'kabKota'));
    const read: KtpReadLine = leftOut
      ? { text: '', confidence: null, box: null }
      : { text: person[line], confidence: 0.97, box: boxes[line] ?? null, ...misread[line] };
    lines[line] = scenario === 'no-boxes' ? { ...read, confidence: null, box: null } : read;
  }
  return {
    engine: { name: 'fake', version: '1', ms: 1 },
    lines,
    face: withFace ? faceJpeg() : null,
    warnings: scenario === 'photocopy' ? WARNINGS : [],
    requestId: 'fake-request',
  };
}

function errorOf(scenario: KtpScenario, attempt: number): KtpError | null {
  if (scenario === 'busy-then-read' && attempt > 1) return null;
  const failure = ERRORS[scenario];
  if (!failure) return isKtpErrorCode(scenario) ? new KtpError(scenario, { requestId: 'fake-request' }) : null;
  const [code, options] = failure;
  return new KtpError(code, { ...options, requestId: 'fake-request' });
}

/** What a scenario answers. Its boxes are those of an undistorted specimen 1000 pixels wide. */
export function scenarioAnswer(scenario: KtpScenario, options: ScenarioOptions = {}): ScenarioAnswer {
  const { person = SAMPLE_PERSON, attempt = 1 } = options;
  const error = errorOf(scenario, attempt);
  if (error) return { delay: 0, reading: null, error };
  const reading = readingOf(scenario, person, options);
  return { delay: scenario === 'slow' ? 30_000 : 0, reading, error: null };
}
