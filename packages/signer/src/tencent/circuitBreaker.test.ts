import { afterEach, expect, test, vi } from 'vitest';
import { createCircuitBreaker } from './circuitBreaker.ts';

afterEach(() => vi.useRealTimers());

test('pauses for twenty seconds by a clock that cannot be set', () => {
  vi.useFakeTimers({ toFake: ['Date', 'performance'] });
  const breaker = createCircuitBreaker();
  for (let i = 0; i < 5; i += 1) breaker.failed();
  expect(breaker.check).toThrow(expect.objectContaining({ retryAfter: 20 }));
  vi.setSystemTime(Date.now() + 86_400_000); // set forward: it still pauses
  expect(breaker.check).toThrow();
  vi.setSystemTime(0); // set back: it does not pause for decades
  vi.advanceTimersByTime(20_000);
  expect(breaker.check).not.toThrow();
});
