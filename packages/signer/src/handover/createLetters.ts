import type { DeskDevice } from './deskDevice.ts';
import { createHeldBytes, full, type HeldBytes } from './heldBytes.ts';
import { type BoundPhone, type HeldPhoto, type Letter, type LetterState, newLetter, randomNumber } from './letter.ts';
import { createLetterIndex } from './letterIndex.ts';

export interface LetterBounds {
  /** Milliseconds a hand-over lasts. */
  readonly lastsMs: number;
  readonly maxLetters: number;
  /** Bytes of all photos that are arriving, waiting or on their way out; and of one user's. */
  readonly maxHeldBytes: number;
  readonly maxHeldBytesPerUser: number;
}

export interface Letters {
  /**
   * Opens a hand-over, which replaces the user's old one.
   *
   * @throws {KtpError} `upstream-busy` if there are too many already.
   */
  open(owner: string | null, askedFrom: DeskDevice): Letter;
  /** By its key or its token; `null` if it is over, was fetched, or never existed. */
  byKey(key: string): Letter | null;
  byToken(token: string): Letter | null;
  /**
   * Binds the hand-over to the first phone that names itself.
   *
   * @returns the phone, or `null` if it belongs to another one.
   */
  bind(letter: Letter, name: string): BoundPhone | null;
  /** Whether this is the phone's number. Three wrong ones end the hand-over. */
  confirm(letter: Letter, number: string): boolean;
  /** Numbers that may still be tried. */
  triesLeft(letter: Letter): number;
  move(letter: Letter, state: LetterState): void;
  /** An upload failed: the token can be used for another, a few times. */
  failed(letter: Letter): void;
  /** Memory for a photo that is about to arrive. Taking more than there is throws `upstream-busy`. */
  room(letter: Letter): HeldBytes;
  put(letter: Letter, photo: HeldPhoto): void;
  /** The photo, once, and only after its number; the letter is then gone. Its memory counts until it is given back. */
  take(letter: Letter): HeldPhoto | null;
  drop(letter: Letter): void;
}

/** Failed uploads after which a hand-over is over: enough for bad photos and bad networks, and too few for mischief. */
const MOST_FAILURES = 10;
/** Wrong numbers that end it: three tries in ten thousand are no way to a stranger's photo. */
const MOST_MISSES = 3;

function wake(letter: Letter): void {
  for (const listen of letter.waiting) listen();
}

function move(letter: Letter, state: LetterState): void {
  letter.state = state;
  wake(letter);
}

/** The changes to one letter. */
function letterChanges(drop: (letter: Letter) => void): Pick<Letters, 'bind' | 'confirm' | 'triesLeft' | 'failed'> {
  return {
    bind(letter, name) {
      letter.phone ??= { name, number: randomNumber() };
      if (letter.phone.name !== name) return null;
      if (letter.state === 'waiting') move(letter, 'opened');
      return letter.phone;
    },
    confirm(letter, number) {
      if (letter.confirmed || letter.phone?.number === number) {
        letter.confirmed = true;
        wake(letter);
        return true;
      }
      letter.misses += 1;
      if (letter.misses >= MOST_MISSES) drop(letter);
      return false;
    },
    triesLeft: ({ misses }) => MOST_MISSES - misses,
    failed(letter) {
      letter.failures += 1;
      if (letter.failures >= MOST_FAILURES) drop(letter);
      else move(letter, 'opened');
    },
  };
}

/** Photos on their way from a phone to a desk: in memory only, few, for minutes, each handed over once. */
export function createLetters(bounds: LetterBounds): Letters {
  const { lastsMs, maxLetters, maxHeldBytes, maxHeldBytesPerUser } = bounds;
  const index = createLetterIndex();
  const memory = createHeldBytes(maxHeldBytes, maxHeldBytesPerUser);
  const drop = (letter: Letter): void => {
    if (!index.remove(letter)) return;
    letter.photo?.held.giveBack();
    letter.photo = null;
    letter.over.abort();
    wake(letter);
  };
  const current = (letter: Letter | undefined): Letter | null => {
    if (letter && performance.now() >= letter.until) drop(letter);
    return letter && index.has(letter) ? letter : null;
  };

  return {
    open(owner, askedFrom) {
      const before = index.byOwner(owner);
      if (before) drop(before);
      if (index.size + memory.leaving >= maxLetters) throw full();
      const letter = newLetter(owner, askedFrom, lastsMs);
      index.add(letter);
      const timer = setTimeout(drop, lastsMs, letter);
      timer.unref?.(); // a server that is stopping need not wait for it
      return letter;
    },
    byKey: (key) => current(index.byKey(key)),
    byToken: (token) => current(index.byToken(token)),
    ...letterChanges(drop),
    move,
    room: ({ owner }) => memory.room(owner),
    put(letter, photo) {
      letter.photo = photo;
      move(letter, 'sent');
    },
    take(letter) {
      const { photo, confirmed } = letter;
      if (!photo || !confirmed || !index.remove(letter)) return null;
      letter.photo = null;
      photo.held.leave();
      wake(letter);
      return photo;
    },
    drop,
  };
}
