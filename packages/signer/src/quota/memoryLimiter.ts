import type { Limit, Limiter } from './limiter.ts';

/**
 * A user who invents keys displaces other keys rather than filling memory: first the oldest below their limit, then the
 * oldest of the rest.
 */
const MOST_KEYS = 20_000;
/** Milliseconds between two such reports. */
const SAID_MS = 3_600_000;

/** A limiter that can also be consulted without taking a point. */
export interface MemoryLimiter extends Limiter {
  /** Milliseconds until there is a point for this key; 0 if there is one now. */
  wait(key: string): number;
}

/**
 * Counts in memory, and exactly: no span of `duration` seconds, wherever it starts, has more than `points`. Fixed
 * windows, which shared stores use, allow twice as many around their edges.
 */
export function memoryLimiter({ points, duration }: Limit, onFull: () => void = () => undefined): MemoryLimiter {
  /** When points were taken: by keys with some left and by keys without, each in the order of their last one. */
  const below = new Map<string, number[]>();
  const atLimit = new Map<string, number[]>();
  const ms = duration * 1000;
  let said = -Infinity;

  const timesOf = (key: string): readonly number[] => below.get(key) ?? atLimit.get(key) ?? [];
  const recent = (key: string, now: number): number[] => timesOf(key).filter((time) => time > now - ms);

  function keep(key: string, times: number[], now: number): void {
    below.delete(key);
    atLimit.delete(key);
    if (times.length === 0) return;
    const own = times.length < points ? below : atLimit;
    own.set(key, times);
    if (below.size + atLimit.size <= MOST_KEYS) return;
    const [oldest = key] = (below.size > 0 ? below : atLimit).keys();
    if (!below.delete(oldest)) atLimit.delete(oldest);
    if (now - said < SAID_MS) return;
    said = now;
    onFull();
  }

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
      const [first = now] = times;
      if (times.length < points) {
        keep(key, [...times, now], now);
        return undefined;
      }
      keep(key, times, now); // the most recent key goes last
      // Not an error: a refusal in the form that rate-limiter-flexible uses.
      return Promise.reject({ msBeforeNext: Math.ceil(first + ms - now) }); // oxlint-disable-line prefer-promise-reject-errors
    },
    async reward(key) {
      keep(key, timesOf(key).slice(0, -1), performance.now());
    },
  };
}
