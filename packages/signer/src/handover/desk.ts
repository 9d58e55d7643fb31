import type { Call, Reply } from '../endpoint/createEndpoint.ts';
import type { Quotas } from '../quota/quotas.ts';
import type { Letters } from './createLetters.ts';
import type { DeskDevice } from './deskDevice.ts';
import type { HandoverFacts } from './handoverEvent.ts';
import type { Letter } from './letter.ts';
import { gone, type Step } from './step.ts';

/** Open requests of one desk: a reload may leave one behind. */
const MOST_WAITING = 2;

/** Resolves once the letter has changed, the desk has gone, or the wait is over. */
function moved(letter: Letter, asked: AbortSignal, waitMs: number): Promise<void> {
  return new Promise((resolve) => {
    const end = (): void => {
      clearTimeout(timer);
      letter.waiting.delete(end);
      asked.removeEventListener('abort', end);
      resolve();
    };
    const timer = setTimeout(end, waitMs);
    const [oldest] = letter.waiting;
    if (letter.waiting.size >= MOST_WAITING) oldest?.(); // it gets the current state, and may ask again
    letter.waiting.add(end);
    asked.addEventListener('abort', end);
  });
}

export interface DeskBounds {
  readonly quotas: Quotas;
  /** Milliseconds a hand-over lasts. */
  readonly lastsMs: number;
  /** Milliseconds the desk's request stays open. */
  readonly waitMs: number;
}

/** The steps of the page that wants the photo: ask for a hand-over, enter its number, wait for its photo, cancel it. */
export function createDesk(letters: Letters, { quotas, lastsMs, waitMs }: DeskBounds) {
  /** Answers as soon as the hand-over differs from what the desk last saw, or once it has waited long enough. */
  async function wait(letter: Letter, { request, facts }: Call<HandoverFacts>): Promise<Reply> {
    const seen = new URL(request.url).searchParams.get('seen');
    const isReady = letter.confirmed && letter.photo !== null;
    if (letter.state === seen && !isReady && !request.signal.aborted) await moved(letter, request.signal, waitMs);
    if (letters.byKey(letter.key) !== letter) throw gone();
    // Not to a desk that has gone: the photo would be lost.
    const photo = request.signal.aborted ? null : letters.take(letter);
    if (photo) {
      Object.assign(facts, { step: 'fetched', bytes: photo.bytes.length });
      return { bytes: photo.bytes, type: photo.mediaType, left: photo.held.giveBack };
    }
    facts.step = 'waited';
    const expiresIn = Math.max(0, Math.ceil((letter.until - performance.now()) / 1000));
    return { json: { state: letter.state, expiresIn } };
  }

  /** Whether the number matches the phone's: a wrong one is an answer, not an error. */
  async function confirm(letter: Letter, number: string, facts: HandoverFacts): Promise<Reply> {
    const confirmed = letters.confirm(letter, number);
    facts.step = confirmed ? 'confirmed' : 'mismatched';
    return { json: { confirmed, triesLeft: letters.triesLeft(letter) } };
  }

  return {
    create: (user: string | null, askedFrom: DeskDevice): Step => ({
      holder: false,
      async serve({ signal, facts }) {
        await quotas.admit(user, signal);
        const { token, key } = letters.open(user, askedFrom);
        facts.step = 'created';
        return { json: { token, key, expiresIn: lastsMs / 1000 }, status: 201 };
      },
    }),
    /** @throws {KtpError} `bad-request` if the user has no such hand-over. */
    ask(user: string | null, method: string, { key, number }: { readonly key: string; readonly number: string }): Step {
      const letter = letters.byKey(key);
      if (!letter || letter.owner !== user) throw gone();
      if (method === 'GET') return { holder: false, serve: (call) => wait(letter, call) };
      if (method === 'POST') return { holder: false, serve: ({ facts }) => confirm(letter, number, facts) };
      return {
        holder: false,
        async serve({ facts }) {
          letters.drop(letter);
          facts.step = 'cancelled';
          return 'nothing';
        },
      };
    },
  };
}
