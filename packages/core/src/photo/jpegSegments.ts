/** Segments a picture needs to be decoded rightly; all others are metadata: EXIF, GPS, XMP, thumbnails, comments. */
function isNeeded(marker: number): boolean {
  const isColourTransform = marker === 0xee; // Adobe's mark: without it CMYK and RGB come out in wrong colours
  const isProfile = marker === 0xe2; // the colour profile (and nothing about the person)
  return marker === 0xe0 || isProfile || isColourTransform || !((marker >= 0xe1 && marker <= 0xef) || marker === 0xfe);
}

/**
 * A JPEG without its metadata and without whatever was appended to it, its pixels untouched; `null` where the file is not
 * built as a JPEG should be.
 */
export function stripMetadata(bytes: Uint8Array): Uint8Array | null {
  if (bytes[0] !== 0xff || bytes[1] !== 0xd8) return null;
  const parts: Uint8Array[] = [bytes.subarray(0, 2)];
  let at = 2;
  while (at + 4 <= bytes.length && bytes[at] === 0xff) {
    const marker = bytes[at + 1]!;
    if (marker === 0xda) {
      const end = firstEnd(bytes, at);
      if (end === null) return null;
      parts.push(bytes.subarray(at, end));
      return join(parts);
    }
    const length = (bytes[at + 2]! << 8) | bytes[at + 3]!;
    if (length < 2) return null;
    if (isNeeded(marker)) parts.push(bytes.subarray(at, at + 2 + length));
    at += 2 + length;
  }
  return null;
}

/** Just behind the end mark of the picture. Inside compressed data 0xFF is always escaped, so the first one counts. */
function firstEnd(bytes: Uint8Array, from: number): number | null {
  for (let i = bytes.indexOf(0xff, from); i >= 0 && i + 1 < bytes.length; i = bytes.indexOf(0xff, i + 1)) {
    if (bytes[i + 1] === 0xd9) return i + 2;
  }
  return null;
}

function join(parts: readonly Uint8Array[]): Uint8Array {
  const out = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    out.set(part, at);
    at += part.length;
  }
  return out;
}
