import type { PreparedPhoto } from '@ktp-ocr/core';
import type { DeskDevice } from './deskDevice.ts';
import type { HeldBytes } from './heldBytes.ts';

/**
 * The state of a hand-over: the link has not been opened · a phone has opened it · its photo is arriving · its photo is
 * here.
 */
export type LetterState = 'waiting' | 'opened' | 'sending' | 'sent';

/** A photo that waits for its desk. */
export interface HeldPhoto {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly mediaType: PreparedPhoto['mediaType'];
  /** The memory it takes, to be given back once it has left. */
  readonly held: HeldBytes;
}

/** The phone that opened the link: only the first one. */
export interface BoundPhone {
  /** Its name for itself: a secret that is not in the link. */
  readonly name: string;
  /** Shown only on the phone; the desk's page gets the photo once this number was entered there. */
  readonly number: string;
}

/**
 * One hand-over: the phone puts a photo in with the token; the user who asked for it takes it out with the key and the
 * number.
 */
export interface Letter {
  readonly token: string;
  readonly key: string;
  /** The user who asked for it, if known. */
  readonly owner: string | null;
  readonly askedFrom: DeskDevice;
  /** `performance.now()` at its start and at its end. */
  readonly since: number;
  readonly until: number;
  /** Aborts when the hand-over is over, which ends an upload that is still in progress. */
  readonly over: AbortController;
  /** Callbacks of those waiting for it to change. */
  readonly waiting: Set<() => void>;
  state: LetterState;
  phone: BoundPhone | null;
  /** Whether the number has been entered at the desk. */
  confirmed: boolean;
  /** Wrong numbers entered. */
  misses: number;
  /** Failed uploads. */
  failures: number;
  photo: HeldPhoto | null;
}

/** 24 random bytes, encoded for a link or a header. */
function secret(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(24));
  return btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_');
}

/** Four digits. Three tries in ten thousand are allowed: see `createLetters`. */
export function randomNumber(): string {
  const [random = 0] = crypto.getRandomValues(new Uint32Array(1));
  return String(random % 10_000).padStart(4, '0');
}

export function newLetter(owner: string | null, askedFrom: DeskDevice, lastsMs: number): Letter {
  const since = performance.now();
  return {
    token: secret(),
    key: secret(),
    owner,
    askedFrom,
    since,
    until: since + lastsMs,
    over: new AbortController(),
    waiting: new Set(),
    state: 'waiting',
    phone: null,
    confirmed: false,
    misses: 0,
    failures: 0,
    photo: null,
  };
}
