/** Bytes sent at once, and milliseconds the whole body may take. */
const PIECE = 64 * 1024;
const LONGEST_MS = 60_000;

/**
 * Turns bytes into a body that is sent in pieces, as fast as they are taken, so that it is known when all are sent.
 *
 * @param left called once: when all are sent, when the reader has gone, or when sending took too long.
 */
export function outgoing(bytes: Uint8Array<ArrayBuffer>, left: () => void): ReadableStream<Uint8Array<ArrayBuffer>> {
  let at = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const end = (): void => {
    clearTimeout(timer);
    left();
  };
  return new ReadableStream(
    {
      start(controller) {
        timer = setTimeout(() => {
          controller.error(new Error('The answer was taken too slowly.'));
          end();
        }, LONGEST_MS);
        timer.unref?.();
      },
      pull(controller) {
        if (at >= bytes.length) {
          controller.close();
          end();
          return;
        }
        controller.enqueue(bytes.subarray(at, at + PIECE));
        at += PIECE;
      },
      cancel: end,
    },
    { highWaterMark: 0 },
  );
}
