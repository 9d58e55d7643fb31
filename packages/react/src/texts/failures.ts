import { KTP_PROBLEMS, type KtpErrorCode, type KtpErrorKind, type PhotoAdvice } from '@ktp-ocr/core';

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

/** Of what is wrong with the photo; a better one helps. */
const ANOTHER_PHOTO: readonly FailureAction[] = ['retake', 'otherFile', 'manual'];
const OTHER_FILE: readonly FailureAction[] = ['otherFile', 'retake', 'manual'];
/** Of a server; the photo is kept. */
const SAME_PHOTO: readonly FailureAction[] = ['retry', 'local', 'manual', 'cancel', 'start'];
const THIS_APP: readonly FailureAction[] = ['retry', 'manual', 'start'];

/** What helps, where that is not another photo. */
const FAILURES: Readonly<Partial<Record<FailureWords['words'], readonly FailureAction[]>>> = {
  format: OTHER_FILE,
  moving: OTHER_FILE,
  incomplete: OTHER_FILE,
  gone: OTHER_FILE,
  hidden: ['manual', 'otherFile'],
  busy: SAME_PHOTO,
  down: SAME_PHOTO,
  timeout: SAME_PHOTO,
  quota: ['local', 'manual', 'retry', 'start'],
  tooMany: ['local', 'manual', 'retry', 'cancel', 'start'],
  offline: ['local', 'manual', 'cancel', 'start'],
  setup: ['local', 'manual', 'start'],
  signIn: ['signIn', 'retry', 'start'],
  bug: THIS_APP,
  memory: THIS_APP,
};

/** The words for a kind of failure that is told no more closely. */
const KIND_WORDS: Readonly<Record<KtpErrorKind, FailureWords['words']>> = {
  retake: 'unreadable',
  retry: 'down',
  quota: 'quota',
  config: 'setup',
  bug: 'bug',
};

const WORDS: Readonly<Partial<Record<KtpErrorCode, FailureWords['words']>>> = {
  'not-a-ktp': 'notAKtp',
  'card-invalid': 'otherCard',
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
  'upstream-timeout': 'timeout',
  'too-many-requests': 'tooMany',
  offline: 'offline',
  unauthenticated: 'signIn',
  'out-of-memory': 'memory',
  'worker-failed': 'memory',
  'upstream-invalid': 'down',
};

const LIKELY: Readonly<Partial<Record<PhotoAdvice, FailureWords['words']>>> = {
  blurry: 'blurry',
  small: 'small',
  lowRes: 'small',
};

/** Why nothing was found in a photo, judging by what the check had said about it. */
function likelyWords(code: KtpErrorCode, advice: readonly PhotoAdvice[]): FailureWords['words'] | undefined {
  if (code !== 'no-text' && code !== 'not-a-ktp') return undefined;
  return advice.map((one) => LIKELY[one]).find(Boolean);
}

/**
 * The words and the actions for a code.
 *
 * @param advice what the check had said about the photo.
 */
export function failureWords(code: KtpErrorCode, advice: readonly PhotoAdvice[] = []): FailureWords {
  const words = likelyWords(code, advice) ?? WORDS[code] ?? KIND_WORDS[KTP_PROBLEMS[code].kind];
  return { words, actions: FAILURES[words] ?? ANOTHER_PHOTO };
}
