import { KtpError, sniffPhoto } from '@ktp-ocr/core';
import { type Frame, isIncomplete } from '@ktp-ocr/core/kit';
import sharp from 'sharp';
import type { RgbImage } from '../image/rgbImage.ts';
import { type PhotoArea, pixelsOf, WHOLE } from '../scan/photoArea.ts';
import { type DecodedPhoto, WORK_SIDE } from '../scan/readPhoto.ts';

/** Long side of the copy in which missing data is looked for. */
const GLANCE_SIDE = 480;

async function glance(bytes: Uint8Array): Promise<Frame> {
  const picture = sharp(bytes, { limitInputPixels: false, failOn: 'none' });
  const { data, info } = await picture
    .resize(GLANCE_SIDE, GLANCE_SIDE, { fit: 'inside', withoutEnlargement: true })
    .toColourspace('srgb')
    .ensureAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  return {
    data: new Uint8ClampedArray(data.buffer, data.byteOffset, data.length),
    width: info.width,
    height: info.height,
  };
}

/**
 * Decodes a photo or a part of it, upright according to its EXIF mark and scaled down to what the pipeline needs.
 *
 * @throws {KtpError} `image-empty`; `image-too-many-pixels` before anything is decoded; `image-truncated`;
 * `heic-not-decodable` if sharp was built without HEVC, as its own binaries are; or `image-unreadable`.
 */
export async function decodePhoto(photo: Blob, maxPixels: number, area: PhotoArea = WHOLE): Promise<DecodedPhoto> {
  if (photo.size === 0) throw new KtpError('image-empty');
  const bytes = new Uint8Array(await photo.arrayBuffer());
  try {
    const picture = sharp(bytes, { limitInputPixels: false, failOn: 'truncated' });
    const { width = 0, height = 0, autoOrient } = await picture.metadata();
    if (width * height > maxPixels) throw new KtpError('image-too-many-pixels');
    // A part is only asked for once the whole has been looked at.
    if (area === WHOLE && (await isIncomplete(bytes, glance))) throw new KtpError('image-truncated');
    const part = pixelsOf(area, autoOrient);
    const { data, info } = await picture
      .autoOrient()
      .extract(part)
      .resize(WORK_SIDE, WORK_SIDE, { fit: 'inside', withoutEnlargement: true })
      .flatten({ background: '#fff' })
      .toColourspace('srgb')
      .removeAlpha()
      .raw()
      .toBuffer({ resolveWithObject: true });
    if (info.channels !== 3) throw new KtpError('image-unreadable');
    return {
      image: { data, width: info.width, height: info.height },
      scale: part.width / info.width,
      origin: [part.left, part.top],
    };
  } catch (cause) {
    if (cause instanceof KtpError) throw cause;
    // The library's own message may quote the file, so it stays out of ours.
    throw new KtpError(sniffPhoto(bytes).kind === 'heic' ? 'heic-not-decodable' : 'image-unreadable');
  }
}

/** Encodes a cut-out as JPEG. */
export async function encodeJpeg({ data, width, height }: RgbImage): Promise<Uint8Array> {
  return new Uint8Array(
    await sharp(data, { raw: { width, height, channels: 3 } })
      .jpeg({ quality: 85 })
      .toBuffer(),
  );
}
