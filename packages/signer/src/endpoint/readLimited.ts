import { abortError, KtpError } from '@ktp-ocr/core';
import { createGathering } from './bytes.ts';

/** The bounds of one body. */
export interface BodyBounds {
  readonly limit: number;
  /** Makes what is thrown where there are more bytes. */
  readonly tooMany: () => Error;
  readonly signal: AbortSignal;
  /** Bytes a second that have to arrive, on the average of ten seconds. Default: any will do. */
  readonly leastRate?: number;
  /** Told of bytes as they arrive; what it throws ends the upload. */
  readonly arrived?: (bytes: number) => void;
}

const PACE_MS = 10_000;

function tooSlow(): KtpError {
  return new KtpError('upstream-timeout', { detail: 'signer.upload_too_slow' });
}

/**
 * Passes a body on while it arrives and counts its bytes: as soon as there are too many the rest is not read at all.
 *
 * @throws what `tooMany` makes; `client-closed` or `upstream-timeout` as soon as the signal aborts, however slowly the
 * body arrives; and whatever the body itself or `take` fails with.
 */
export async function takeBody(
  body: ReadableStream<Uint8Array> | null,
  { limit, tooMany, signal, leastRate = 0, arrived }: BodyBounds,
  take: (chunk: Uint8Array) => void,
): Promise<void> {
  if (!body) return;
  const reader = body.getReader();
  // Not awaited anywhere: some bodies cancel only when their next bytes arrive, and those may never come.
  const cancel = (): void => void reader.cancel().catch(() => undefined);
  signal.addEventListener('abort', cancel, { once: true });
  let length = 0;
  let [before, slow] = [0, false];
  const pace = setInterval(() => {
    slow = length - before < (leastRate * PACE_MS) / 1000;
    before = length;
    if (slow) cancel();
  }, PACE_MS);
  try {
    for (;;) {
      if (signal.aborted) throw abortError(signal);
      const { done, value } = await reader.read();
      if (slow) throw tooSlow();
      if (signal.aborted) throw abortError(signal); // a cancelled body ends as if it were whole
      if (done) break;
      length += value.length;
      if (length > limit) throw tooMany();
      arrived?.(value.length);
      take(value);
    }
  } catch (error) {
    cancel();
    throw error;
  } finally {
    clearInterval(pace);
    signal.removeEventListener('abort', cancel);
  }
}

/** All of a body, as `takeBody` reads it. */
export async function readLimited(
  body: ReadableStream<Uint8Array> | null,
  bounds: BodyBounds,
): Promise<Uint8Array<ArrayBuffer>> {
  const gathering = createGathering();
  await takeBody(body, bounds, gathering.add);
  return gathering.bytes();
}
