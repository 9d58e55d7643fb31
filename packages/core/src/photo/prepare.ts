import { abortError, isKtpError, KtpError } from '../errors.ts';
import type { Corners } from './frame.ts';
import { hasFlatBands } from './flatBands.ts';
import { MOST_BYTES } from './limits.ts';
import type { Prepared, PrepareRequest, PrepareScript } from './messages.ts';
import type { PreparedPhoto } from './preparedPhoto.ts';
import { PhotoProblem } from './photoProblem.ts';
import { type CreateWorker, prepareInWorker } from './workers.ts';

/** How a photo is prepared. Every option may be left out. */
export interface PreparePhotoOptions {
  /** Aborting ends the work at once, with `client-closed`. */
  readonly signal?: AbortSignal;
  /** Long side of the result in pixels. Default 2000; up to a fifth more if that avoids scaling twice. */
  readonly maxEdge?: number;
  /** Maximum bytes of the result. Default 5,250,000: 7 MB after Base64. */
  readonly maxBytes?: number;
  /** Largest number of pixels the original may declare. Default 200 million. */
  readonly maxPixels?: number;
  /**
   * The corners of the card as seen in the upright photo: upper left, upper right, lower right, lower left, each as
   * shares of the photo's width and height (0 to 1). The result is then the card alone, seen from straight above, in
   * the proportions of an ID-1 card, with a margin of 2 %; at least 640 pixels along it are kept if the photo has them.
   */
  readonly corners?: Corners;
  /**
   * Also search for the card: the result then says where it is (`corners`) and how large, and light and focus are
   * measured inside it. This takes another worker file, about 3 kB larger. Default false. If `corners` are given, there
   * is no search: the option then lets the worker that found them cut the card out, so that no second one is fetched.
   */
  readonly findCard?: boolean;
  /**
   * A worker of your own, for pages whose policy or bundler needs another address. It must load the file it is given:
   * `prepare.worker.js` or, if the card is to be found, `prepareAndFind.worker.js`. Pass the same function each time:
   * the worker is kept for a few seconds and reused.
   */
  readonly createWorker?: CreateWorker;
  /**
   * Converts a HEIC photo to JPEG or PNG if the browser itself cannot, with a decoder of your choice. Without it such
   * photos fail with `heic-not-decodable`.
   */
  readonly decodeHeic?: (photo: Blob, signal: AbortSignal) => Promise<Blob>;
}

// The .js is deliberate: the compiler leaves addresses alone, and bundlers find the .ts behind it.
function defaultWorker(script: PrepareScript): Worker {
  return script === 'prepare.worker.js'
    ? new Worker(new URL('./prepare.worker.js', import.meta.url), { type: 'module' })
    : new Worker(new URL('./prepareAndFind.worker.js', import.meta.url), { type: 'module' });
}

let queue: Promise<unknown> = Promise.resolve();

/** One photo at a time: two large ones at once need more memory than a cheap phone has. */
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

/** In the worker or, if that is impossible, on the page. */
async function prepareAnywhere(
  request: PrepareRequest,
  { signal, findCard = false, createWorker = defaultWorker }: PreparePhotoOptions,
): Promise<Prepared> {
  const script = findCard ? 'prepareAndFind.worker.js' : 'prepare.worker.js';
  try {
    return await prepareInWorker(request, [createWorker, script], signal);
  } catch (error) {
    if (isKtpError(error) && error.code !== 'worker-failed') throw error;
  }
  try {
    // Most pages never need it: it is the worker's code, fetched again for the page.
    const { preparePixels } = await import('./onPage.ts');
    const find = script === 'prepare.worker.js' ? null : (await import('./findCard.ts')).findCard;
    return await preparePixels(request, find, signal);
  } catch (cause) {
    if (signal?.aborted) throw abortError(signal);
    if (cause instanceof PhotoProblem) throw new KtpError(cause.code, { cause });
    // The phone is fine: neither file could be fetched.
    throw new KtpError(navigator.onLine === false ? 'offline' : 'worker-failed', { cause });
  }
}

/** Few photos look as if they lacked data, so the code for a second look is fetched only then. */
async function prepareWhole(request: PrepareRequest, options: PreparePhotoOptions): Promise<PreparedPhoto> {
  const { photo, facts, frame } = await prepareAnywhere(request, options);
  if (frame && (facts.progressive || hasFlatBands(frame))) {
    const late = await import('./onPage.ts').catch(() => null);
    await late?.assertWhole(request.photo);
  }
  return photo;
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
 * Prepares a photo for reading, off the main thread: upright, at most `maxEdge` long, JPEG, without metadata. WebP and
 * AVIF become JPEG; so does HEIC if the browser can decode it. Photos are prepared one after the other.
 *
 * @throws {KtpError} from the header, before decoding: `image-empty`, `pdf-not-photo`, `svg-not-photo`,
 * `image-animated`, `unsupported-media-type`, `image-truncated`, `image-too-many-pixels`; then `file-gone`,
 * `heic-not-decodable`, `image-unreadable`, `image-blank`, `corners-invalid`, `canvas-blocked`, `image-too-large`,
 * `out-of-memory`, `worker-failed`, `client-closed`; `offline` if the worker has yet to be fetched and there is no
 * network.
 */
export async function preparePhoto(photo: Blob, options: PreparePhotoOptions = {}): Promise<PreparedPhoto> {
  const { signal, maxEdge = 2000, maxBytes = MOST_BYTES, maxPixels = 200_000_000, corners, decodeHeic } = options;
  if (signal?.aborted) throw abortError(signal);
  const request: PrepareRequest = { photo, limits: { maxEdge, maxBytes, maxPixels }, corners: corners ?? null };
  const prepare = (blob: Blob): Promise<PreparedPhoto> =>
    inTurn(() => prepareWhole({ ...request, photo: blob }, options), signal);
  try {
    return await prepare(photo);
  } catch (error) {
    if (!decodeHeic || !isKtpError(error) || error.code !== 'heic-not-decodable') throw error;
  }
  return { ...(await prepare(await convert(photo, options))), originalBytes: photo.size };
}
