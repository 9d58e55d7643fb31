import { abortError, KtpError } from '@ktp-ocr/core';
import { createGathering } from './bytes.ts';

/** The limits of one body. */
export interface BodyBounds {
  readonly limit: number;
  /** Makes the error for when there are more bytes. */
  readonly tooMany: () => Error;
  readonly signal: AbortSignal;
  /** Least bytes per second, averaged over ten seconds. Default: no minimum. */
  readonly leastRate?: number;
  /** Called with bytes as they arrive; throwing ends the upload. */
  readonly arrived?: (bytes: number) => void;
}

const PACE_MS = 10_000;

function tooSlow(): KtpError {
  return new KtpError('upstream-timeout', { detail: 'signer.upload_too_slow' });
}

/**
 * Passes a body on as it arrives and counts its bytes: as soon as there are too many, the rest is not read at all.
 *
 * @throws the error made by `tooMany`; `client-closed` or `upstream-timeout` as soon as the signal aborts, however
 * slowly the body arrives; and any error of the body itself or of `take`.
 */
export async function takeBody(
  body: ReadableStream<Uint8Array> | null,
  { limit, tooMany, signal, leastRate = 0, arrived }: BodyBounds,
  take: (chunk: Uint8Array) => void,
): Promise<void> {
  if (!body) return;
  const reader = body.getReader();
  // Deliberately not awaited: some bodies cancel only when their next bytes arrive, which may be never.
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
      if (signal.aborted) throw abortError(signal); // a cancelled body ends as if it were complete
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

/** All of a body, read as `takeBody` reads it. */
export async function readLimited(
  body: ReadableStream<Uint8Array> | null,
  bounds: BodyBounds,
): Promise<Uint8Array<ArrayBuffer>> {
  const gathering = createGathering();
  await takeBody(body, bounds, gathering.add);
  return gathering.bytes();
}
