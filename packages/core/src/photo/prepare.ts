import { abortError, isKtpError, KtpError } from '../errors.ts';
import type { Corners } from './frame.ts';
import { PHOTO_LIMITS } from './limits.ts';
import type { PrepareRequest, PrepareScript } from './messages.ts';
import type { PreparedPhoto } from './preparedPhoto.ts';
import { PhotoProblem } from './photoProblem.ts';
import { type CreateWorker, prepareInWorker } from './workers.ts';

/** How a photo is prepared. Every option may be left out. */
export interface PreparePhotoOptions {
  /** Abort ends the work at once, with `client-closed`. */
  readonly signal?: AbortSignal;
  /** Long side of the result in pixels. Default 2000; up to a fifth more where that avoids scaling twice. */
  readonly maxEdge?: number;
  /** Bytes of the result. Default 5,250,000: 7 MB after Base64. */
  readonly maxBytes?: number;
  /** Pixels the original may announce. Default 200 million. */
  readonly maxPixels?: number;
  /**
   * The corners of the card as it is seen in the upright photo: upper left, upper right, lower right, lower left, each as
   * shares of the photo's width and height (0 to 1). The result is then the card alone, seen from straight above, in the
   * proportions of an ID-1 card, with a rim of 2 %; 640 pixels along it and more are kept where the photo has them.
   */
  readonly corners?: Corners;
  /**
   * Look for the card as well: the result says where it is (`corners`) and how large, and light and focus are measured
   * inside of it. Costs another worker file, some 3 kB larger. Default false. Where `corners` are given nothing is looked for: then it
   * has the worker that found them cut the card out, and no second one is fetched.
   */
  readonly findCard?: boolean;
  /**
   * A worker of your own, for pages whose policy or bundler needs another address. It loads the file it is told,
   * `prepare.worker.js` or, where the card is to be found, `prepareAndFind.worker.js`. Give the same function each time:
   * the worker is kept for a few seconds and used again.
   */
  readonly createWorker?: CreateWorker;
  /**
   * Makes a JPEG or PNG of a HEIC photo where the browser itself cannot, with a decoder of your choice. Without it such
   * photos end with `heic-not-decodable`.
   */
  readonly decodeHeic?: (photo: Blob, signal: AbortSignal) => Promise<Blob>;
}

// The .js is on purpose: the compiler leaves addresses alone, and bundlers find the .ts behind it.
function defaultWorker(script: PrepareScript): Worker {
  return script === 'prepare.worker.js'
    ? new Worker(new URL('./prepare.worker.js', import.meta.url), { type: 'module' })
    : new Worker(new URL('./prepareAndFind.worker.js', import.meta.url), { type: 'module' });
}

let queue: Promise<unknown> = Promise.resolve();

/** One photo at a time: two large ones at once are more than the memory of a cheap phone. */
async function inTurn(work: () => Promise<PreparedPhoto>, signal: AbortSignal | undefined): Promise<PreparedPhoto> {
  const done = queue.then(work);
  queue = done.catch(() => {});
  if (!signal) return done;
  const over = new AbortController();
  const aborted = new Promise<never>((_, reject) => {
    signal.addEventListener('abort', () => reject(abortError(signal)), { signal: over.signal });
  });
  try {
    return await Promise.race([done, aborted]);
  } finally {
    over.abort();
  }
}

/** In the worker; where that cannot be, on the page. */
async function prepareAnywhere(
  request: PrepareRequest,
  { signal, findCard = false, createWorker = defaultWorker }: PreparePhotoOptions,
): Promise<PreparedPhoto> {
  const script = findCard ? 'prepareAndFind.worker.js' : 'prepare.worker.js';
  try {
    return await prepareInWorker(request, [createWorker, script], signal);
  } catch (error) {
    if (isKtpError(error) && error.code !== 'worker-failed') throw error;
  }
  try {
    // Most pages never need it: it is the worker's code, fetched once more for the page.
    const { preparePixels } = await import('./preparePixels.ts');
    const find = script === 'prepare.worker.js' ? null : (await import('./findCard.ts')).findCard;
    return await preparePixels(request, find, signal);
  } catch (cause) {
    if (signal?.aborted) throw abortError(signal);
    if (cause instanceof PhotoProblem) throw new KtpError(cause.code, { cause });
    // Nothing is wrong with the phone: neither file could be fetched.
    throw new KtpError(navigator.onLine === false ? 'offline' : 'worker-failed', { cause });
  }
}

async function convert(photo: Blob, options: PreparePhotoOptions): Promise<Blob> {
  const { signal = new AbortController().signal, decodeHeic } = options;
  try {
    return await decodeHeic!(photo, signal);
  } catch (cause) {
    throw signal.aborted ? abortError(signal) : new KtpError('heic-not-decodable', { cause });
  }
}

/**
 * Makes a photo ready to be read, off the main thread: upright, at most `maxEdge` long, JPEG, without metadata. WebP and AVIF
 * become JPEG; HEIC where the browser can decode it. Photos are prepared one after the other.
 *
 * @throws {KtpError} from the header, before decoding: `image-empty`, `pdf-not-photo`, `svg-not-photo`, `image-animated`,
 * `unsupported-media-type`, `image-truncated`, `image-too-many-pixels`; then `file-gone`, `heic-not-decodable`,
 * `image-unreadable`, `image-blank`, `corners-invalid`, `canvas-blocked`, `image-too-large`, `out-of-memory`,
 * `worker-failed`, `client-closed`; `offline` where the worker has yet to be fetched and there is no network.
 */
export async function preparePhoto(photo: Blob, options: PreparePhotoOptions = {}): Promise<PreparedPhoto> {
  const {
    signal,
    maxEdge = 2000,
    maxBytes = PHOTO_LIMITS.bytes,
    maxPixels = 200_000_000,
    corners,
    decodeHeic,
  } = options;
  if (signal?.aborted) throw abortError(signal);
  const request: PrepareRequest = { photo, limits: { maxEdge, maxBytes, maxPixels }, corners: corners ?? null };
  const prepare = (blob: Blob): Promise<PreparedPhoto> =>
    inTurn(() => prepareAnywhere({ ...request, photo: blob }, options), signal);
  try {
    return await prepare(photo);
  } catch (error) {
    if (!decodeHeic || !isKtpError(error) || error.code !== 'heic-not-decodable') throw error;
  }
  return { ...(await prepare(await convert(photo, options))), originalBytes: photo.size };
}
