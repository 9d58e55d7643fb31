/** What a file is, by its bytes and never by its name or declared type. */
export type PhotoKind = 'jpeg' | 'png' | 'webp' | 'avif' | 'heic' | 'gif' | 'pdf' | 'svg' | 'other' | 'empty';

/** What the bytes of a photo say of it, without decoding anything. */
export interface PhotoFacts {
  readonly kind: PhotoKind;
  /** Pixels as stored, before the orientation mark; `null` where the header does not say. */
  readonly width: number | null;
  readonly height: number | null;
  /** EXIF orientation, 1 to 8; 1 is upright. */
  readonly orientation: number;
  /** EXIF, GPS, XMP or comments are inside. */
  readonly hasMetadata: boolean;
  /** False where the end of the picture is missing: an interrupted upload, a damaged file. */
  readonly complete: boolean;
}

const NOTHING: PhotoFacts = {
  kind: 'other',
  width: null,
  height: null,
  orientation: 1,
  hasMetadata: false,
  complete: true,
};

function ascii(bytes: Uint8Array, from: number, length: number): string {
  return String.fromCharCode(...bytes.subarray(from, from + length));
}

function view(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

/** The orientation inside an EXIF block that starts at its byte order mark; 1 where there is none. */
function exifOrientation(tiff: Uint8Array): number {
  if (tiff.length < 14) return 1;
  const data = view(tiff);
  const little = ascii(tiff, 0, 2) === 'II';
  const directory = data.getUint32(4, little);
  if (directory + 2 > tiff.length) return 1;
  const count = data.getUint16(directory, little);
  for (let i = 0; i < count; i += 1) {
    const entry = directory + 2 + i * 12;
    if (entry + 12 > tiff.length) return 1;
    if (data.getUint16(entry, little) !== 0x01_12) continue;
    const value = data.getUint16(entry + 8, little);
    return value >= 1 && value <= 8 ? value : 1;
  }
  return 1;
}

/** Start-of-frame markers, which hold the size: C0 to CF without the tables in between. */
function isFrame(marker: number): boolean {
  return marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc;
}

/** Whether the compressed data that starts here runs to an end-of-image marker; phones append things after it. */
function reachesEnd(bytes: Uint8Array, from: number): boolean {
  for (let i = bytes.indexOf(0xff, from); i >= 0 && i + 1 < bytes.length; i = bytes.indexOf(0xff, i + 1)) {
    if (bytes[i + 1] === 0xd9) return true;
  }
  return false;
}

function sniffJpeg(bytes: Uint8Array): PhotoFacts {
  let facts: PhotoFacts = { ...NOTHING, kind: 'jpeg', complete: false };
  const data = view(bytes);
  let at = 2;
  while (at + 4 <= bytes.length) {
    if (bytes[at] !== 0xff) break;
    const marker = bytes[at + 1]!;
    if (marker === 0xff) {
      at += 1;
      continue;
    }
    const length = data.getUint16(at + 2);
    if (isFrame(marker) && at + 9 <= bytes.length) {
      facts = { ...facts, height: data.getUint16(at + 5), width: data.getUint16(at + 7) };
    }
    if (marker === 0xe1 && ascii(bytes, at + 4, 4) === 'Exif') {
      const tiff = bytes.subarray(at + 10, at + 2 + length);
      facts = { ...facts, hasMetadata: true, orientation: exifOrientation(tiff) };
    } else if ((marker >= 0xe1 && marker <= 0xef && marker !== 0xe2 && marker !== 0xee) || marker === 0xfe) {
      facts = { ...facts, hasMetadata: true };
    }
    if (marker === 0xda) return { ...facts, complete: reachesEnd(bytes, at + 2 + length) };
    at += 2 + length;
  }
  return facts;
}

function sniffPng(bytes: Uint8Array): PhotoFacts {
  const data = view(bytes);
  const sized = bytes.length >= 24;
  let complete = false;
  let hasMetadata = false;
  for (let at = 8; at + 12 <= bytes.length;) {
    const type = ascii(bytes, at + 4, 4);
    if (/^(tEXt|zTXt|iTXt|eXIf|tIME)$/.test(type)) hasMetadata = true;
    if (type === 'IEND') complete = true;
    at += 12 + data.getUint32(at);
  }
  const size = sized ? { width: data.getUint32(16), height: data.getUint32(20) } : {};
  return { ...NOTHING, kind: 'png', ...size, hasMetadata, complete };
}

function kindOfBrand(bytes: Uint8Array): PhotoKind {
  const brands = ascii(bytes, 8, Math.min(32, bytes.length - 8));
  if (/avif|avis/.test(brands)) return 'avif';
  return /heic|heix|hevc|heim|heis|mif1|msf1/.test(brands) ? 'heic' : 'other';
}

/** What a file is and how large its picture, from its bytes. Any bytes are answered; none throw. */
export function sniffPhoto(bytes: Uint8Array): PhotoFacts {
  if (bytes.length === 0) return { ...NOTHING, kind: 'empty', complete: false };
  if (bytes[0] === 0xff && bytes[1] === 0xd8) return sniffJpeg(bytes);
  if (bytes.length >= 8 && ascii(bytes, 1, 3) === 'PNG') return sniffPng(bytes);
  if (ascii(bytes, 0, 4) === 'RIFF' && ascii(bytes, 8, 4) === 'WEBP')
    return { ...NOTHING, kind: 'webp', hasMetadata: true };
  if (ascii(bytes, 4, 4) === 'ftyp') return { ...NOTHING, kind: kindOfBrand(bytes), hasMetadata: true };
  if (ascii(bytes, 0, 4) === 'GIF8') return { ...NOTHING, kind: 'gif' };
  if (ascii(bytes, 0, 5) === '%PDF-') return { ...NOTHING, kind: 'pdf' };
  const head = ascii(bytes, 0, Math.min(256, bytes.length));
  return /^\s*(<\?xml|<!--|<svg)/i.test(head) && /<svg/i.test(ascii(bytes, 0, Math.min(4096, bytes.length)))
    ? { ...NOTHING, kind: 'svg' }
    : NOTHING;
}
