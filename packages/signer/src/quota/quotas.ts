import { KtpError } from '@ktp-ocr/core';
import { createFairQueue } from './fairQueue.ts';
import type { Limit, LimiterStore } from './limiter.ts';
import { memoryLimiter } from './memoryLimiter.ts';
import { createCounter, type WhenStoreFails } from './storeLimiter.ts';

/** How many photos may be read, per user and in total. Every option is optional. */
export interface QuotaOptions {
  /**
   * Photos one user may have read; all limits apply. Users are told apart by the `id` that `authorize` returns; if it
   * returns `true`, there is no user to count. Default: 10 a minute, 60 a day. `[]` for none.
   */
  readonly perUser?: readonly Limit[];
  /** Photos read in total. Default 5 a second: the lower of the two rates the API documents. */
  readonly account?: Limit | false;
  /** Calls that may wait for the account's limit instead of being refused at once. Users take turns. */
  readonly queue?: {
    /** How many may wait at once. Default 20. */
    readonly places?: number;
    /** Longest wait in milliseconds before `upstream-busy`. Default 3,000. */
    readonly waitMs?: number;
  };
  /**
   * How many bodies of one user may be refused before no more of theirs are read for a while: a refusal costs them no
   * photo, but must not be free either. Counted on each machine separately. Default 30 in 10 minutes.
   */
  readonly refused?: Limit | false;
  /** Where several machines count together: any limiter of `rate-limiter-flexible`. Default: in memory. */
  readonly store?: LimiterStore;
  /** While the store does not answer: refuse (default), or let each machine apply the limits by itself. */
  readonly whenStoreFails?: WhenStoreFails;
}

export interface Quotas {
  /**
   * Resolves once a photo may be read.
   *
   * @param id of the user, or `null` if unknown.
   * @throws {KtpError} `too-many-requests`, `upstream-busy`, `upstream-unavailable` if the store fails; the signal's
   * reason when aborted.
   */
  admit(id: string | null, signal: AbortSignal): Promise<void>;
  /** @throws {KtpError} `too-many-requests` if too many bodies of this user were refused lately. */
  checkRefused(id: string | null): void;
  /** Counts one more refused body of this user. */
  countRefused(id: string | null): void;
}

const PER_USER: readonly Limit[] = [
  { points: 10, duration: 60 },
  { points: 60, duration: 86_400 },
];
const ACCOUNT: Limit = { points: 5, duration: 1 };
const REFUSED: Limit = { points: 30, duration: 600 };

function checked(limit: Limit): Limit {
  const whole = (n: number): boolean => Number.isSafeInteger(n) && n > 0;
  if (whole(limit.points) && whole(limit.duration)) return limit;
  const message = 'A limit of the quotas is { points, duration }: whole numbers above 0, the duration in seconds.';
  throw new KtpError('misconfigured', { message, detail: 'signer.bad_quota' });
}

/** A store sees no more of who a user is than it has to. */
async function keyOf(id: string): Promise<string> {
  const hash = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(id));
  return [...new Uint8Array(hash, 0, 16)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

const UNLIMITED: Quotas = {
  admit: async () => undefined,
  checkRefused: () => undefined,
  countRefused: () => undefined,
};

function countersFull(): KtpError {
  const message =
    'There are more users to count than memory for them: the oldest are forgotten, those at their limit last. Use a store, or find out who they are.';
  return new KtpError('misconfigured', { message, detail: 'signer.counters_full' });
}

function tooMany(detail: string, ms: number): KtpError {
  return new KtpError('too-many-requests', { detail, retryAfter: Math.ceil(ms / 1000) });
}

/** Counts the refused bodies of each user. */
function refusedBodies(limit: Limit | false, onFull: () => void): Pick<Quotas, 'checkRefused' | 'countRefused'> {
  if (limit === false) return UNLIMITED;
  const counted = memoryLimiter(checked(limit), onFull);
  return {
    checkRefused(id) {
      const ms = id === null ? 0 : counted.wait(id);
      if (ms > 0) throw tooMany('signer.refused_quota', ms);
    },
    countRefused(id) {
      if (id !== null) counted.consume(id).catch(() => undefined); // over the limit already
    },
  };
}

/** @throws {KtpError} `misconfigured` for an invalid limit. */
export function createQuotas(
  options: QuotaOptions | false = {},
  onFault: (error: KtpError) => void = () => undefined,
): Quotas {
  if (options === false) return UNLIMITED;
  const { perUser = PER_USER, account = ACCOUNT, queue = {}, store, whenStoreFails = 'refuse' } = options;
  const onFull = (): void => onFault(countersFull());
  const counter = (limit: Limit, keyPrefix: string) =>
    createCounter({ ...checked(limit), keyPrefix }, store, whenStoreFails, onFull);
  const users = perUser.map((limit) => counter(limit, `ktp-user-${limit.duration}`));
  const everybody = account ? counter(account, 'ktp-account') : null;
  const turn =
    everybody &&
    createFairQueue({
      places: queue.places ?? 20,
      waitMs: queue.waitMs ?? 3000,
      take: () => everybody.take('all'),
    });

  return {
    ...refusedBodies(options.refused ?? REFUSED, onFull),
    async admit(id, signal) {
      const key = id === null ? '' : await keyOf(id);
      const taken: (typeof users)[number][] = [];
      try {
        for (const user of id === null ? [] : users) {
          const ms = await user.take(key);
          if (ms > 0) throw tooMany('signer.user_quota', ms);
          taken.push(user);
        }
        await turn?.(key, signal);
      } catch (error) {
        // No one pays for a photo that was not read.
        await Promise.all(taken.map((user) => user.giveBack(key)));
        throw error;
      }
    },
  };
}
