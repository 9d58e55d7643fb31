import { expect, test, vi } from 'vitest';
import { memoryLimiter } from './memoryLimiter.ts';

test('reports once that there are too many keys, and keeps those at their limit', async () => {
  const full = vi.fn();
  const limiter = memoryLimiter({ points: 2, duration: 60 }, full);
  await limiter.consume('greedy');
  await limiter.consume('greedy');
  for (let i = 0; i < 19_999; i += 1) await limiter.consume(`invented-${i}`);
  expect(full).not.toHaveBeenCalled();
  for (let i = 0; i < 30_000; i += 1) await limiter.consume(`more-${i}`);
  expect(full).toHaveBeenCalledOnce();
  await expect(limiter.consume('greedy')).rejects.toMatchObject({ msBeforeNext: expect.any(Number) });
  expect(limiter.wait('greedy')).toBeGreaterThan(0);
  expect(limiter.wait('invented-0')).toBe(0);
});

test('makes room when a point is given back', async () => {
  const limiter = memoryLimiter({ points: 1, duration: 60 });
  await limiter.consume('a');
  await limiter.reward?.('a');
  await limiter.consume('a');
  await expect(limiter.consume('a')).rejects.toBeDefined();
});
