import { abortError } from '@ktp-ocr/core';

/**
 * Waits, unless aborted.
 *
 * @throws {KtpError} `client-closed` or `upstream-timeout`, at once, when the signal aborts.
 */
export function wait(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const stop = (): void => {
      clearTimeout(timer);
      reject(abortError(signal));
    };
    const timer = setTimeout(() => {
      signal.removeEventListener('abort', stop);
      resolve();
    }, ms);
    if (signal.aborted) stop();
    else signal.addEventListener('abort', stop, { once: true });
  });
}
