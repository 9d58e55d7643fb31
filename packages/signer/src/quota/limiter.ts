import { isRecord } from '../endpoint/isRecord.ts';

/** So many points in so many seconds. */
export interface Limit {
  /** A whole number above 0; one photo, code or request takes one. */
  readonly points: number;
  /** Seconds. */
  readonly duration: number;
}

/**
 * What counts. Every limiter of `rate-limiter-flexible` is one. `consume` resolves where there was a point left and
 * rejects with `{ msBeforeNext }`, which is no `Error`, where there was none; an `Error` says that the store itself
 * failed.
 */
export interface Limiter {
  /** Takes a point of this key. */
  consume(key: string): Promise<unknown>;
  /** Gives a point back. */
  reward?(key: string): Promise<unknown>;
}

/**
 * Makes the limiter of one limit, over a store that several machines share:
 *
 *     (options) => new RateLimiterRedis({ ...options, storeClient })
 */
export type LimiterStore = (options: Limit & { readonly keyPrefix: string }) => Limiter;

/** Milliseconds to wait, or 0 where a point was taken. Fails where the store fails. */
export async function take(limiter: Limiter, key: string): Promise<number> {
  try {
    await limiter.consume(key);
    return 0;
  } catch (refused) {
    const msBeforeNext = isRecord(refused) ? refused['msBeforeNext'] : undefined;
    if (refused instanceof Error || typeof msBeforeNext !== 'number') throw refused;
    return Math.max(1, msBeforeNext);
  }
}
