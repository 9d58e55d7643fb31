import { describe, expect, test } from 'vitest';
import { abortError, isKtpError, KTP_PROBLEMS, KtpError, type KtpErrorCode } from './errors.ts';
import { errorFromProblem, problemFromError, secondsOfRetryAfter } from './wire/problem.ts';
import { KNOWN_VENDOR_CODES, problemOfVendorCode } from './wire/vendorErrors.ts';

const codes = Object.keys(KTP_PROBLEMS) as KtpErrorCode[];
const now = Date.parse('2026-11-23T10:00:00Z');

describe('a KtpError', () => {
  test('may be retried only where the trouble passes by itself', () => {
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

  test('is known across copies of the package, and nothing else is', () => {
    const copy = Object.assign(new Error('x'), { name: 'KtpError', code: 'offline' });
    expect(isKtpError(copy)).toBe(true);
    expect(isKtpError(Object.assign(new Error('x'), { name: 'KtpError', code: 'toString' }))).toBe(false);
    expect(isKtpError(new Error('x'))).toBe(false);
  });

  test('comes of an abort: cancelled, out of time, or whatever of ours was the reason', () => {
    expect(abortError(AbortSignal.abort()).code).toBe('client-closed');
    expect(abortError(AbortSignal.abort(new DOMException('', 'TimeoutError'))).code).toBe('upstream-timeout');
    expect(abortError(AbortSignal.abort(new KtpError('offline'))).code).toBe('offline');
  });
});

describe('a refusal on its way to the browser', () => {
  test.each(codes)('%s arrives as it left', (code) => {
    const sent = problemFromError(new KtpError(code, { retryAfter: 3, vendorCode: 'Some.Code' }), 'request-1');
    const got = errorFromProblem(sent.status, JSON.parse(JSON.stringify(sent)), null, now);
    expect(got).toMatchObject({ code, retryAfter: 3, vendorCode: 'Some.Code', requestId: 'request-1' });
    expect(sent.status).toBeGreaterThanOrEqual(400);
  });

  test.each([
    [401, 'unauthenticated'],
    [403, 'unauthenticated'],
    [404, 'method-not-allowed'],
    [413, 'image-too-large'],
    [415, 'unsupported-media-type'],
    [429, 'too-many-requests'],
    [500, 'upstream-unavailable'],
    [502, 'upstream-unavailable'],
    [504, 'upstream-timeout'],
    [418, 'upstream-invalid'],
  ] as const)('a bare %i of a proxy becomes %s', (status, code) =>
    expect(errorFromProblem(status, '<html>', null, now).code).toBe(code),
  );

  test('a made-up code is not believed', () =>
    expect(errorFromProblem(503, { type: 'about:ktp-ocr/constructor' }, null, now).code).toBe('upstream-unavailable'));

  test('Retry-After is read in seconds and as a date', () => {
    expect(secondsOfRetryAfter('7', now)).toBe(7);
    expect(secondsOfRetryAfter('Mon, 23 Nov 2026 10:00:30 GMT', now)).toBe(30);
    expect(secondsOfRetryAfter('Mon, 23 Nov 2026 09:00:00 GMT', now)).toBe(0);
    expect(secondsOfRetryAfter('soon', now)).toBeNull();
    expect(secondsOfRetryAfter(null, now)).toBeNull();
  });
});

describe("the vendor's codes", () => {
  test('are 71, each with one of our problems', () => {
    expect(KNOWN_VENDOR_CODES).toHaveLength(71);
    for (const code of KNOWN_VENDOR_CODES) expect(codes).toContain(problemOfVendorCode(code));
  });

  test.each([
    ['FailedOperation.ImageNoSpecifiedCard', 'not-a-ktp'],
    ['FailedOperation.ImageSomethingNew', 'image-unreadable'],
    ['FailedOperation.SomethingNew', 'upstream-unavailable'],
    ['AuthFailure.SomethingNew', 'upstream-credentials'],
    ['RequestLimitExceeded.SomethingNew', 'upstream-busy'],
    ['LimitExceeded.SomethingNew', 'upstream-quota'],
    ['InvalidParameterValue.SomethingNew', 'bad-upstream-request'],
    ['ResourceUnavailable.SomethingNew', 'billing'],
    ['SomethingNew', 'upstream-unavailable'],
  ] as const)('%s is %s', (vendorCode, code) => expect(problemOfVendorCode(vendorCode)).toBe(code));
});
