import { type JpegScan, jpegScans, lacksScans } from './jpegScans.ts';
import { isJpeg, join } from './jpegSegments.ts';
import { hasFlatBands } from './flatBands.ts';
import type { Frame } from './frame.ts';

/**
 * Decodes other bytes in place of the photo's own, small and always in the same way; rejects if they cannot be decoded.
 */
export type DecodeSmall = (bytes: Uint8Array<ArrayBuffer>) => Promise<Frame>;

/** Levels that a browser may change deliberately, to hide the real content of a canvas. */
const NOISE = 2;
/** What decoders paint if data is missing, and how far a grey may differ from it and still count. */
const GREY = 128;
const NEAR_GREY = 6;
/** The share of the data to leave out, and its least length in bytes. */
const PART = 0.02;
const LEAST = 64;
/** How many bytes of the picture's own data are appended to it. */
const MORE = 4096;

function isGrey({ data, width }: Frame, x: number, y: number): boolean {
  const at = (y * width + x) * 4;
  return [0, 1, 2].every((channel) => Math.abs(data[at + channel]! - GREY) <= NEAR_GREY);
}

/** Decoders paint everything from the gap to the last corner, wherever that is once the photo is upright. */
function hasGreyCorner(picture: Frame): boolean {
  const [right, bottom] = [picture.width - 1, picture.height - 1];
  return [0, right].some((x) => [0, bottom].some((y) => isGrey(picture, x, y)));
}

function differ(a: Frame, b: Frame): boolean {
  if (a.data.length !== b.data.length) return true;
  for (let i = 0; i < a.data.length; i += 1) if (Math.abs(a.data[i]! - b.data[i]!) > NOISE) return true;
  return false;
}

/** Part of a scan's own data. The zero ends an escape that the cut may have split. */
function moreOf(bytes: Uint8Array, { start, end }: JpegScan): Uint8Array {
  const own = bytes.subarray(start, Math.min(start + MORE, start + Math.floor((end - start) / 2)));
  const restart = own.findIndex((byte, i) => byte === 0xff && own[i + 1] !== 0);
  return new Uint8Array([0, ...own.subarray(0, restart < 0 ? own.length : restart)]);
}

/** The file with more data after each scan. */
function extended(bytes: Uint8Array, scans: readonly JpegScan[]): Uint8Array<ArrayBuffer> {
  const parts: Uint8Array[] = [];
  let at = 0;
  for (const scan of scans) {
    parts.push(bytes.subarray(at, scan.end), moreOf(bytes, scan));
    at = scan.end;
  }
  return join([...parts, bytes.subarray(at)]);
}

/** Where the run of equal bytes at the end of the data begins. */
function runAtEnd(bytes: Uint8Array, { start, end }: JpegScan): number {
  let at = end - 1;
  while (at > start && bytes[at - 1] === bytes[end - 1]) at -= 1;
  return at;
}

/**
 * Whether a JPEG's data does not exactly fill its picture: some is missing in the middle, or foreign data is there.
 * Decoders do not report either, so this tests them: one that paints more when more data follows had too little, and
 * one that paints the same without the last data had lost its place. Data that fills the picture exactly does neither,
 * whatever the picture shows.
 *
 * @param whole The bytes as decoded by `decode`.
 */
async function isDataMissing(bytes: Uint8Array<ArrayBuffer>, decode: DecodeSmall, whole: Frame): Promise<boolean> {
  const { progressive, scans } = jpegScans(bytes);
  const [first] = scans;
  if (!first) return false;
  const changes = async (other: Uint8Array<ArrayBuffer>): Promise<boolean> => differ(whole, await decode(other));
  // Anything after the only scan, except the end, does not belong there.
  if (await changes(extended(bytes, progressive ? scans : [first]))) return true;
  // Without its last data a picture ends in grey, which is invisible if it is grey there already. The last data of a
  // progressive picture may add next to nothing.
  if (progressive || hasGreyCorner(whole)) return false;
  const { start, end } = first;
  const without = (from: number): Uint8Array<ArrayBuffer> => join([bytes.subarray(0, from), bytes.subarray(end)]);
  const part = Math.max(LEAST, Math.ceil((end - start) * PART));
  if (part > (end - start) / 2 || (await changes(without(end - part)))) return false;
  // Some cameras pad the file with equal bytes, which paint nothing.
  const run = runAtEnd(bytes, first) + LEAST;
  return end - run < part || changes(without(run));
}

/**
 * Whether a photo has both its ends but lacks data between them. Only JPEGs are examined, and only suspicious ones are
 * decoded again. `seen` may give the bytes as decoded by `decode`. A photo that cannot be decoded proves nothing: the
 * answer is then false.
 */
export async function isIncomplete(
  bytes: Uint8Array<ArrayBuffer>,
  decode: DecodeSmall,
  seen?: Frame,
): Promise<boolean> {
  if (!isJpeg(bytes)) return false;
  try {
    const whole = seen ?? (await decode(bytes));
    return (
      (hasFlatBands(whole) || hasGreyCorner(whole) || lacksScans(jpegScans(bytes))) &&
      (await isDataMissing(bytes, decode, whole))
    );
  } catch {
    return false;
  }
}
