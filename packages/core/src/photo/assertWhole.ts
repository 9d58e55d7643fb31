import { type Canvas, pixelsOf, shrunk } from './canvas.ts';
import { decodePhoto } from './decode.ts';
import { looksIncomplete } from './looksIncomplete.ts';
import { isDataMissing } from './missingData.ts';
import { PhotoProblem } from './photoProblem.ts';
import { MEASURE_EDGE } from './quality.ts';
import type { PhotoFacts } from './sniff.ts';

/** What the bytes of a photo said before they were given to the decoder. */
export interface KnownOfPhoto {
  readonly facts: PhotoFacts;
  /** Whether a progressive JPEG ends before its last scan. */
  readonly lacksScan: boolean;
}

/** Decodes changed bytes of a photo, small, with whatever decoded the photo itself. */
async function decodeSmall(bytes: Uint8Array<ArrayBuffer>, facts: PhotoFacts): Promise<ImageData> {
  const decoded = await decodePhoto({ blob: new Blob([bytes]), bytes: bytes.slice() }, facts, MEASURE_EDGE);
  try {
    return pixelsOf(shrunk(decoded, MEASURE_EDGE));
  } finally {
    decoded.close();
  }
}

/**
 * Refuses a JPEG that has both its ends but lacks data between them: browsers paint what is missing in grey, or in the
 * last colour, without a word. Few photos look as if that might be so; only these are decoded again.
 *
 * @param small A small copy of the photo, upright.
 * @throws {PhotoProblem} `image-truncated`
 */
export async function assertWhole(photo: Blob, small: Canvas, { facts, lacksScan }: KnownOfPhoto): Promise<void> {
  if (facts.kind !== 'jpeg' || !(lacksScan || looksIncomplete(pixelsOf(small)))) return;
  // The decoder was given the bytes that were read first. What cannot be read or decoded again proves nothing.
  const missing = await photo
    .arrayBuffer()
    .then((buffer) => new Uint8Array(buffer))
    .then((bytes) => isDataMissing(bytes, (other) => decodeSmall(other, facts)))
    .catch(() => false);
  if (missing) throw new PhotoProblem('image-truncated');
}
