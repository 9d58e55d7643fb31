import { KtpError, type PreparedPhoto } from '@ktp-ocr/core';

/** Where a hand-over stands: nobody has opened the link yet · a phone has · its photo is arriving · its photo is here. */
type LetterState = 'waiting' | 'opened' | 'sending' | 'sent';

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
  photo: { readonly bytes: Uint8Array<ArrayBuffer>; readonly mediaType: PreparedPhoto['mediaType'] } | null;
  /** Who waits for it to change. */
  readonly waiting: Set<() => void>;
}

export interface LetterBounds {
  /** Milliseconds a hand-over lasts. */
  readonly lastsMs: number;
  readonly maxLetters: number;
  /** Bytes of all photos that wait to be fetched. */
  readonly maxHeldBytes: number;
}

export interface Letters {
  /** @throws {KtpError} `upstream-busy` where there are too many already. */
  open(owner: string | null): Letter;
  /** By its key or its token; `null` where it is over, was fetched, or never was. */
  byKey(key: string): Letter | null;
  byToken(token: string): Letter | null;
  move(letter: Letter, state: LetterState): void;
  /** An upload came to nothing: the token is good for another, a few times. */
  failed(letter: Letter): void;
  /** @throws {KtpError} `upstream-busy` where the memory for photos is full. */
  put(letter: Letter, photo: NonNullable<Letter['photo']>): void;
  /** The photo, once: the letter is gone with it. */
  take(letter: Letter): Letter['photo'];
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

function full(): KtpError {
  return new KtpError('upstream-busy', { detail: 'signer.handover_full', retryAfter: 20 });
}

/** Photos on their way from a phone to a desk: in memory only, few, for minutes, each given out once. */
export function createLetters({ lastsMs, maxLetters, maxHeldBytes }: LetterBounds): Letters {
  const byKey = new Map<string, Letter>();
  const byToken = new Map<string, Letter>();
  let held = 0;

  const wake = (letter: Letter): void => {
    for (const listen of letter.waiting) listen();
  };
  const drop = (letter: Letter): void => {
    if (!byKey.delete(letter.key)) return;
    byToken.delete(letter.token);
    held -= letter.photo?.bytes.length ?? 0;
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

  return {
    open(owner) {
      if (byKey.size >= maxLetters) throw full();
      const until = performance.now() + lastsMs;
      const waiting = new Set<() => void>();
      const letter: Letter = {
        token: secret(),
        key: secret(),
        owner,
        until,
        state: 'waiting',
        failures: 0,
        photo: null,
        waiting,
      };
      byKey.set(letter.key, letter);
      byToken.set(letter.token, letter);
      const timer = setTimeout(drop, lastsMs, letter);
      timer.unref?.(); // a server that ends need not wait for it
      return letter;
    },
    byKey: (key) => current(byKey.get(key)),
    byToken: (token) => current(byToken.get(token)),
    move,
    failed(letter) {
      letter.failures += 1;
      if (letter.failures >= MOST_FAILURES) drop(letter);
      else move(letter, 'opened');
    },
    put(letter, photo) {
      if (held + photo.bytes.length > maxHeldBytes) throw full();
      held += photo.bytes.length;
      letter.photo = photo;
      letter.state = 'sent';
      wake(letter);
    },
    take(letter) {
      const { photo } = letter;
      if (photo) drop(letter);
      return photo;
    },
    drop,
  };
}
