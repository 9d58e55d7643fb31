import { isRecord } from '../endpoint/isRecord.ts';

/** A number of points in a number of seconds. */
export interface Limit {
  /** A whole number above 0; one photo, code or request takes one. */
  readonly points: number;
  /** Seconds. */
  readonly duration: number;
}

/**
 * Counts points. Every limiter of `rate-limiter-flexible` is one. `consume` resolves if a point was left. If none was,
 * it rejects with `{ msBeforeNext }`, which is not an `Error`; an `Error` means that the store itself failed.
 */
export interface Limiter {
  /** Takes a point for this key. */
  consume(key: string): Promise<unknown>;
  /** Gives a point back. */
  reward?(key: string): Promise<unknown>;
}

/**
 * Makes the limiter for one limit, over a store shared by several machines:
 *
 *     (options) => new RateLimiterRedis({ ...options, storeClient })
 */
export type LimiterStore = (options: Limit & { readonly keyPrefix: string }) => Limiter;

/** Milliseconds to wait, or 0 if a point was taken. Fails if the store fails. */
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
