import { END, isJpeg, jpegSegments, nextMarker, SCAN, segmentEnd } from './jpegSegments.ts';

/** One scan: part of a picture's compressed data. */
export interface JpegScan {
  /** Where its data starts, after its header. */
  readonly start: number;
  /** The marker that ends its data. */
  readonly end: number;
  /**
   * The content of its header: components, which of their coefficients, and how many bits of those are still to come.
   */
  readonly header: Uint8Array;
}

/** A JPEG as its decoder walks through it. */
export interface JpegScans {
  readonly channels: number;
  /** Whether its scans add to each other; otherwise each part of the picture is stored once, from top to bottom. */
  readonly progressive: boolean;
  readonly scans: readonly JpegScan[];
}

/** The scans of a JPEG up to its end marker; none if it is malformed. */
export function jpegScans(bytes: Uint8Array): JpegScans {
  let channels = 0;
  let progressive = false;
  const scans: JpegScan[] = [];
  for (const { marker, start } of isJpeg(bytes) ? jpegSegments(bytes) : []) {
    if (marker >= 0xc0 && marker <= 0xc2) [channels, progressive] = [bytes[start + 9]!, marker === 0xc2];
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
  return { channels, progressive, scans };
}

/**
 * Whether a progressive picture lacks the last bits of some coefficient. Decoders show one that ends after a few scans
 * as a coarse picture of the whole.
 */
export function lacksScans({ channels, progressive, scans }: JpegScans): boolean {
  if (!progressive) return false;
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
