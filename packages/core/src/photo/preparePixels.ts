import { abortError, KtpError } from '../wire/errors.ts';
import { decodePhoto } from './decode.ts';
import { encodePhoto, qualityOf } from './encode.ts';
import { stripMetadata } from './jpegSegments.ts';
import type { PhotoLimits } from './messages.ts';
import type { PreparedPhoto } from './preparedPhoto.ts';
import { MEASURE_EDGE } from './quality.ts';
import { type PhotoFacts, type PhotoKind, sniffPhoto } from './sniff.ts';

/** The long side may be this much over the limit where that spares a second scaling. */
const SNAP = 1.2;
const USABLE: ReadonlySet<PhotoKind> = new Set(['jpeg', 'png', 'webp', 'avif', 'heic']);

/** Refuses from the header what cannot become a photo of a card, before any decoder sees it. */
function assertUsable(facts: PhotoFacts, maxPixels: number): void {
  const { kind, width, height, animated, complete } = facts;
  if (kind === 'empty') throw new KtpError('image-empty');
  if (!USABLE.has(kind) || animated) throw new KtpError('unsupported-media-type');
  const unsized = kind === 'jpeg' || kind === 'png' ? !width || !height : width === 0 || height === 0;
  if (unsized || !complete) throw new KtpError('image-unreadable');
  if (width && height && width * height > maxPixels) throw new KtpError('image-too-many-pixels');
}

/**
 * An upright JPEG that is small enough already: its pixels stay as they are, only its metadata goes. Decoding it small
 * proves that it can be decoded, and serves the measurement.
 */
async function passThrough(bytes: Uint8Array, facts: PhotoFacts, limits: PhotoLimits): Promise<PreparedPhoto | null> {
  const { kind, width, height, channels, orientation } = facts;
  if (kind !== 'jpeg' || orientation !== 1 || channels === 4 || !width || !height) return null;
  const edge = Math.max(width, height);
  if (edge > limits.maxEdge * SNAP) return null;
  const stripped = stripMetadata(bytes);
  if (!stripped || stripped.length > limits.maxBytes) return null;
  const blob = new Blob([stripped as Uint8Array<ArrayBuffer>], { type: 'image/jpeg' });
  const decoded = await decodePhoto(blob, facts, MEASURE_EDGE);
  try {
    const quality = qualityOf(decoded, edge);
    return { blob, mediaType: 'image/jpeg', width, height, originalBytes: bytes.length, quality };
  } finally {
    decoded.close();
  }
}

/** The whole preparation, in a worker or, where there is none, on the page. A worker is simply ended; a page needs the signal. */
export async function preparePixels(photo: Blob, limits: PhotoLimits, signal?: AbortSignal): Promise<PreparedPhoto> {
  const assertWanted = (): void => {
    if (signal?.aborted) throw abortError(signal);
  };
  // One copy at the start: files of the Android picker may change or vanish under us.
  const bytes = new Uint8Array(
    await photo.arrayBuffer().catch((cause: unknown) => {
      throw new KtpError('image-unreadable', { message: 'The file could not be opened. Choose it again.', cause });
    }),
  );
  assertWanted();
  const facts = sniffPhoto(bytes);
  assertUsable(facts, limits.maxPixels);
  const asIs = await passThrough(bytes, facts, limits);
  if (asIs) return asIs;
  const decoded = await decodePhoto(new Blob([bytes]), facts, limits.maxEdge);
  try {
    assertWanted();
    const edge = Math.max(decoded.width, decoded.height);
    // What was decoded to scale is kept at that size where it is near enough: scaling twice would cost sharpness.
    const wanted = edge <= limits.maxEdge * SNAP ? edge : limits.maxEdge;
    const encoded = await encodePhoto(decoded, wanted, limits.maxBytes);
    assertWanted();
    return { ...encoded, mediaType: 'image/jpeg', originalBytes: bytes.length };
  } finally {
    decoded.close();
  }
}
