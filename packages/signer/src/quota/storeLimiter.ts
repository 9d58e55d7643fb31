import { KtpError } from '@ktp-ocr/core';
import { type Limit, type Limiter, type LimiterStore, take } from './limiter.ts';
import { memoryLimiter } from './memoryLimiter.ts';

/** Milliseconds a shared store has to answer. */
const PATIENCE_MS = 1000;
/** Milliseconds for which a failed store is not asked again. */
const REST_MS = 2000;

/** What to do while the shared store does not answer. */
export type WhenStoreFails = 'refuse' | 'allow';

function storeFailed(cause: unknown): KtpError {
  return new KtpError('upstream-unavailable', { detail: 'signer.quota_store', retryAfter: 5, cause });
}

async function patiently<Result>(work: Promise<Result>): Promise<Result> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error('The store of the quotas did not answer in time.')), PATIENCE_MS);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}

/** One limit, wherever it is counted. */
export interface Counter {
  /** Milliseconds to wait, or 0 if a point was taken. */
  take(key: string): Promise<number>;
  giveBack(key: string): Promise<void>;
}

/**
 * Counts a limit in memory, or in a store shared by several machines. While the store does not answer, either every
 * call is refused or this machine counts for itself.
 */
export function createCounter(
  limit: Limit & { readonly keyPrefix: string },
  store: LimiterStore | undefined,
  whenStoreFails: WhenStoreFails,
  onFull: () => void = () => undefined,
): Counter {
  const own = memoryLimiter(limit, onFull);
  const shared: Limiter | undefined = store?.(limit);
  let restUntil = 0;
  let lastFailure: unknown = null;

  async function alone(key: string): Promise<number> {
    if (whenStoreFails === 'refuse') throw storeFailed(lastFailure);
    return take(own, key);
  }

  return {
    async take(key) {
      if (!shared) return take(own, key);
      if (performance.now() < restUntil) return alone(key);
      try {
        return await patiently(take(shared, key));
      } catch (failure) {
        lastFailure = failure;
        restUntil = performance.now() + REST_MS;
        return alone(key);
      }
    },
    async giveBack(key) {
      await patiently(Promise.resolve((shared ?? own).reward?.(key))).catch(() => undefined);
    },
  };
}
