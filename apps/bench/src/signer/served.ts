// A signer over an engine that costs nothing, in a separate process, so that all measured work is the signer's.
import { createSigner } from '@ktp-ocr/signer';
import { serve } from '@ktp-ocr/signer/node';
import { fakeEngine } from '@ktp-ocr/testing';

/** Memory of the process, in bytes. */
export interface Held {
  readonly rss: number;
  readonly heap: number;
  /** Peak memory since it was last queried. */
  readonly peakRss: number;
  /** Bytes read from the most recently closed connection. */
  readonly lastRead: number;
}

let peakRss = 0;
const { rss } = process.memoryUsage;
setInterval(() => (peakRss = Math.max(peakRss, rss())), 2).unref();

let lastRead = 0;
const { url, server } = await serve(
  createSigner({
    authorize: (request) => ({ id: request.headers.get('X-User') ?? 'somebody' }),
    engine: fakeEngine('read', { delay: 5 }),
    maxBytes: 5 * 1024 * 1024,
    maxConcurrent: 256,
    quotas: { perUser: [], account: { points: 100, duration: 1 }, queue: { places: 100, waitMs: 2000 } },
  }),
);

server.on('connection', (socket) => socket.on('close', () => (lastRead = socket.bytesRead)));
process.on('message', () => {
  (globalThis as { gc?: () => void }).gc?.();
  const held: Held = { rss: rss(), heap: process.memoryUsage().heapUsed, peakRss, lastRead };
  peakRss = rss();
  process.send?.(held);
});
process.on('disconnect', () => process.exit());
process.send?.({ url });
