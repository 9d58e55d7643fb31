import type { KtpErrorCode } from '@ktp-ocr/core';

/** What a person can do about a failure. The first is the one we advise. */
export type FailureAction =
  | 'retake'
  | 'otherFile'
  | 'manual'
  | 'retry'
  | 'cancel'
  | 'local'
  | 'signIn'
  | 'start'
  | 'back';

/** How a failure is presented: the key of its words, and what helps. */
export interface FailureWords {
  readonly words:
    | 'notAKtp'
    | 'otherCard'
    | 'unreadable'
    | 'blurry'
    | 'small'
    | 'several'
    | 'empty'
    | 'format'
    | 'heic'
    | 'pdf'
    | 'moving'
    | 'incomplete'
    | 'blank'
    | 'gone'
    | 'corners'
    | 'hidden'
    | 'tooLarge'
    | 'busy'
    | 'down'
    | 'timeout'
    | 'quota'
    | 'tooMany'
    | 'offline'
    | 'setup'
    | 'signIn'
    | 'bug'
    | 'memory';
  readonly actions: readonly FailureAction[];
}

const FAILURES = {
  notAKtp: ['retake', 'otherFile', 'manual'],
  otherCard: ['retake', 'otherFile', 'manual'],
  unreadable: ['retake', 'otherFile', 'manual'],
  blurry: ['retake', 'otherFile', 'manual'],
  small: ['retake', 'otherFile', 'manual'],
  several: ['retake', 'otherFile', 'manual'],
  empty: ['retake', 'otherFile', 'manual'],
  format: ['otherFile', 'retake', 'manual'],
  heic: ['retake', 'otherFile', 'manual'],
  pdf: ['retake', 'otherFile', 'manual'],
  moving: ['otherFile', 'retake', 'manual'],
  incomplete: ['otherFile', 'retake', 'manual'],
  blank: ['retake', 'otherFile', 'manual'],
  gone: ['otherFile', 'retake', 'manual'],
  corners: ['retake', 'otherFile', 'manual'],
  hidden: ['manual', 'otherFile'],
  tooLarge: ['retake', 'otherFile', 'manual'],
  busy: ['retry', 'local', 'manual', 'cancel', 'start'],
  down: ['retry', 'local', 'manual', 'cancel', 'start'],
  timeout: ['retry', 'local', 'manual', 'cancel', 'start'],
  quota: ['local', 'manual', 'retry', 'start'],
  tooMany: ['local', 'manual', 'retry', 'cancel', 'start'],
  offline: ['local', 'manual', 'cancel', 'start'],
  setup: ['local', 'manual', 'start'],
  signIn: ['signIn', 'retry', 'start'],
  bug: ['retry', 'manual', 'start'],
  memory: ['retry', 'manual', 'start'],
} as const satisfies Record<FailureWords['words'], readonly FailureAction[]>;

const WORDS: Readonly<Record<KtpErrorCode, FailureWords['words']>> = {
  'not-a-ktp': 'notAKtp',
  'image-unreadable': 'unreadable',
  'ocr-failed': 'unreadable',
  'card-invalid': 'otherCard',
  'no-text': 'unreadable',
  'image-blurry': 'blurry',
  'card-too-small': 'small',
  'several-cards': 'several',
  'image-empty': 'empty',
  'unsupported-media-type': 'format',
  'heic-not-decodable': 'heic',
  'pdf-not-photo': 'pdf',
  'svg-not-photo': 'format',
  'image-animated': 'moving',
  'image-truncated': 'incomplete',
  'image-blank': 'blank',
  'file-gone': 'gone',
  'corners-invalid': 'corners',
  'canvas-blocked': 'hidden',
  'image-too-large': 'tooLarge',
  'image-too-many-pixels': 'tooLarge',
  'upstream-busy': 'busy',
  'upstream-unavailable': 'down',
  'upstream-network': 'down',
  'upstream-invalid': 'down',
  'upstream-timeout': 'timeout',
  'daily-limit': 'quota',
  billing: 'quota',
  'upstream-quota': 'quota',
  'too-many-requests': 'tooMany',
  offline: 'offline',
  'service-not-activated': 'setup',
  'upstream-configuration': 'setup',
  'upstream-credentials': 'setup',
  'clock-skew': 'setup',
  misconfigured: 'setup',
  'forbidden-origin': 'setup',
  unauthenticated: 'signIn',
  'upstream-fetch': 'bug',
  'bad-upstream-request': 'bug',
  'upstream-response-too-large': 'bug',
  'method-not-allowed': 'bug',
  'bad-request': 'bug',
  'out-of-memory': 'memory',
  'worker-failed': 'memory',
  'client-closed': 'down',
};

/** The words and the actions for a code. */
export function failureWords(code: KtpErrorCode): FailureWords {
  const words = WORDS[code];
  return { words, actions: FAILURES[words] };
}
