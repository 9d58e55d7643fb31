import { KtpError } from '@ktp-ocr/core';
import * as fc from 'fast-check';
import { RateLimiterMemory } from 'rate-limiter-flexible';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { createFairQueue } from './fairQueue.ts';
import type { Limiter } from './limiter.ts';
import { take } from './limiter.ts';
import { memoryLimiter } from './memoryLimiter.ts';
import { createQuotas, type QuotaOptions } from './quotas.ts';

const { signal: never } = new AbortController();
const codeOf = (promise: Promise<unknown>): Promise<string> =>
  promise.then(
    () => 'none',
    (error: KtpError) => error.detail ?? error.code,
  );

const hashing = vi.spyOn(crypto.subtle, 'digest');
beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance', 'Date'] }));
afterEach(() => {
  vi.useRealTimers();
  hashing.mockClear();
});

/**
 * The promise's result, with the clock advancing until it is there. Hashing an id takes real time, so the clock waits
 * for it.
 */
async function inFakeTime<Result>(promise: Promise<Result>): Promise<Result> {
  const state = { done: false };
  void promise.finally(() => (state.done = true)).catch(() => undefined);
  for (let i = 0; i < 500 && !state.done; i += 1) {
    await Promise.allSettled(hashing.mock.results.map(({ value }) => value));
    await vi.advanceTimersByTimeAsync(10);
  }
  return promise;
}

describe('in memory', () => {
  test('never allows more than its points in any span, nor fewer than there is room for', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 1, max: 6 }),
        fc.array(fc.integer({ min: 0, max: 900 }), { maxLength: 60 }),
        async (points, gaps) => {
          const limiter = memoryLimiter({ points, duration: 1 });
          const granted: number[] = [];
          for (const gap of gaps) {
            await vi.advanceTimersByTimeAsync(gap);
            const now = performance.now();
            const inSpan = granted.filter((time) => time > now - 1000).length;
            const wait = await take(limiter, 'a');
            expect(wait === 0).toBe(inSpan < points);
            if (wait === 0) granted.push(now);
            else expect(granted.filter((time) => time > now + wait - 1000).length).toBeLessThan(points);
          }
        },
      ),
      { numRuns: 100, seed: 5 },
    );
  });

  test('counts keys separately, and a point given back can be taken again', async () => {
    const limiter = memoryLimiter({ points: 1, duration: 60 });
    expect([await take(limiter, 'a'), await take(limiter, 'b')]).toEqual([0, 0]);
    expect(await take(limiter, 'a')).toBe(60_000);
    await limiter.reward!('a');
    expect(await take(limiter, 'a')).toBe(0);
  });

  test('displaces the keys unused for longest when there are too many', async () => {
    const limiter = memoryLimiter({ points: 1, duration: 60 });
    await take(limiter, 'first');
    for (let i = 0; i < 20_000; i += 1) await take(limiter, `key-${i}`);
    expect(await take(limiter, 'first')).toBe(0);
    expect(await take(limiter, 'key-19999')).toBeGreaterThan(0);
  });
});

describe('a fair queue', () => {
  /** A turn every 100 ms. */
  const slowly = (): (() => Promise<number>) => {
    let free = 0;
    return async () => {
      const wait = free - performance.now();
      if (wait > 0) return wait;
      free = performance.now() + 100;
      return 0;
    };
  };

  test('serves one after another, lane by lane', async () => {
    const enter = createFairQueue({ places: 20, waitMs: 5000, take: slowly() });
    const order: string[] = [];
    for (const who of ['a1', 'a2', 'a3', 'a4', 'b1', 'c1', 'b2'])
      void enter(who[0]!, never).then(() => order.push(who));
    await vi.advanceTimersByTimeAsync(1000);
    expect(order).toEqual(['a1', 'b1', 'c1', 'a2', 'b2', 'a3', 'a4']);
  });

  test('is bounded, and the longest lane gives up a place to a user with fewer waiting', async () => {
    const enter = createFairQueue({ places: 3, waitMs: 5000, take: slowly() });
    void enter('x', never); // served at once
    await vi.advanceTimersByTimeAsync(0);
    const a = [1, 2, 3, 4].map(() => codeOf(enter('a', never)));
    expect(await a[3]).toBe('signer.queue_full');
    const b = [1, 2].map(() => codeOf(enter('b', never)));
    expect(await a[2]).toBe('signer.queue_full'); // the last of the longest lane
    expect(await b[1]).toBe('signer.queue_full'); // as long as the longest by now
    await vi.advanceTimersByTimeAsync(1000);
    expect([await a[0], await a[1], await b[0]]).toEqual(['none', 'none', 'none']);
  });

  test('lets no one wait too long, and says when to try again', async () => {
    const enter = createFairQueue({ places: 3, waitMs: 2500, take: async () => 3_600_000 });
    const waiting = enter('a', never).catch((error: KtpError) => error);
    await vi.advanceTimersByTimeAsync(2500);
    expect(await waiting).toMatchObject({ code: 'upstream-busy', detail: 'signer.queue_full', retryAfter: 3 });
    await vi.advanceTimersByTimeAsync(2500);
    expect(vi.getTimerCount()).toBe(0);
  });

  test('forgets callers who have left', async () => {
    const gone = new AbortController();
    const enter = createFairQueue({ places: 1, waitMs: 5000, take: slowly() });
    await enter('a', never);
    const left = codeOf(enter('a', gone.signal));
    gone.abort();
    expect(await left).toBe('client-closed');
    expect(await codeOf(enter('a', AbortSignal.abort()))).toBe('client-closed');
    const next = codeOf(enter('b', never));
    await vi.advanceTimersByTimeAsync(200);
    expect(await next).toBe('none');
  });

  test('passes a failure on to everyone waiting, and continues afterwards', async () => {
    let broken = true;
    const enter = createFairQueue({
      places: 5,
      waitMs: 5000,
      take: async () => {
        if (broken) throw new KtpError('upstream-unavailable', { detail: 'signer.quota_store' });
        return 0;
      },
    });
    const all = ['a', 'a', 'b'].map((lane) => codeOf(enter(lane, never)));
    expect(await Promise.all(all)).toEqual(Array(3).fill('signer.quota_store'));
    broken = false;
    expect(await codeOf(enter('a', never))).toBe('none');
  });
});

describe('quotas', () => {
  const admitAll = async (options: QuotaOptions, ids: readonly (string | null)[]): Promise<string[]> => {
    const quotas = createQuotas({ queue: { waitMs: 100 }, ...options });
    return inFakeTime(Promise.all(ids.map((id) => codeOf(quotas.admit(id, never)))));
  };

  test('allows five a second in total by default, and the rest wait their turn', async () => {
    const quotas = createQuotas();
    const at: number[] = [];
    const all = Array.from({ length: 12 }, (_, i) =>
      quotas.admit(`user-${i}`, never).then(() => at.push(performance.now())),
    );
    const started = performance.now();
    await inFakeTime(Promise.all(all));
    expect(at.map((time) => Math.floor((time - started) / 1000))).toEqual([0, 0, 0, 0, 0, 1, 1, 1, 1, 1, 2, 2]);
  });

  test('allows ten a minute per user by default, and counts callers without an id in total only', async () => {
    const quotas = createQuotas({ account: false });
    const all = await Promise.all(Array.from({ length: 12 }, () => codeOf(quotas.admit('a', never))));
    expect(all.filter((code) => code === 'none')).toHaveLength(10);
    await expect(quotas.admit('a', never)).rejects.toMatchObject({ code: 'too-many-requests', retryAfter: 60 });
    expect(await codeOf(quotas.admit('b', never))).toBe('none');
    for (let i = 0; i < 30; i += 1) expect(await codeOf(quotas.admit(null, never))).toBe('none');
    await vi.advanceTimersByTimeAsync(60_000);
    expect(await codeOf(quotas.admit('a', never))).toBe('none');
  });

  test('charges nothing for refused calls', async () => {
    const options = { perUser: [{ points: 1, duration: 60 }], account: { points: 1, duration: 3 } };
    const quotas = createQuotas({ ...options, queue: { waitMs: 100 } });
    expect(await codeOf(quotas.admit('a', never))).toBe('none');
    expect(await inFakeTime(codeOf(quotas.admit('b', never)))).toBe('signer.queue_full');
    await vi.advanceTimersByTimeAsync(3000);
    expect(await codeOf(quotas.admit('b', never))).toBe('none');
    expect(await codeOf(quotas.admit('b', never))).toBe('signer.user_quota');
  });

  test('counts in a store of rate-limiter-flexible, which sees no names', async () => {
    const keys: string[] = [];
    const store: QuotaOptions['store'] = (options) => {
      const limiter = new RateLimiterMemory(options);
      return {
        consume: (key) => {
          keys.push(key);
          return limiter.consume(key);
        },
        reward: (key) => limiter.reward(key),
      };
    };
    const perUser = [{ points: 2, duration: 60 }];
    const answers = await admitAll({ store, perUser }, Array(3).fill('siti@example.test'));
    // Which of the three asks last depends on the threads that hash.
    expect(answers.toSorted()).toEqual(['none', 'none', 'signer.user_quota']);
    expect(keys.filter((key) => key !== 'all').every((key) => /^[0-9a-f]{32}$/.test(key))).toBe(true);
  });

  test.each<[string, () => Limiter]>([
    ['fails', () => ({ consume: () => Promise.reject(new Error('connection refused')) })],
    ['says nothing', () => ({ consume: () => new Promise(() => undefined) })],
  ])('if a store %s, refuses everyone or lets each machine count for itself', async (_, store) => {
    const perUser = [{ points: 2, duration: 60 }];
    const ids = ['a', 'a', 'a'];
    const closed = createQuotas({ store, perUser });
    const refused = closed.admit('a', never).catch((error: KtpError) => error);
    expect(await inFakeTime(refused)).toMatchObject({
      code: 'upstream-unavailable',
      detail: 'signer.quota_store',
      retryAfter: 5,
    });
    const open = createQuotas({ store, perUser, whenStoreFails: 'allow' });
    const all = await inFakeTime(Promise.all(ids.map((id) => codeOf(open.admit(id, never)))));
    expect(all.toSorted()).toEqual(['none', 'none', 'signer.user_quota']);
  });

  test('uses a store again when it is back', async () => {
    let away = true;
    let asked = 0;
    const store = (): Limiter => ({
      consume: async () => {
        asked += 1;
        if (away) throw new Error('connection refused');
      },
    });
    const quotas = createQuotas({ store, account: { points: 5, duration: 1 }, perUser: [] });
    expect(await codeOf(quotas.admit('a', never))).toBe('signer.quota_store');
    expect(await codeOf(quotas.admit('a', never))).toBe('signer.quota_store');
    expect(asked).toBe(1); // a failing store is not asked for a while
    away = false;
    await vi.advanceTimersByTimeAsync(2000);
    expect(await codeOf(quotas.admit('a', never))).toBe('none');
  });

  test.each([
    { points: 0, duration: 1 },
    { points: 1.5, duration: 1 },
    { points: 5, duration: 0.5 },
    { points: Number.NaN, duration: 1 },
  ])('rejects %j as a limit', (limit) => {
    expect(() => createQuotas({ account: limit })).toThrow(/whole numbers/);
    expect(() => createQuotas({ perUser: [limit] })).toThrow(/whole numbers/);
  });

  test('has no limits if the operator says so', async () => {
    const quotas = createQuotas(false);
    for (let i = 0; i < 100; i += 1) await quotas.admit('a', never);
  });
});
