import type { KtpErrorCode } from '../problems.ts';

/**
 * Why a photo cannot be prepared, as a bare code: the page turns it into a `KtpError`, so the worker need not carry the
 * sentences of all errors.
 */
export class PhotoProblem extends Error {
  override readonly name = 'PhotoProblem';
  readonly code: KtpErrorCode;

  constructor(code: KtpErrorCode, options?: ErrorOptions) {
    super(code, options);
    this.code = code;
  }
}
