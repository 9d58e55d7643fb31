import { KtpError } from '@ktp-ocr/core';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { translator } from './labels.ts';
import { waitWords } from './waitWords.ts';

beforeEach(() => vi.useFakeTimers({ now: new Date(2026, 10, 28, 14, 20, 30) }));
afterEach(() => vi.useRealTimers());

const say = (error: KtpError, lang: 'id' | 'en') => waitWords(error, lang, translator(lang));

test.each([
  ['upstream-busy', null, 'beberapa saat lagi', 'in a moment'],
  ['upstream-busy', 12, 'beberapa saat lagi', 'in a moment'],
  ['daily-limit', null, 'nanti', 'later'],
  ['too-many-requests', 60, 'pukul 14.22', 'at 14:22'],
  ['too-many-requests', 600, 'pukul 14.31', 'at 14:31'],
  ['too-many-requests', 9.65 * 3600, 'hari Minggu pukul 00.00', 'on Sunday at 00:00'],
  ['daily-limit', 17 * 3600, 'hari Minggu pukul 07.21', 'on Sunday at 07:21'],
] as const)('%s with a wait of %s seconds: %s', (code, retryAfter, id, en) => {
  const error = new KtpError(code, { retryAfter });
  expect([say(error, 'id'), say(error, 'en')]).toEqual([id, en]);
});

test('the time stays the same when the screen is drawn again', () => {
  const error = new KtpError('too-many-requests', { retryAfter: 600 });
  const first = say(error, 'id');
  vi.advanceTimersByTime(300_000);
  expect(say(error, 'id')).toBe(first);
});
