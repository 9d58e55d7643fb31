import { describe, expect, test } from 'vitest';
import { KtpError } from '../errors.ts';
import { KTP_PROBLEMS, type KtpErrorCode } from '../problems.ts';
import { errorFromProblem, problemFromError, secondsOfRetryAfter } from './problem.ts';

const codes = Object.keys(KTP_PROBLEMS) as KtpErrorCode[];
const now = Date.parse('2026-11-23T10:00:00Z');

describe('a refusal on its way to the browser', () => {
  test.each(codes)('%s arrives as it left', (code) => {
    const sent = problemFromError(new KtpError(code, { retryAfter: 3, vendorCode: 'Some.Code' }), 'request-1');
    const got = errorFromProblem(sent.status, JSON.parse(JSON.stringify(sent)), null, now);
    expect(got).toMatchObject({ code, retryAfter: 3, vendorCode: 'Some.Code', requestId: 'request-1' });
    expect(sent.status).toBeGreaterThanOrEqual(400);
  });

  test.each([
    ['vendorCode', 'FailedOperation.ImageBlur'],
    ['detail', 'signer.queue_full'],
    ['detail', 'http.502'],
  ] as const)('the %s %s travels in `code`, and arrives in its own member', (member, word) => {
    const sent = problemFromError(new KtpError('upstream-busy', { [member]: word }), 'request-1');
    expect(sent.code).toBe(word);
    const { detail, vendorCode } = errorFromProblem(sent.status, sent, null, now);
    expect({ detail, vendorCode }).toEqual({ detail: null, vendorCode: null, [member]: word });
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
  ] as const)('a bare %i from a proxy becomes %s', (status, code) =>
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
