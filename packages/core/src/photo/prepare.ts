import { abortError, isKtpError, KtpError } from '../wire/errors.ts';
import type { PhotoLimits, PrepareAnswer, PrepareRequest } from './messages.ts';
import type { PreparedPhoto } from './preparedPhoto.ts';
import { preparePixels } from './preparePixels.ts';

export interface PreparePhotoOptions {
  readonly signal?: AbortSignal;
  /** Long side of the result in pixels. Default 2000; up to a fifth more where that avoids scaling twice. */
  readonly maxEdge?: number;
  /** Bytes of the result. Default 5,250,000: 7 MB after Base64. */
  readonly maxBytes?: number;
  /** Pixels the original may announce. Default 200 million. */
  readonly maxPixels?: number;
  /** A worker of your own, for pages whose policy or bundler needs another address. It loads `prepare.worker.js`. */
  readonly createWorker?: () => Worker;
}

const IDLE_MS = 10_000;

function defaultWorker(): Worker {
  return new Worker(new URL('./prepare.worker.js', import.meta.url), { type: 'module' });
}

/** A worker that has nothing to do and waits a little for the next photo. */
let idle: {
  readonly worker: Worker;
  readonly timer: ReturnType<typeof setTimeout>;
  readonly from: () => Worker;
} | null = null;

function takeWorker(create: () => Worker): Worker {
  if (idle && idle.from === create) {
    const { worker, timer } = idle;
    clearTimeout(timer);
    idle = null;
    return worker;
  }
  return create();
}

function putBack(worker: Worker, create: () => Worker): void {
  if (idle) {
    worker.terminate();
    return;
  }
  const timer = setTimeout(() => {
    worker.terminate();
    idle = null;
  }, IDLE_MS);
  idle = { worker, timer, from: create };
}

/** The worker never came up: not a fault of the photo, so the page does the work itself. */
class WorkerUnavailable extends Error {}

function inWorker(
  request: PrepareRequest,
  create: () => Worker,
  signal: AbortSignal | undefined,
): Promise<PreparedPhoto> {
  return new Promise((resolve, reject) => {
    const worker = takeWorker(create);
    const done = (): void => {
      signal?.removeEventListener('abort', stop);
      worker.removeEventListener('message', hear);
      worker.removeEventListener('error', fail);
    };
    const stop = (): void => {
      done();
      worker.terminate();
      reject(abortError(signal!));
    };
    const hear = ({ data }: MessageEvent<PrepareAnswer>): void => {
      done();
      putBack(worker, create);
      if (data.kind === 'prepared') resolve(data.photo);
      else reject(new KtpError(data.code));
    };
    const fail = (): void => {
      done();
      worker.terminate();
      reject(new WorkerUnavailable());
    };
    signal?.addEventListener('abort', stop, { once: true });
    worker.addEventListener('message', hear);
    worker.addEventListener('error', fail);
    worker.postMessage(request);
  });
}

/**
 * Makes a photo ready to be read, off the main thread: upright, at most `maxEdge` long, JPEG, without metadata. WebP and AVIF
 * become JPEG; HEIC where the browser can decode it.
 *
 * @throws {KtpError} `image-empty`, `unsupported-media-type`, `heic-not-decodable`, `image-too-many-pixels` (all from the
 * header, before decoding), `image-unreadable`, `image-too-large`, `out-of-memory`, `worker-failed`, `client-closed`.
 */
export async function preparePhoto(photo: Blob, options: PreparePhotoOptions = {}): Promise<PreparedPhoto> {
  const {
    signal,
    maxEdge = 2000,
    maxBytes = 5_250_000,
    maxPixels = 200_000_000,
    createWorker = defaultWorker,
  } = options;
  if (signal?.aborted) throw abortError(signal);
  const limits: PhotoLimits = { maxEdge, maxBytes, maxPixels };
  try {
    return await inWorker({ photo, limits }, createWorker, signal);
  } catch (error) {
    if (isKtpError(error) && error.code !== 'worker-failed') throw error;
  }
  const prepared = await preparePixels(photo, limits);
  if (signal?.aborted) throw abortError(signal);
  return prepared;
}
