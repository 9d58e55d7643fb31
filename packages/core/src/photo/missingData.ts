import { type JpegScan, jpegScans, lacksScans } from './jpegScans.ts';
import { isJpeg, join } from './jpegSegments.ts';
import { hasFlatBands } from './flatBands.ts';
import type { Frame } from './frame.ts';

/** Decodes other bytes in place of a photo's own, small and always alike; rejects if they cannot be decoded. */
export type DecodeSmall = (bytes: Uint8Array<ArrayBuffer>) => Promise<Frame>;

/** Levels that a browser may change by itself, in order to hide what a canvas really holds. */
const NOISE = 2;
/** What decoders paint where data is missing, and how far a grey may be from it to be taken for it. */
const GREY = 128;
const NEAR_GREY = 6;
/** Share of the data that is left out, and its least length in bytes. */
const PART = 0.02;
const LEAST = 64;
/** Bytes of the picture's own data that are put behind it. */
const MORE = 4096;

function isGrey({ data, width }: Frame, x: number, y: number): boolean {
  const at = (y * width + x) * 4;
  return [0, 1, 2].every((channel) => Math.abs(data[at + channel]! - GREY) <= NEAR_GREY);
}

/** Decoders paint what is missing from there to the last corner, wherever that is once the photo is upright. */
function hasGreyCorner(picture: Frame): boolean {
  const [right, bottom] = [picture.width - 1, picture.height - 1];
  return [0, right].some((x) => [0, bottom].some((y) => isGrey(picture, x, y)));
}

function differ(a: Frame, b: Frame): boolean {
  if (a.data.length !== b.data.length) return true;
  for (let i = 0; i < a.data.length; i += 1) if (Math.abs(a.data[i]! - b.data[i]!) > NOISE) return true;
  return false;
}

/** Some of a scan's own data. The zero ends an escape that the data may have been cut in. */
function moreOf(bytes: Uint8Array, { start, end }: JpegScan): Uint8Array {
  const own = bytes.subarray(start, Math.min(start + MORE, start + Math.floor((end - start) / 2)));
  const restart = own.findIndex((byte, i) => byte === 0xff && own[i + 1] !== 0);
  return new Uint8Array([0, ...own.subarray(0, restart < 0 ? own.length : restart)]);
}

/** The file with more data behind each scan. */
function extended(bytes: Uint8Array, scans: readonly JpegScan[]): Uint8Array<ArrayBuffer> {
  const parts: Uint8Array[] = [];
  let at = 0;
  for (const scan of scans) {
    parts.push(bytes.subarray(at, scan.end), moreOf(bytes, scan));
    at = scan.end;
  }
  return join([...parts, bytes.subarray(at)]);
}

/** Where the run of equal bytes begins that the data ends with. */
function runAtEnd(bytes: Uint8Array, { start, end }: JpegScan): number {
  let at = end - 1;
  while (at > start && bytes[at - 1] === bytes[end - 1]) at -= 1;
  return at;
}

/**
 * Whether the data of a JPEG do not fill its picture, or more than fill it: some are missing in the middle, or foreign
 * ones stand there. Decoders say neither, so this asks them: whoever paints more when more data follow had too few, and
 * whoever paints the same without the last of them had lost his place. Data that fill the picture exactly answer neither
 * way, whatever the picture shows.
 *
 * @param whole The bytes as `decode` gives them.
 */
async function isDataMissing(bytes: Uint8Array<ArrayBuffer>, decode: DecodeSmall, whole: Frame): Promise<boolean> {
  const { progressive, scans } = jpegScans(bytes);
  const [first] = scans;
  if (!first) return false;
  const changes = async (other: Uint8Array<ArrayBuffer>): Promise<boolean> => differ(whole, await decode(other));
  // What follows the only scan, if it is not the end, does not belong there.
  if (await changes(extended(bytes, progressive ? scans : [first]))) return true;
  // Without its last data a picture ends in grey, which cannot be seen where it is grey already. The last data of a
  // progressive picture may add next to nothing.
  if (progressive || hasGreyCorner(whole)) return false;
  const { start, end } = first;
  const without = (from: number): Uint8Array<ArrayBuffer> => join([bytes.subarray(0, from), bytes.subarray(end)]);
  const part = Math.max(LEAST, Math.ceil((end - start) * PART));
  if (part > (end - start) / 2 || (await changes(without(end - part)))) return false;
  // Some cameras fill up the file with equal bytes, which paint nothing.
  const run = runAtEnd(bytes, first) + LEAST;
  return end - run < part || changes(without(run));
}

/**
 * Whether a photo has both its ends but lacks data between them. Only JPEGs are looked at, and only those that look as if
 * it might be so are decoded again. `seen` may give the bytes as `decode` does. What cannot be decoded proves nothing: the answer is then false.
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
