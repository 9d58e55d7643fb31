import type { PreparedPhoto } from '@ktp-ocr/core';
import { createHeldBytes, full, type HeldBytes } from './heldBytes.ts';

/** Where a hand-over stands: nobody has opened the link yet · a phone has · its photo is arriving · its photo is here. */
type LetterState = 'waiting' | 'opened' | 'sending' | 'sent';

/** A photo that waits for its desk. */
interface HeldPhoto {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly mediaType: PreparedPhoto['mediaType'];
  /** The memory it takes, to be given back once it has left. */
  readonly held: HeldBytes;
}

/** One hand-over: the phone puts a photo in with the token, whoever asked for it takes it out with the key. */
export interface Letter {
  readonly token: string;
  readonly key: string;
  /** Who asked for it, where somebody knows. */
  readonly owner: string | null;
  /** `performance.now()` of its end. */
  readonly until: number;
  state: LetterState;
  /** Uploads that came to nothing. */
  failures: number;
  photo: HeldPhoto | null;
  /** Who waits for it to change. */
  readonly waiting: Set<() => void>;
}

export interface LetterBounds {
  /** Milliseconds a hand-over lasts. */
  readonly lastsMs: number;
  readonly maxLetters: number;
  /** Bytes of all photos that arrive, wait or are on their way out. */
  readonly maxHeldBytes: number;
}

export interface Letters {
  /**
   * A user's new hand-over takes the place of their old one.
   *
   * @throws {KtpError} `upstream-busy` where there are too many already.
   */
  open(owner: string | null): Letter;
  /** By its key or its token; `null` where it is over, was fetched, or never was. */
  byKey(key: string): Letter | null;
  byToken(token: string): Letter | null;
  move(letter: Letter, state: LetterState): void;
  /** An upload came to nothing: the token is good for another, a few times. */
  failed(letter: Letter): void;
  /** Memory for a photo that is about to arrive. Taking more of it than there is throws `upstream-busy`. */
  room(letter: Letter): HeldBytes;
  put(letter: Letter, photo: HeldPhoto): void;
  /** The photo, once: the letter is gone with it. Its memory counts until it is given back. */
  take(letter: Letter): HeldPhoto | null;
  drop(letter: Letter): void;
}

/** So many uploads may fail before a hand-over is over: enough for bad photos and bad networks, and too few for mischief. */
const MOST_FAILURES = 10;

/** 24 random bytes, as they go into a link or a header. */
function secret(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(24));
  return btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_');
}

/** Photos on their way from a phone to a desk: in memory only, few, for minutes, each given out once. */
export function createLetters({ lastsMs, maxLetters, maxHeldBytes }: LetterBounds): Letters {
  const byKey = new Map<string, Letter>();
  const byToken = new Map<string, Letter>();
  const byOwner = new Map<string, Letter>();
  const memory = createHeldBytes(maxHeldBytes);

  const wake = (letter: Letter): void => {
    for (const listen of letter.waiting) listen();
  };
  const forget = (letter: Letter): boolean => {
    if (!byKey.delete(letter.key)) return false;
    byToken.delete(letter.token);
    if (letter.owner !== null && byOwner.get(letter.owner) === letter) byOwner.delete(letter.owner);
    return true;
  };
  const drop = (letter: Letter): void => {
    if (!forget(letter)) return;
    letter.photo?.held.giveBack();
    letter.photo = null;
    wake(letter);
  };
  const move = (letter: Letter, state: LetterState): void => {
    letter.state = state;
    wake(letter);
  };
  const current = (letter: Letter | undefined): Letter | null => {
    if (letter && performance.now() >= letter.until) drop(letter);
    return letter && byKey.has(letter.key) ? letter : null;
  };

  function open(owner: string | null): Letter {
    const before = owner === null ? undefined : byOwner.get(owner);
    if (before) drop(before);
    if (byKey.size + memory.leaving >= maxLetters) throw full();
    const until = performance.now() + lastsMs;
    const blank = { state: 'waiting', failures: 0, photo: null, waiting: new Set<() => void>() } as const;
    const letter: Letter = { token: secret(), key: secret(), owner, until, ...blank };
    byKey.set(letter.key, letter);
    byToken.set(letter.token, letter);
    if (owner !== null) byOwner.set(owner, letter);
    const timer = setTimeout(drop, lastsMs, letter);
    timer.unref?.(); // a server that ends need not wait for it
    return letter;
  }

  return {
    open,
    byKey: (key) => current(byKey.get(key)),
    byToken: (token) => current(byToken.get(token)),
    move,
    failed(letter) {
      letter.failures += 1;
      if (letter.failures >= MOST_FAILURES) drop(letter);
      else move(letter, 'opened');
    },
    room: ({ owner }) => memory.room(owner),
    put(letter, photo) {
      letter.photo = photo;
      move(letter, 'sent');
    },
    take(letter) {
      const { photo } = letter;
      if (!photo || !forget(letter)) return null;
      letter.photo = null;
      photo.held.leave();
      wake(letter);
      return photo;
    },
    drop,
  };
}
