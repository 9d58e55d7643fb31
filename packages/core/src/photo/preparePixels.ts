import { abortError, KtpError } from '../wire/errors.ts';
import { assertCanvasIsHonest, type Canvas, drawPhoto } from './canvas.ts';
import { cropCard, edgeToCrop } from './cropCard.ts';
import { type DecodedPhoto, decodePhoto } from './decode.ts';
import { encodePhoto } from './encode.ts';
import { stripMetadata } from './jpegSegments.ts';
import type { PhotoLimits, PrepareRequest } from './messages.ts';
import type { PreparedPhoto } from './preparedPhoto.ts';
import { MEASURE_EDGE, qualityOf } from './quality.ts';
import { type PhotoFacts, type PhotoKind, sniffPhoto } from './sniff.ts';

/** The long side may be this much over the limit where that spares a second scaling. */
const SNAP = 1.2;
const USABLE: ReadonlySet<PhotoKind> = new Set(['jpeg', 'png', 'webp', 'avif', 'heic']);

/** Refuses from the header what cannot become a photo of a card, before any decoder sees it. */
function assertUsable(facts: PhotoFacts, maxPixels: number): void {
  const { kind, width, height, animated, complete } = facts;
  if (kind === 'empty') throw new KtpError('image-empty');
  if (kind === 'pdf' || kind === 'svg') throw new KtpError(`${kind}-not-photo`);
  if (animated) throw new KtpError('image-animated');
  if (!USABLE.has(kind)) throw new KtpError('unsupported-media-type');
  const unsized = kind === 'jpeg' || kind === 'png' ? !width || !height : width === 0 || height === 0;
  if (unsized) throw new KtpError('image-unreadable');
  if (!complete) throw new KtpError('image-truncated');
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
  const small = drawAndClose(decoded, Math.min(1, MEASURE_EDGE / Math.max(decoded.width, decoded.height)));
  const quality = qualityOf(small, edge);
  return { blob, mediaType: 'image/jpeg', width, height, originalBytes: bytes.length, quality };
}

function drawAndClose(decoded: DecodedPhoto, scale: number): Canvas {
  try {
    return drawPhoto(decoded, scale);
  } finally {
    decoded.close();
  }
}

/** The photo as it will be sent: whole, or the card alone. */
async function draw(bytes: Uint8Array<ArrayBuffer>, facts: PhotoFacts, request: PrepareRequest): Promise<Canvas> {
  const { corners, limits } = request;
  const blob = new Blob([bytes]);
  if (corners) {
    const decoded = await decodePhoto(blob, facts, edgeToCrop(corners, facts, limits.maxEdge));
    try {
      return cropCard(decoded, corners, limits.maxEdge);
    } finally {
      decoded.close();
    }
  }
  const decoded = await decodePhoto(blob, facts, limits.maxEdge);
  const edge = Math.max(decoded.width, decoded.height);
  // What was decoded to scale is kept at that size where it is near enough: scaling twice would cost sharpness.
  return drawAndClose(decoded, edge <= limits.maxEdge * SNAP ? 1 : limits.maxEdge / edge);
}

/** The whole preparation, in a worker or, where there is none, on the page. A worker is simply ended; a page needs the signal. */
export async function preparePixels(request: PrepareRequest, signal?: AbortSignal): Promise<PreparedPhoto> {
  const { photo, limits, corners } = request;
  const assertWanted = (): void => {
    if (signal?.aborted) throw abortError(signal);
  };
  // One copy at the start: files of the Android picker may change or vanish under us.
  const bytes = new Uint8Array(
    await photo.arrayBuffer().catch((cause: unknown) => {
      throw new KtpError('file-gone', { cause });
    }),
  );
  assertWanted();
  const facts = sniffPhoto(bytes);
  assertUsable(facts, limits.maxPixels);
  const asIs = corners ? null : await passThrough(bytes, facts, limits);
  if (asIs) return asIs;
  assertCanvasIsHonest();
  const drawn = await draw(bytes, facts, request);
  assertWanted();
  const encoded = await encodePhoto(drawn, limits.maxBytes);
  assertWanted();
  const quality = qualityOf(drawn, Math.max(encoded.width, encoded.height));
  return { ...encoded, quality, mediaType: 'image/jpeg', originalBytes: bytes.length };
}
