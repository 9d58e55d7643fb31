import { abortError } from '@ktp-ocr/core';
import { joined } from './bytes.ts';

/**
 * Reads a body and counts its bytes as they arrive: as soon as there are too many the rest is not read at all.
 *
 * @throws what `tooMany` makes; `client-closed` or `upstream-timeout` as soon as the signal aborts, however slowly the
 * body arrives; and whatever the body itself fails with.
 */
export async function readLimited(
  body: ReadableStream<Uint8Array> | null,
  limit: number,
  tooMany: () => Error,
  signal: AbortSignal,
): Promise<Uint8Array<ArrayBuffer>> {
  if (!body) return new Uint8Array();
  const reader = body.getReader();
  // Not awaited anywhere: some bodies cancel only when their next bytes arrive, and those may never come.
  const cancel = (): void => void reader.cancel().catch(() => undefined);
  signal.addEventListener('abort', cancel, { once: true });
  const chunks: Uint8Array[] = [];
  let length = 0;
  try {
    for (;;) {
      if (signal.aborted) throw abortError(signal);
      const { done, value } = await reader.read();
      if (signal.aborted) throw abortError(signal); // a cancelled body ends as if it were whole
      if (done) break;
      length += value.length;
      if (length > limit) throw tooMany();
      chunks.push(value);
    }
  } catch (error) {
    cancel();
    throw error;
  } finally {
    signal.removeEventListener('abort', cancel);
  }
  return joined(chunks, length);
}
