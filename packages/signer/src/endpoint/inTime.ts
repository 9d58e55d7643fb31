import { abortError } from '@ktp-ocr/core';

/**
 * The work's result, or the signal's abort, whichever comes first: nobody is kept waiting by work that does not listen.
 *
 * @throws {KtpError} `client-closed` or `upstream-timeout`; and whatever the work fails with.
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
