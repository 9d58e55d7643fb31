import type { Limit, Limiter } from './limiter.ts';

/** Whoever invents keys pushes the oldest out, not the memory. */
const MOST_KEYS = 20_000;

/** A limiter that can also be looked at without taking a point. */
export interface MemoryLimiter extends Limiter {
  /** Milliseconds until there is a point for this key; 0 where there is one. */
  wait(key: string): number;
}

/**
 * Counts in memory, and exactly: there is no span of `duration` seconds, wherever it starts, with more than `points`. Fixed
 * windows, as shared stores have them, allow twice as many around their edge.
 */
export function memoryLimiter({ points, duration }: Limit): MemoryLimiter {
  const taken = new Map<string, number[]>();
  const ms = duration * 1000;

  const recent = (key: string, now: number): number[] => (taken.get(key) ?? []).filter((time) => time > now - ms);

  return {
    wait(key) {
      const now = performance.now();
      const times = recent(key, now);
      const [first = now] = times;
      return times.length < points ? 0 : Math.ceil(first + ms - now);
    },
    async consume(key) {
      const now = performance.now();
      const times = recent(key, now);
      taken.delete(key); // whoever came last stands last
      taken.set(key, times);
      const [oldest] = taken.keys();
      if (taken.size > MOST_KEYS && oldest !== undefined) taken.delete(oldest);
      if (times.length < points) {
        times.push(now);
        return undefined;
      }
      const [first = now] = times;
      const msBeforeNext = Math.ceil(first + ms - now);
      // Not an error: shaped as the limiters of rate-limiter-flexible refuse.
      return Promise.reject({ msBeforeNext }); // oxlint-disable-line prefer-promise-reject-errors
    },
    async reward(key) {
      taken.get(key)?.pop();
    },
  };
}
