import { ascii, viewOf } from './headerBytes.ts';
import type { PhotoFacts, PhotoKind } from './sniff.ts';

const HEIC = /heic|heix|heim|heis|hevc|hevx|hevm|hevs|mif1|msf1/;

/** Whether all top-level boxes are complete. */
function isComplete(bytes: Uint8Array): boolean {
  const data = viewOf(bytes);
  let at = 0;
  while (at + 8 <= bytes.length) {
    const size = data.getUint32(at);
    if (size === 0) return true; // runs to the end of the file, by definition
    const long = size === 1 && at + 16 <= bytes.length;
    at += Math.max(8, long ? Number(data.getBigUint64(at + 8)) : size);
  }
  return at === bytes.length;
}

/** The largest size any item declares: the tiles of a large picture declare theirs too. */
function largestItem(bytes: Uint8Array): { width: number; height: number } | null {
  const data = viewOf(bytes);
  let largest: { width: number; height: number } | null = null;
  const last = Math.min(bytes.length, 1 << 18) - 16;
  for (let at = bytes.indexOf(0x69); at >= 0 && at <= last; at = bytes.indexOf(0x69, at + 1)) {
    if (ascii(bytes, at, 4) !== 'ispe') continue;
    const [width, height] = [data.getUint32(at + 8), data.getUint32(at + 12)];
    if (!largest || width * height > largest.width * largest.height) largest = { width, height };
  }
  return largest;
}

/**
 * HEIC and AVIF, which are built from the same boxes (ISO/IEC 14496-12). Their rotation is not an EXIF mark: decoders
 * apply it.
 */
export function sniffBoxes(bytes: Uint8Array, nothing: PhotoFacts): PhotoFacts {
  const brands = ascii(bytes, 8, Math.min(bytes.length, viewOf(bytes).getUint32(0), 128) - 8);
  const kind: PhotoKind = /avif|avis/.test(brands) ? 'avif' : HEIC.test(brands) ? 'heic' : 'other';
  if (kind === 'other') return nothing;
  return {
    ...nothing,
    kind,
    ...largestItem(bytes),
    animated: /^(avis|msf1|hevc)/.test(brands),
    hasMetadata: true,
    complete: isComplete(bytes),
  };
}
