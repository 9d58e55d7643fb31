import { KtpError } from '@ktp-ocr/core';

/**
 * Fetches code that is needed only now.
 *
 * @throws {KtpError} `offline` or `upstream-network`: trying again may help.
 */
export async function fetchChunk<T>(load: () => Promise<T>): Promise<T> {
  try {
    return await load();
  } catch (cause) {
    throw new KtpError(navigator.onLine ? 'upstream-network' : 'offline', { cause });
  }
}
