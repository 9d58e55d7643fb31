import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { errorPage } from './errorPage.ts';
import { abortError, isKtpError, KtpError } from './errors.ts';
import { KTP_PROBLEMS, type KtpErrorCode } from './problems.ts';

const codes = Object.keys(KTP_PROBLEMS) as KtpErrorCode[];

describe('a KtpError', () => {
  test('is retryable only if the trouble can pass by itself', () => {
    expect(codes.filter((code) => new KtpError(code).retryable).toSorted()).toEqual([
      'offline',
      'out-of-memory',
      'upstream-busy',
      'upstream-network',
      'upstream-timeout',
      'upstream-unavailable',
      'worker-failed',
    ]);
  });

  test('says what happened and what to do', () => {
    for (const code of codes) expect(new KtpError(code).message).toMatch(/^[A-Z].*\.$/);
  });

  test('is recognised across copies of the package, and nothing else is', () => {
    const copy = Object.assign(new Error('x'), { name: 'KtpError', code: 'offline' });
    expect(isKtpError(copy)).toBe(true);
    expect(isKtpError(Object.assign(new Error('x'), { name: 'KtpError', code: 'toString' }))).toBe(false);
    expect(isKtpError(new Error('x'))).toBe(false);
  });

  test('is made from an abort: cancelled, timed out, or the KtpError that was the reason', () => {
    expect(abortError(AbortSignal.abort()).code).toBe('client-closed');
    expect(abortError(AbortSignal.abort(new DOMException('', 'TimeoutError'))).code).toBe('upstream-timeout');
    expect(abortError(AbortSignal.abort(new KtpError('offline'))).code).toBe('offline');
  });

  describe('while developing', () => {
    afterEach(() => vi.unstubAllEnvs());

    test.each(codes)('%s links to its page', (code) => {
      vi.stubEnv('NODE_ENV', 'development');
      const { message } = new KtpError(code);
      const [, file = ''] = /^[A-Z].*\. https:\/\/\S+\/(docs\/errors\/\S+\.md)$/.exec(message) ?? [];
      expect(existsSync(join(import.meta.dirname, '../../..', file)), message).toBe(true);
    });

    test('links once, even if an error is rebuilt from its message', () => {
      vi.stubEnv('NODE_ENV', 'development');
      const { message } = new KtpError('misconfigured', { message: 'No region is set.' });
      expect(message).toBe(`No region is set. ${errorPage('misconfigured')}`);
      expect(new KtpError('misconfigured', { message }).message).toBe(message);
    });

    test('does not link in production or in pages without a bundler', () => {
      vi.stubEnv('NODE_ENV', 'production');
      expect(new KtpError('offline').message).toBe(KTP_PROBLEMS.offline.message);
      vi.stubGlobal('process', undefined);
      expect(new KtpError('offline').message).toBe(KTP_PROBLEMS.offline.message);
      vi.unstubAllGlobals();
    });
  });
});
