/** A part of a JPEG that carries its length. `start` is at its 0xFF, `end` just after it. */
interface JpegSegment {
  readonly marker: number;
  readonly start: number;
  readonly end: number;
}

/** Start of scan: the compressed pixels follow. */
export const SCAN = 0xda;
/** End of the picture. */
export const END = 0xd9;

export function isJpeg(bytes: Uint8Array): boolean {
  return bytes[0] === 0xff && bytes[1] === 0xd8;
}

/** The position just after a segment that starts here. */
export function segmentEnd(bytes: Uint8Array, start: number): number {
  return start + 2 + ((bytes[start + 2]! << 8) | bytes[start + 3]!);
}

/** Markers without a length after them: restarts and TEM. */
function standsAlone(marker: number): boolean {
  return marker === 0x01 || (marker >= 0xd0 && marker <= 0xd7);
}

/**
 * The segments before the pixels; the last one is the header of the first scan. Bytes between two of them, or left over
 * from one that is longer than it says, are skipped, as decoders do.
 */
export function* jpegSegments(bytes: Uint8Array): Generator<JpegSegment> {
  let at = bytes.indexOf(0xff, 2);
  while (at >= 0 && at + 4 <= bytes.length) {
    const marker = bytes[at + 1]!;
    if (marker === END) return;
    if (marker === 0 || marker === 0xff || standsAlone(marker)) {
      at = bytes.indexOf(0xff, marker === 0xff ? at + 1 : at + 2);
      continue;
    }
    const end = segmentEnd(bytes, at);
    if (end < at + 4) return;
    yield { marker, start: at, end };
    if (marker === SCAN) return;
    at = bytes.indexOf(0xff, end);
  }
}

/**
 * Whether there is an end marker after the start of the scan. Compressed data contains none, so a truncated picture has
 * none, and whatever phones append comes after it: searching from the end, which is near, is enough.
 */
export function hasEnd(bytes: Uint8Array, scan: number): boolean {
  for (let at = bytes.lastIndexOf(END); at > scan; at = bytes.lastIndexOf(END, at - 1)) {
    if (bytes[at - 1] === 0xff) return true;
  }
  return false;
}

/**
 * What is needed of the picture whose first scan starts at `scan`, up to its end marker: the scans and the tables
 * between them, and no metadata; `null` if it is truncated. Thumbnails before it and whatever phones append after it
 * have end markers of their own, so the scans have to be walked.
 */
function neededOfPicture(bytes: Uint8Array, scan: number): readonly Uint8Array[] | null {
  const parts: Uint8Array[] = [];
  for (let start = scan; start + 4 <= bytes.length;) {
    const marker = bytes[start + 1]!;
    const end = segmentEnd(bytes, start);
    const next = nextMarker(bytes, end);
    if (next < 0) return null;
    // Compressed data follows the header of a scan; bytes after any other segment do not belong to the picture.
    if (isNeeded(bytes, { marker, start, end })) parts.push(bytes.subarray(start, marker === SCAN ? next : end));
    if (bytes[next + 1] !== END) {
      start = next;
      continue;
    }
    parts.push(bytes.subarray(next, next + 2));
    return parts;
  }
  return null;
}

/**
 * The next marker after compressed data, in which 0xFF is escaped by 00 and restart markers may occur; -1 if there is
 * none.
 */
export function nextMarker(bytes: Uint8Array, from: number): number {
  let at = bytes.indexOf(0xff, from);
  while (at >= 0 && at + 1 < bytes.length) {
    const next = bytes[at + 1]!;
    if (next !== 0 && next !== 0xff && (next < 0xd0 || next > 0xd7)) return at;
    at = bytes.indexOf(0xff, next === 0xff ? at + 1 : at + 2);
  }
  return -1;
}

/** Segments needed to decode a picture correctly; all others are metadata: EXIF, GPS, XMP, thumbnails, comments. */
function isNeeded(bytes: Uint8Array, { marker, start, end }: JpegSegment): boolean {
  if (marker === 0xe0) return end - start === 18; // JFIF without a thumbnail
  if (marker === 0xe2) return String.fromCharCode(...bytes.subarray(start + 4, start + 15)) === 'ICC_PROFILE';
  if (marker === 0xee) return true; // Adobe's marker: without it CMYK and RGB come out in wrong colours
  return !((marker >= 0xe1 && marker <= 0xef) || marker === 0xfe);
}

/**
 * A JPEG without its metadata, wherever that is in the file, and without anything between its segments or appended to
 * it. Its pixels are untouched. `null` if the file is malformed or truncated.
 */
export function stripMetadata(bytes: Uint8Array): Uint8Array<ArrayBuffer> | null {
  if (!isJpeg(bytes)) return null;
  const parts: Uint8Array[] = [bytes.subarray(0, 2)];
  for (const segment of jpegSegments(bytes)) {
    if (segment.marker === SCAN) {
      const picture = neededOfPicture(bytes, segment.start);
      return picture && join([...parts, ...picture]);
    }
    if (isNeeded(bytes, segment)) parts.push(bytes.subarray(segment.start, segment.end));
  }
  return null;
}

export function join(parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const out = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    out.set(part, at);
    at += part.length;
  }
  return out;
}
