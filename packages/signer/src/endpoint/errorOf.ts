import { abortError, isKtpError, KtpError } from '@ktp-ocr/core';

/** Turns any thrown value into a `KtpError`. */
export function errorOf(cause: unknown, signal: AbortSignal): KtpError {
  if (isKtpError(cause)) return cause;
  return signal.aborted ? abortError(signal) : new KtpError('misconfigured', { detail: 'signer.engine_failed', cause });
}
