import type { PreparedPhoto } from '@ktp-ocr/core';
import type { DeskDevice } from './deskDevice.ts';
import type { HeldBytes } from './heldBytes.ts';

/**
 * Where a hand-over stands: nobody has opened the link yet · a phone has · its photo is arriving · its photo is here.
 */
export type LetterState = 'waiting' | 'opened' | 'sending' | 'sent';

/** A photo that waits for its desk. */
export interface HeldPhoto {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly mediaType: PreparedPhoto['mediaType'];
  /** The memory it takes, to be given back once it has left. */
  readonly held: HeldBytes;
}

/** The phone that opened the link: the first one, and no other. */
export interface BoundPhone {
  /** What it calls itself: a secret that the link does not hold. */
  readonly name: string;
  /** Shown on the phone alone; the desk's page gets the photo once somebody there has typed it. */
  readonly number: string;
}

/**
 * One hand-over: the phone puts a photo in with the token, whoever asked for it takes it out with the key and the
 * number.
 */
export interface Letter {
  readonly token: string;
  readonly key: string;
  /** Who asked for it, where somebody knows. */
  readonly owner: string | null;
  readonly askedFrom: DeskDevice;
  /** `performance.now()` of its beginning and of its end. */
  readonly since: number;
  readonly until: number;
  /** Aborts when the hand-over is over: an upload that is still under way ends. */
  readonly over: AbortController;
  /** Who waits for it to change. */
  readonly waiting: Set<() => void>;
  state: LetterState;
  phone: BoundPhone | null;
  /** Whether the number has been typed at the desk. */
  confirmed: boolean;
  /** Numbers that were typed and were wrong. */
  misses: number;
  /** Uploads that came to nothing. */
  failures: number;
  photo: HeldPhoto | null;
}

/** 24 random bytes, as they go into a link or a header. */
function secret(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(24));
  return btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_');
}

/** Four digits. Three of ten thousand may be tried: see `createLetters`. */
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
