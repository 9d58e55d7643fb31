import { KtpError, type PreparedPhoto, sniffPhoto } from '@ktp-ocr/core';
import { plainBytes } from '../endpoint/bytes.ts';

/**
 * Most pixels of a photo unless the operator decides otherwise: more would cost an engine gigabytes, and no card needs
 * them.
 */
export const MOST_PIXELS = 16_000_000;
/** Most scans of a JPEG: progressive ones have about ten, and each makes a decoder go over the whole picture again. */
const MOST_SCANS = 40;

/** The limits for a photo. */
export interface PhotoSize {
  readonly maxBytes: number;
  readonly maxPixels: number;
}

const held = new WeakMap<PreparedPhoto, Uint8Array<ArrayBuffer>>();

/** A photo in memory. Its Blob, a copy, is made only for an engine that asks for one. */
function photoOfBytes(
  bytes: Uint8Array<ArrayBuffer>,
  facts: Pick<PreparedPhoto, 'mediaType' | 'width' | 'height'>,
): PreparedPhoto {
  let blob: Blob | null = null;
  const photo: PreparedPhoto = {
    ...facts,
    get blob() {
      return (blob ??= new Blob([bytes], { type: facts.mediaType }));
    },
    originalBytes: bytes.length,
    quality: null,
  };
  held.set(photo, bytes);
  return photo;
}

/** The bytes of a photo, without a copy if they are in memory. */
export async function bytesOfPhoto(photo: PreparedPhoto): Promise<Uint8Array<ArrayBuffer>> {
  return held.get(photo) ?? new Uint8Array(await photo.blob.arrayBuffer());
}

export function tooLarge(): KtpError {
  return new KtpError('image-too-large', { detail: 'signer.length' });
}

/**
 * Compressed data cannot contain a scan marker, so counting markers counts scans, plus at most those of a thumbnail.
 */
function hasMoreScans(bytes: Uint8Array, most: number): boolean {
  let scans = 0;
  for (let at = bytes.indexOf(0xda); at >= 0 && scans <= most; at = bytes.indexOf(0xda, at + 1)) {
    if (bytes[at - 1] === 0xff) scans += 1;
  }
  return scans > most;
}

/**
 * Examines the bytes themselves, because name and declared type prove nothing.
 *
 * @throws {KtpError} `image-too-large`, `image-empty`, `unsupported-media-type`, `image-too-many-pixels`,
 * `image-unreadable`.
 */
export function checkedPhoto(bytes: Uint8Array, { maxBytes, maxPixels }: PhotoSize): PreparedPhoto {
  if (bytes.length > maxBytes) throw tooLarge();
  const { kind, width, height, complete } = sniffPhoto(bytes);
  if (kind === 'empty') throw new KtpError('image-empty', { detail: 'signer.empty' });
  if (kind !== 'jpeg' && kind !== 'png') {
    throw new KtpError('unsupported-media-type', { detail: 'signer.not_acceptable_media' });
  }
  // Before anything is decoded: a few bytes can claim more pixels than any memory holds.
  if ((width ?? 0) * (height ?? 0) > maxPixels) {
    throw new KtpError('image-too-many-pixels', { detail: 'signer.pixels' });
  }
  if (!complete || !width || !height) throw new KtpError('image-unreadable', { detail: 'signer.truncated' });
  if (kind === 'jpeg' && hasMoreScans(bytes, MOST_SCANS)) {
    throw new KtpError('image-unreadable', { detail: 'signer.scans' });
  }
  return photoOfBytes(plainBytes(bytes), { mediaType: `image/${kind}`, width, height });
}
