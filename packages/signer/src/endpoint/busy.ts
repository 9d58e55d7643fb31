import { KtpError } from '@ktp-ocr/core';

/** More requests at once than there are places. */
export function queueFull(): KtpError {
  return new KtpError('upstream-busy', { detail: 'signer.queue_full', retryAfter: 2 });
}

/** More requests at once than one user has places. */
export function userBusy(): KtpError {
  return new KtpError('upstream-busy', { detail: 'signer.user_busy', retryAfter: 2 });
}
