import { KtpError, type KtpErrorOptions } from '../errors.ts';
import { isKtpErrorCode, KTP_PROBLEMS, type KtpErrorCode, type KtpErrorKind } from '../problems.ts';

/** Media type of every refusal (RFC 9457). */
export const PROBLEM_MEDIA_TYPE = 'application/problem+json';

/** A refusal as it travels from the signer to the browser. */
export interface ProblemDetails {
  /** `about:ktp-ocr/` and our code; software reads the last segment. */
  readonly type: string;
  /** Our code alone, such as `image-blurry`. */
  readonly title: string;
  /** The HTTP status it is sent with. */
  readonly status: number;
  /** A sentence for people: what happened and what to do. Never the vendor's message. */
  readonly detail: string;
  /** What to do about it; follows from our code. */
  readonly kind: KtpErrorKind;
  /** The vendor's or the signer's own code, for the operator. */
  readonly code: string;
  /** The signer's id for this request, which also appears in its events. */
  readonly requestId: string;
  /** Seconds. */
  readonly retryAfter?: number;
}

/** The refusal that reports an error. */
export function problemFromError(error: KtpError, requestId: string): ProblemDetails {
  return {
    type: `about:ktp-ocr/${error.code}`,
    title: error.code,
    status: KTP_PROBLEMS[error.code].status || 500,
    detail: KTP_PROBLEMS[error.code].message,
    kind: error.kind,
    code: error.vendorCode ?? error.detail ?? `signer.${error.code.replaceAll('-', '_')}`,
    requestId,
    ...(error.retryAfter === null ? {} : { retryAfter: error.retryAfter }),
  };
}

/** Whether `code` is the vendor's or ours: the vendor's codes begin with a capital, ours do not. */
function wordOf(code: unknown): Pick<KtpErrorOptions, 'detail' | 'vendorCode'> {
  if (typeof code !== 'string') return {};
  return /^[A-Z]/.test(code) ? { vendorCode: code } : { detail: code };
}

/** A code for an HTTP status without a usable body: a proxy or gateway answered instead of the signer. */
function codeOfStatus(status: number): KtpErrorCode {
  if (status === 401 || status === 403) return 'unauthenticated';
  if (status === 404 || status === 405) return 'method-not-allowed';
  if (status === 413) return 'image-too-large';
  if (status === 415) return 'unsupported-media-type';
  if (status === 429) return 'too-many-requests';
  if (status === 408 || status === 504) return 'upstream-timeout';
  if (status >= 500) return 'upstream-unavailable';
  return 'upstream-invalid';
}

/**
 * The error a received refusal stands for.
 *
 * @param retryAfterHeader the `Retry-After` header, in seconds or as a date.
 * @param now milliseconds, to compare a `Retry-After` date with.
 */
export function errorFromProblem(
  status: number,
  body: unknown,
  retryAfterHeader: string | null,
  now: number,
): KtpError {
  const details =
    typeof body === 'object' && body !== null ? (body as Partial<Record<keyof ProblemDetails, unknown>>) : {};
  const slug = typeof details.type === 'string' ? (details.type.split('/').at(-1) ?? '') : '';
  const code = isKtpErrorCode(slug) ? slug : codeOfStatus(status);
  const fromBody = typeof details.retryAfter === 'number' && details.retryAfter >= 0 ? details.retryAfter : null;
  return new KtpError(code, {
    requestId: typeof details.requestId === 'string' ? details.requestId : null,
    retryAfter: fromBody ?? secondsOfRetryAfter(retryAfterHeader, now),
    ...wordOf(details.code),
  });
}

/** Seconds of a `Retry-After` header, or `null`. */
export function secondsOfRetryAfter(header: string | null, now: number): number | null {
  if (!header) return null;
  if (/^\d+$/.test(header.trim())) return Number(header);
  const date = Date.parse(header);
  return Number.isNaN(date) ? null : Math.max(0, Math.ceil((date - now) / 1000));
}
