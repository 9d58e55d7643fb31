import { KtpError } from '../errors.ts';
import { pixelsOf, shrunk } from './canvas.ts';
import { decodePhoto } from './decode.ts';
import { isIncomplete } from './missingData.ts';
import { MEASURE_EDGE } from './quality.ts';
import { type PhotoFacts, sniffPhoto } from './sniff.ts';

async function decodeSmall(bytes: Uint8Array<ArrayBuffer>, facts: PhotoFacts): Promise<ImageData> {
  const decoded = await decodePhoto({ blob: new Blob([bytes]), bytes: bytes.slice() }, facts, MEASURE_EDGE);
  try {
    return pixelsOf(shrunk(decoded, MEASURE_EDGE));
  } finally {
    decoded.close();
  }
}

/**
 * Refuses a JPEG that has both its ends but lacks data between them: browsers silently paint the missing part grey, or
 * in the last colour.
 *
 * @throws {KtpError} `image-truncated`
 */
export async function assertWhole(photo: Blob): Promise<void> {
  const bytes = new Uint8Array(await photo.arrayBuffer().catch(() => new ArrayBuffer()));
  const facts = sniffPhoto(bytes);
  if (await isIncomplete(bytes, (other) => decodeSmall(other, facts))) throw new KtpError('image-truncated');
}
