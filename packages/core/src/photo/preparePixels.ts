import { KtpError } from '../wire/errors.ts';
import { decodePhoto } from './decode.ts';
import { encodePhoto, qualityOf } from './encode.ts';
import { stripMetadata } from './jpegSegments.ts';
import type { PhotoLimits } from './messages.ts';
import type { PreparedPhoto } from './preparedPhoto.ts';
import { type PhotoFacts, sniffPhoto } from './sniff.ts';

/** Refuses from the header what cannot become a photo of a card, before any decoder sees it. */
export function refuse(facts: PhotoFacts, maxPixels: number): void {
  if (facts.kind === 'empty') throw new KtpError('image-empty');
  if (['gif', 'pdf', 'svg', 'other'].includes(facts.kind)) throw new KtpError('unsupported-media-type');
  if (facts.width === 0 || facts.height === 0 || !facts.complete) throw new KtpError('image-unreadable');
  if (facts.width && facts.height && facts.width * facts.height > maxPixels)
    throw new KtpError('image-too-many-pixels');
}

/** An upright JPEG that is small enough already: its pixels stay as they are, only its metadata goes. */
async function passThrough(bytes: Uint8Array, facts: PhotoFacts, limits: PhotoLimits): Promise<PreparedPhoto | null> {
  const { width, height } = facts;
  if (facts.kind !== 'jpeg' || facts.orientation !== 1 || !width || !height) return null;
  if (Math.max(width, height) > limits.maxEdge * 1.2 || bytes.length > limits.maxBytes) return null;
  const stripped = stripMetadata(bytes);
  if (!stripped) return null;
  const blob = new Blob([stripped as Uint8Array<ArrayBuffer>], { type: 'image/jpeg' });
  const decoded = await decodePhoto(blob, { ...facts, hasMetadata: false }, limits.maxEdge * 1.2);
  try {
    return { blob, mediaType: 'image/jpeg', width, height, originalBytes: bytes.length, quality: qualityOf(decoded) };
  } finally {
    decoded.close();
  }
}

/** The whole preparation, in a worker or, where there is none, on the page. */
export async function preparePixels(photo: Blob, limits: PhotoLimits): Promise<PreparedPhoto> {
  // One copy at the start: files of the Android picker may change or vanish under us.
  const bytes = new Uint8Array(
    await photo.arrayBuffer().catch((cause: unknown) => {
      throw new KtpError('image-unreadable', { message: 'The file could not be opened. Choose it again.', cause });
    }),
  );
  const facts = sniffPhoto(bytes);
  refuse(facts, limits.maxPixels);
  const asIs = await passThrough(bytes, facts, limits);
  if (asIs) return asIs;
  const decoded = await decodePhoto(new Blob([bytes]), facts, limits.maxEdge);
  try {
    if (decoded.width * decoded.height > limits.maxPixels) throw new KtpError('image-too-many-pixels');
    // What was decoded to scale is kept at that size where it is near enough: scaling twice would cost sharpness.
    const near = Math.max(decoded.width, decoded.height) <= limits.maxEdge * 1.2;
    const edge = near ? Math.max(decoded.width, decoded.height) : limits.maxEdge;
    const encoded = await encodePhoto(decoded, edge, limits.maxBytes);
    return { ...encoded, mediaType: 'image/jpeg', originalBytes: bytes.length };
  } finally {
    decoded.close();
  }
}
