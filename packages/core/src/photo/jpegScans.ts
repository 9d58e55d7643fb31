import { END, isJpeg, jpegSegments, nextMarker, SCAN, segmentEnd } from './jpegSegments.ts';

/** Start-of-frame marker of a picture that is stored in several scans, each adding to the ones before. */
export const PROGRESSIVE = 0xc2;

/** One scan: part of a picture's compressed data. */
export interface JpegScan {
  /** Where its data start, behind its header. */
  readonly start: number;
  /** The marker that ends its data. */
  readonly end: number;
  /** What its header says: components, which of their coefficients, and how many bits of those are still to come. */
  readonly header: Uint8Array;
}

/** A JPEG as its decoder walks through it. */
export interface JpegScans {
  /** Start-of-frame marker: 0xC0 and 0xC1 store every part of the picture once, from top to bottom. */
  readonly frame: number;
  readonly channels: number;
  readonly scans: readonly JpegScan[];
}

/** The scans of a JPEG up to its end marker; none if it is malformed. */
export function jpegScans(bytes: Uint8Array): JpegScans {
  let frame = 0;
  let channels = 0;
  const scans: JpegScan[] = [];
  for (const { marker, start } of isJpeg(bytes) ? jpegSegments(bytes) : []) {
    if (marker >= 0xc0 && marker <= 0xc2) [frame, channels] = [marker, bytes[start + 9]!];
    if (marker !== SCAN) continue;
    for (let at = start; at >= 0 && at + 4 <= bytes.length && bytes[at + 1] !== END;) {
      const data = segmentEnd(bytes, at);
      const next = nextMarker(bytes, data);
      if (bytes[at + 1] === SCAN && next >= 0) {
        scans.push({ start: data, end: next, header: bytes.subarray(at + 4, data) });
      }
      at = next;
    }
  }
  return { frame, channels, scans };
}

/**
 * Whether a progressive picture lacks the last bits of some coefficient. Decoders show one that ends after a few scans
 * as a coarse picture of the whole.
 */
export function lacksScans(bytes: Uint8Array): boolean {
  if (![...jpegSegments(bytes)].some(({ marker }) => marker === PROGRESSIVE)) return false;
  const { channels, scans } = jpegScans(bytes);
  const final = new Set<string>();
  for (const { header } of scans) {
    const count = header[0]!;
    const [first, last, bits] = header.subarray(1 + 2 * count);
    if (bits === undefined || (bits & 15) !== 0) continue;
    for (let i = 0; i < count; i += 1) {
      for (let k = first!; k <= last!; k += 1) final.add(`${header[1 + 2 * i]} ${k}`);
    }
  }
  return final.size < channels * 64;
}
