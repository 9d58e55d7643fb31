import { drawable, drawPhoto, isCanvasHonest, type Picture, pixelsOf, showAsIs, shrunk } from './canvas.ts';
import { cropCard, edgeToCrop } from './cropCard.ts';
import { decodePhoto, type PhotoSource } from './decode.ts';
import { encodePhoto } from './encode.ts';
import { stripMetadata } from './jpegSegments.ts';
import type { Prepared, PrepareRequest } from './messages.ts';
import { PhotoProblem } from './photoProblem.ts';
import { type FindCard, lookAt } from './lookAt.ts';
import { MEASURE_EDGE } from './quality.ts';
import { type PhotoFacts, type PhotoKind, sniffPhoto } from './sniff.ts';

/** The long side may exceed the limit by this factor if that saves a second scaling. */
const SNAP = 1.2;
const USABLE: ReadonlySet<PhotoKind> = new Set(['jpeg', 'png', 'webp', 'avif', 'heic']);

/** Refuses from the header what cannot become a photo of a card, before any decoder sees it. */
function assertUsable(facts: PhotoFacts, maxPixels: number): void {
  const { kind, width, height, animated, complete } = facts;
  if (kind === 'empty') throw new PhotoProblem('image-empty');
  if (kind === 'pdf' || kind === 'svg') throw new PhotoProblem(`${kind}-not-photo`);
  if (animated) throw new PhotoProblem('image-animated');
  if (!USABLE.has(kind)) throw new PhotoProblem('unsupported-media-type');
  const unsized = kind === 'jpeg' || kind === 'png' ? !width || !height : width === 0 || height === 0;
  if (unsized) throw new PhotoProblem('image-unreadable');
  if (!complete) throw new PhotoProblem('image-truncated');
  if (width && height && width * height > maxPixels) throw new PhotoProblem('image-too-many-pixels');
}

/**
 * Long side for a decode that only proves and measures a photo: decoders are fastest at a half, a quarter or an eighth.
 */
function proofEdge(edge: number): number {
  const share = [1 / 8, 1 / 4, 1 / 2].find((part) => edge * part >= 400) ?? 1;
  return edge * share;
}

/**
 * An upright JPEG that is small enough already: its pixels stay as they are and only its metadata is removed. Decoding
 * it small proves that it can be decoded, and provides the measurement.
 */
async function passThrough(from: PhotoSource, facts: PhotoFacts, work: Work): Promise<Prepared | null> {
  const { kind, width, height, channels, orientation } = facts;
  const { limits, find } = work;
  if (kind !== 'jpeg' || orientation !== 1 || channels === 4 || !width || !height) return null;
  const edge = Math.max(width, height);
  if (edge > limits.maxEdge * SNAP) return null;
  const stripped = stripMetadata(from.bytes);
  if (!stripped || stripped.length > limits.maxBytes) return null;
  const blob = new Blob([stripped], { type: 'image/jpeg' });
  const decoded = await decodePhoto({ blob, bytes: stripped }, facts, proofEdge(edge));
  try {
    const prepared = { blob, mediaType: 'image/jpeg', width, height, originalBytes: from.blob.size } as const;
    if (!work.honest) return { photo: { ...prepared, quality: null }, facts, frame: null };
    const small = shrunk(decoded, MEASURE_EDGE);
    const seen = lookAt(small, { photoEdge: edge, isCard: false, find });
    return { photo: { ...prepared, ...seen }, facts, frame: pixelsOf(small) };
  } finally {
    decoded.close();
  }
}

/** The photo as it will be sent: whole, or the card alone. */
async function draw(from: PhotoSource, facts: PhotoFacts, { corners, limits }: Work): Promise<Picture> {
  const decoded = await decodePhoto(from, facts, corners ? edgeToCrop(corners, facts, limits.maxEdge) : limits.maxEdge);
  try {
    if (corners) return cropCard(decoded, corners, limits.maxEdge).canvas;
    const edge = Math.max(decoded.width, decoded.height);
    // A photo decoded to scale keeps that size if it is near enough: scaling twice would cost sharpness.
    if (edge > limits.maxEdge * SNAP) return drawPhoto(decoded, limits.maxEdge / edge).canvas;
    // One that lies on its side must be drawn, because a picture shown as it is gets encoded as stored. So must one
    // that may be transparent.
    const plain = facts.kind === 'jpeg' && facts.orientation === 1;
    return (plain && (await showAsIs(decoded))) || drawPhoto(decoded, 1).canvas;
  } finally {
    decoded.close();
  }
}

/** A request, and what is known about the thread that answers it. */
interface Work extends PrepareRequest {
  readonly find: FindCard | null;
  /** Whether the browser returns what was drawn. */
  readonly honest: boolean;
}

/**
 * The whole preparation, in a worker or, if there is none, on the page. A worker is simply ended; a page needs the
 * signal.
 *
 * @throws {PhotoProblem} with the codes of `preparePhoto`, or the reason the signal was aborted with.
 */
export async function preparePixels(
  request: PrepareRequest,
  find: FindCard | null,
  signal?: AbortSignal,
): Promise<Prepared> {
  const { photo, limits, corners } = request;
  // One copy at the start: files from the Android picker may change or vanish under us.
  const bytes = new Uint8Array(
    await photo.arrayBuffer().catch((cause: unknown) => {
      throw new PhotoProblem('file-gone', { cause });
    }),
  );
  signal?.throwIfAborted();
  const from: PhotoSource = { blob: photo, bytes };
  const facts = sniffPhoto(bytes);
  assertUsable(facts, limits.maxPixels);
  const work: Work = { ...request, find, honest: isCanvasHonest() };
  const asIs = corners ? null : await passThrough(from, facts, work);
  if (asIs) return asIs;
  if (!work.honest) throw new PhotoProblem('canvas-blocked');
  const picture = await draw(from, facts, work);
  signal?.throwIfAborted();
  const photoEdge = Math.max(picture.width, picture.height);
  // Browsers encode off this thread, so the photo is examined meanwhile.
  const encoding = encodePhoto(picture, limits.maxBytes);
  encoding.catch(() => {}); // reported below, unless the picture is blank
  const small = shrunk(drawable(picture), MEASURE_EDGE);
  const seen = lookAt(small, { photoEdge, isCard: corners !== null, find });
  const encoded = await encoding;
  signal?.throwIfAborted();
  const prepared = { ...encoded, ...seen, mediaType: 'image/jpeg', originalBytes: photo.size } as const;
  return { photo: prepared, facts, frame: pixelsOf(small) };
}
