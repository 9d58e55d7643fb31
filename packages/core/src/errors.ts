import { withPageInDevelopment } from './errorPage.ts';
import { isKtpErrorCode, KTP_PROBLEMS, type KtpErrorCode, type KtpErrorKind } from './problems.ts';

/** What an error can carry besides its code. */
export interface KtpErrorOptions {
  /** Replaces the sentence of the code. Must not hold any field's value. */
  readonly message?: string;
  /** The request that failed, to quote when asking for help. */
  readonly requestId?: string | null;
  /** Seconds after which trying again makes sense. */
  readonly retryAfter?: number | null;
  /** What exactly happened, as one of our words such as `signer.queue_full`, for the operator. */
  readonly detail?: string | null;
  /** The vendor's own code, such as `FailedOperation.ImageBlur`, for the operator. */
  readonly vendorCode?: string | null;
  /** What caused it, for the operator. Must not hold any field's value. */
  readonly cause?: unknown;
}

/**
 * The only error that crosses a border of these packages. Its message says what happened and what to do and, in
 * development, where to read more. Neither the message nor `cause` ever holds what is printed on a card.
 */
export class KtpError extends Error {
  /** The same in every copy of this package: `isKtpError` checks it. */
  override readonly name = 'KtpError';
  /** What went wrong, from a closed list. */
  readonly code: KtpErrorCode;
  /** What to do about it; follows from the code. */
  readonly kind: KtpErrorKind;
  /** Whether the same photo may be tried again unchanged. */
  readonly retryable: boolean;
  /** The request that failed, to quote when asking for help, or `null`. */
  readonly requestId: string | null;
  /** Seconds, or `null` if unknown. */
  readonly retryAfter: number | null;
  /** What exactly happened, as one of our words such as `signer.queue_full`, or `null`. */
  readonly detail: string | null;
  /** The vendor's own code, such as `FailedOperation.ImageBlur`, or `null` if no vendor refused. */
  readonly vendorCode: string | null;

  constructor(code: KtpErrorCode, options: KtpErrorOptions = {}) {
    const message = withPageInDevelopment(options.message ?? KTP_PROBLEMS[code].message, code);
    super(message, options.cause === undefined ? {} : { cause: options.cause });
    this.code = code;
    this.kind = KTP_PROBLEMS[code].kind;
    this.retryable = this.kind === 'retry' && code !== 'client-closed';
    this.requestId = options.requestId ?? null;
    this.retryAfter = options.retryAfter ?? null;
    this.detail = options.detail ?? null;
    this.vendorCode = options.vendorCode ?? null;
  }
}

/** True for our errors, including those from a second copy of this package in the same page. */
export function isKtpError(value: unknown): value is KtpError {
  return value instanceof Error && value.name === 'KtpError' && isKtpErrorCode((value as Partial<KtpError>).code);
}

/** The error a signal was aborted with, as one of ours: cancelled, or timed out. */
export function abortError(signal: AbortSignal): KtpError {
  const reason: unknown = signal.reason;
  if (isKtpError(reason)) return reason;
  const timedOut = reason instanceof DOMException && reason.name === 'TimeoutError';
  return new KtpError(timedOut ? 'upstream-timeout' : 'client-closed', { cause: reason });
}
