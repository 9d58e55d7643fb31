import { ascii, exifOrientation, viewOf } from './headerBytes.ts';
import { hasEnd, isJpeg, jpegSegments, SCAN } from './jpegSegments.ts';
import { sniffBoxes } from './sniffBoxes.ts';

/** What a file is, judged by its bytes, never by its name or declared type. */
export type PhotoKind = 'jpeg' | 'png' | 'webp' | 'avif' | 'heic' | 'gif' | 'pdf' | 'svg' | 'other' | 'empty';

/** What a photo's bytes say about it, without decoding anything. */
export interface PhotoFacts {
  /** `other` if the bytes match no known kind. */
  readonly kind: PhotoKind;
  /** Pixels across as stored, before orientation is applied; `null` if the header does not say. */
  readonly width: number | null;
  /** Pixels down as stored; `null` if the header does not say. */
  readonly height: number | null;
  /** EXIF orientation, 1 to 8; 1 is upright. */
  readonly orientation: number;
  /** Colour channels of a JPEG: 1 grey, 3 colour, 4 CMYK; `null` for other kinds. */
  readonly channels: number | null;
  /** A JPEG that is stored in several scans, each adding to the ones before. */
  readonly progressive: boolean;
  /** More than one picture: it would be unclear which one was read. */
  readonly animated: boolean;
  /** Whether EXIF, GPS, XMP or comments are inside, or may be. */
  readonly hasMetadata: boolean;
  /** False if the end of the picture is missing: an interrupted upload, a damaged file. */
  readonly complete: boolean;
}

const NOTHING: PhotoFacts = {
  kind: 'other',
  width: null,
  height: null,
  orientation: 1,
  channels: null,
  progressive: false,
  animated: false,
  hasMetadata: false,
  complete: true,
};

const PNG_HEAD = '\x89PNG\r\n\x1a\n';

/** Start-of-frame markers, which hold the size: C0 to CF except the tables among them. */
function isFrame(marker: number): boolean {
  return marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc;
}

/** Application segments and comments; APP0 and APP14 say how to decode, APP2 mostly holds a colour profile. */
function isMetadata(marker: number): boolean {
  return marker === 0xfe || (marker >= 0xe1 && marker <= 0xef && marker !== 0xe2 && marker !== 0xee);
}

function sniffJpeg(bytes: Uint8Array): PhotoFacts {
  let facts: PhotoFacts = { ...NOTHING, kind: 'jpeg', complete: false };
  let hasExif = false;
  const data = viewOf(bytes);
  for (const { marker, start, end } of jpegSegments(bytes)) {
    if (marker === SCAN) return { ...facts, complete: hasEnd(bytes, start) };
    // If there are two sizes, decoders may differ on which one to believe.
    if (isFrame(marker) && facts.width !== null) return facts;
    if (isFrame(marker) && start + 10 <= bytes.length) {
      facts = {
        ...facts,
        height: data.getUint16(start + 5),
        width: data.getUint16(start + 7),
        channels: bytes[start + 9]!,
        progressive: marker === 0xc2,
      };
    }
    if (isMetadata(marker)) facts = { ...facts, hasMetadata: true };
    // Of two, browsers believe the first.
    if (marker === 0xe1 && !hasExif && ascii(bytes, start + 4, 4) === 'Exif') {
      hasExif = true;
      facts = { ...facts, orientation: exifOrientation(bytes.subarray(start + 10, end)) };
    }
  }
  return facts;
}

function sniffPng(bytes: Uint8Array): PhotoFacts {
  const data = viewOf(bytes);
  let facts: PhotoFacts = { ...NOTHING, kind: 'png', complete: false };
  for (let at = 8; at + 12 <= bytes.length;) {
    const type = ascii(bytes, at + 4, 4);
    const end = at + 12 + data.getUint32(at);
    // Only the first chunk may give the size: with two, decoders may differ on which one to believe.
    if ((type === 'IHDR') !== (at === 8)) return facts;
    if (type === 'IHDR' && at + 16 <= bytes.length) {
      facts = { ...facts, width: data.getUint32(at + 8), height: data.getUint32(at + 12) };
    }
    // An animation of one picture is that picture, unless another is kept for who does not show animations.
    const isOne = type === 'acTL' && at + 12 <= bytes.length && data.getUint32(at + 8) === 1;
    if ((type === 'acTL' && !isOne) || type === 'fdAT') facts = { ...facts, animated: true };
    if (/^(tEXt|zTXt|iTXt|eXIf|tIME)$/.test(type)) facts = { ...facts, hasMetadata: true };
    if (type === 'eXIf') facts = { ...facts, orientation: exifOrientation(bytes.subarray(at + 8, end - 4)) };
    if (type === 'IEND') return { ...facts, complete: true };
    at = end;
  }
  return facts;
}

function sniffWebp(bytes: Uint8Array): PhotoFacts {
  if (bytes.length < 30) return { ...NOTHING, kind: 'webp', complete: false };
  const data = viewOf(bytes);
  const complete = data.getUint32(4, true) + 8 <= bytes.length;
  const facts: PhotoFacts = { ...NOTHING, kind: 'webp', complete };
  const layout = ascii(bytes, 12, 4);
  if (layout === 'VP8X') {
    const flags = bytes[20]!;
    const width = 1 + (data.getUint32(24, true) & 0xff_ff_ff);
    const height = 1 + (data.getUint32(26, true) >>> 8);
    return { ...facts, width, height, animated: (flags & 2) !== 0, hasMetadata: (flags & 12) !== 0 };
  }
  if (layout === 'VP8L') {
    const packed = data.getUint32(21, true);
    return { ...facts, width: 1 + (packed & 0x3f_ff), height: 1 + ((packed >>> 14) & 0x3f_ff) };
  }
  return { ...facts, width: data.getUint16(26, true) & 0x3f_ff, height: data.getUint16(28, true) & 0x3f_ff };
}

function sniffGif(bytes: Uint8Array): PhotoFacts {
  if (bytes.length < 10) return { ...NOTHING, kind: 'gif', complete: false };
  const data = viewOf(bytes);
  const size = { width: data.getUint16(6, true), height: data.getUint16(8, true) };
  // Every picture of an animation has a control block. GIFs are refused either way.
  const isControl = (at: number): boolean => bytes[at + 1] === 0xf9 && bytes[at + 2] === 4;
  let pictures = 0;
  for (let at = bytes.indexOf(0x21); at >= 0 && pictures < 2; at = bytes.indexOf(0x21, at + 1)) {
    if (isControl(at)) pictures += 1;
  }
  return { ...NOTHING, kind: 'gif', ...size, animated: pictures > 1, hasMetadata: true };
}

function isSvg(bytes: Uint8Array): boolean {
  const head = new TextDecoder().decode(bytes.subarray(0, 4096));
  return /^\s*(<\?xml|<!--|<!doctype svg|<svg)/i.test(head) && /<svg/i.test(head);
}

/** What a file is and how large its picture, from its bytes. Accepts any bytes and never throws. */
export function sniffPhoto(bytes: Uint8Array): PhotoFacts {
  if (bytes.length === 0) return { ...NOTHING, kind: 'empty', complete: false };
  if (isJpeg(bytes)) return sniffJpeg(bytes);
  if (ascii(bytes, 0, 8) === PNG_HEAD) return sniffPng(bytes);
  if (ascii(bytes, 0, 4) === 'RIFF' && ascii(bytes, 8, 4) === 'WEBP') return sniffWebp(bytes);
  if (ascii(bytes, 4, 4) === 'ftyp') return sniffBoxes(bytes, NOTHING);
  if (/^GIF8[79]a/.test(ascii(bytes, 0, 6))) return sniffGif(bytes);
  // Readers accept a PDF whose header is anywhere in its first kilobyte.
  if (ascii(bytes, 0, 1024).includes('%PDF-')) return { ...NOTHING, kind: 'pdf' };
  return isSvg(bytes) ? { ...NOTHING, kind: 'svg' } : NOTHING;
}
