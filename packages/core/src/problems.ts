/** What to do about a failure: take another photo, try again, wait for a limit, fix the set-up, or report a fault. */
export type KtpErrorKind = 'retake' | 'retry' | 'quota' | 'config' | 'bug';

interface Problem {
  readonly kind: KtpErrorKind;
  /** The status the signer answers with; 0 for problems that never cross the network. */
  readonly status: number;
  /** What happened, and what to do. Never a field's value. */
  readonly message: string;
}

const problems = {
  // The photo: another one will do.
  'not-a-ktp': {
    kind: 'retake',
    status: 422,
    message: 'No KTP was found in the photo. Photograph the whole original card.',
  },
  'image-unreadable': {
    kind: 'retake',
    status: 422,
    message: 'The photo could not be opened or read. Take it again in good light.',
  },
  'ocr-failed': {
    kind: 'retake',
    status: 422,
    message: 'The card could not be read. Take the photo again in good light, without glare.',
  },
  'no-text': {
    kind: 'retake',
    status: 422,
    message: 'No text was found in the photo. Photograph the front of the card.',
  },
  'card-invalid': {
    kind: 'retake',
    status: 422,
    message: 'The card could not be read as a KTP. Photograph the original card.',
  },
  'card-too-small': {
    kind: 'retake',
    status: 422,
    message: 'The card is too small in the photo. Move the camera closer.',
  },
  'several-cards': {
    kind: 'retake',
    status: 422,
    message: 'There is more than one card in the photo. Photograph one card.',
  },
  'image-blurry': {
    kind: 'retake',
    status: 422,
    message: 'The photo is blurred. Hold still until the camera has focused.',
  },
  'corners-invalid': {
    kind: 'retake',
    status: 422,
    message: 'The four corners do not surround a card. Move each to a corner of the card, in order.',
  },
  'image-truncated': {
    kind: 'retake',
    status: 422,
    message: 'The photo is incomplete. Choose it again, or take another.',
  },
  'image-blank': {
    kind: 'retake',
    status: 422,
    message: 'The photo shows one colour and nothing else. Take it again.',
  },
  'file-gone': {
    kind: 'retake',
    status: 422,
    message: 'The file was changed, moved or deleted after it was chosen. Choose it again.',
  },
  'image-empty': { kind: 'retake', status: 422, message: 'The photo is empty. Take it again.' },
  'image-too-large': { kind: 'retake', status: 413, message: 'The photo has too many bytes. Use a smaller one.' },
  'image-too-many-pixels': {
    kind: 'retake',
    status: 413,
    message: 'The photo has too many pixels. Use a smaller one.',
  },
  'unsupported-media-type': {
    kind: 'retake',
    status: 415,
    message: 'This kind of file cannot be read. Use a JPG or PNG photo.',
  },
  'image-animated': {
    kind: 'retake',
    status: 415,
    message: 'The file is an animation, so it is unclear which of its pictures to read. Use a photo.',
  },
  'pdf-not-photo': {
    kind: 'retake',
    status: 415,
    message: 'The file is a PDF document. Use a JPG or PNG photo of the card.',
  },
  'svg-not-photo': {
    kind: 'retake',
    status: 415,
    message: 'The file is a drawing (SVG). Use a JPG or PNG photo of the card.',
  },
  'heic-not-decodable': {
    kind: 'retake',
    status: 415,
    message: 'HEIC photos cannot be opened here. Use the camera, or save the photo as JPG first.',
  },

  // Temporary trouble: the same photo may be tried again.
  'upstream-busy': { kind: 'retry', status: 503, message: 'The recogniser is busy. Try again shortly.' },
  'upstream-unavailable': {
    kind: 'retry',
    status: 503,
    message: 'The recogniser is not available. Try again shortly.',
  },
  'upstream-network': { kind: 'retry', status: 502, message: 'The connection failed. Try again shortly.' },
  'upstream-timeout': { kind: 'retry', status: 504, message: 'The recogniser took too long. Try again.' },
  offline: { kind: 'retry', status: 0, message: 'There is no connection. Check the internet and try again.' },
  'client-closed': { kind: 'retry', status: 499, message: 'The scan was cancelled.' },
  'worker-failed': {
    kind: 'retry',
    status: 0,
    message: 'The photo could not be prepared on this device. Close other apps and try again.',
  },
  'out-of-memory': {
    kind: 'retry',
    status: 0,
    message: 'The device ran out of memory. Close other apps and try again.',
  },

  // Limits.
  'daily-limit': {
    kind: 'quota',
    status: 503,
    message: 'The daily limit of the recogniser is used up. Raise it, or try again tomorrow.',
  },
  'upstream-quota': {
    kind: 'quota',
    status: 503,
    message: 'A limit of the recogniser is used up. Raise it, or try again later.',
  },
  billing: {
    kind: 'quota',
    status: 503,
    message: 'The account of the recogniser cannot be billed. Check its balance and packages.',
  },
  'too-many-requests': { kind: 'quota', status: 429, message: 'Too many attempts. Wait before trying again.' },

  // Set-up, for the operator of the signer.
  unauthenticated: {
    kind: 'config',
    status: 401,
    message: 'The signer does not know who is asking. Sign in, and check what `authorize` returns.',
  },
  'forbidden-origin': {
    kind: 'config',
    status: 403,
    message: 'This page may not use the signer. Add its origin to `allowedOrigins`.',
  },
  'service-not-activated': {
    kind: 'config',
    status: 500,
    message: 'The OCR service is not activated. Activate it in the console of the cloud account.',
  },
  'upstream-configuration': {
    kind: 'config',
    status: 500,
    message: 'The recogniser refuses this configuration. Check region, host and address lists.',
  },
  'upstream-credentials': {
    kind: 'config',
    status: 500,
    message: 'The recogniser refuses these credentials. Check the secret id, the key and its policy.',
  },
  'clock-skew': {
    kind: 'config',
    status: 500,
    message: 'The clock of the signer differs by more than five minutes. Correct it.',
  },
  misconfigured: { kind: 'config', status: 500, message: 'The signer is not set up correctly. Its own log says more.' },

  'canvas-blocked': {
    kind: 'config',
    status: 0,
    message: 'This browser hides pictures from pages. Allow canvas access for this page, or use another browser.',
  },

  // Faults: the software has to change.
  'bad-request': {
    kind: 'bug',
    status: 400,
    message: 'The request is not one the signer understands. Check versions of client and signer.',
  },
  'method-not-allowed': {
    kind: 'bug',
    status: 405,
    message: 'The signer answers POST at its own path only. Check the endpoint.',
  },
  'bad-upstream-request': {
    kind: 'bug',
    status: 500,
    message: 'The recogniser refused the request. Please report this with the request id.',
  },
  'upstream-fetch': {
    kind: 'bug',
    status: 502,
    message: 'The photo could not be fetched from its address. Send the photo itself.',
  },
  'upstream-invalid': {
    kind: 'bug',
    status: 502,
    message: 'The answer is not one we understand. Check the endpoint, and report this with the request id.',
  },
  'upstream-response-too-large': {
    kind: 'bug',
    status: 502,
    message: 'The answer of the recogniser is too large. Please report this with the request id.',
  },
} as const satisfies Record<string, Problem>;

/** The closed list of codes: each has a page in docs/errors, and words for people in the texts. */
export type KtpErrorCode = keyof typeof problems;

/** Every code with its kind, HTTP status and English sentence. */
export const KTP_PROBLEMS: Readonly<Record<KtpErrorCode, Problem>> = problems;

/** Whether a value is one of our codes. */
export function isKtpErrorCode(value: unknown): value is KtpErrorCode {
  return typeof value === 'string' && Object.hasOwn(problems, value);
}
