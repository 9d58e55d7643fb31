import { abortError } from '@ktp-ocr/core';

/**
 * The work's result or the signal's abort, whichever comes first, so that no caller waits for work that ignores its
 * signal.
 *
 * @throws {KtpError} `client-closed` or `upstream-timeout`; and any error of the work itself.
 */
export async function inTime<Result>(work: Promise<Result>, signal: AbortSignal): Promise<Result> {
  let stop: (() => void) | undefined;
  const aborted = new Promise<never>((_, reject) => {
    stop = () => reject(abortError(signal));
    if (signal.aborted) stop();
    else signal.addEventListener('abort', stop, { once: true });
  });
  try {
    return await Promise.race([work, aborted]);
  } finally {
    if (stop) signal.removeEventListener('abort', stop);
  }
}
