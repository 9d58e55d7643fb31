import { type JpegScan, jpegScans, lacksScans, PROGRESSIVE } from './jpegScans.ts';
import { isJpeg, join } from './jpegSegments.ts';
import { hasGreyCorner, looksIncomplete, type Pixels } from './looksIncomplete.ts';

/** Decodes other bytes in place of a photo's own, small and always alike; rejects if they cannot be decoded. */
export type DecodeSmall = (bytes: Uint8Array<ArrayBuffer>) => Promise<Pixels>;

/** Levels that a browser may change by itself, in order to hide what a canvas really holds. */
const NOISE = 2;
/** Share of the data that is left out, and its least length in bytes. */
const PART = 0.02;
const LEAST = 64;
/** Bytes of the picture's own data that are put behind it. */
const MORE = 4096;

function differ(a: Pixels, b: Pixels): boolean {
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
 * @param seen The bytes as `decode` gives them, if that is known already.
 */
export async function isDataMissing(
  bytes: Uint8Array<ArrayBuffer>,
  decode: DecodeSmall,
  seen?: Pixels,
): Promise<boolean> {
  const { frame, scans } = jpegScans(bytes);
  const [first] = scans;
  if (!first) return false;
  const progressive = frame === PROGRESSIVE;
  const whole = seen ?? (await decode(bytes));
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
  seen?: Pixels,
): Promise<boolean> {
  if (!isJpeg(bytes)) return false;
  try {
    const whole = seen ?? (await decode(bytes));
    return (looksIncomplete(whole) || lacksScans(bytes)) && (await isDataMissing(bytes, decode, whole));
  } catch {
    return false;
  }
}
