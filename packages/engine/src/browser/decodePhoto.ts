import { KtpError, sniffPhoto } from '@ktp-ocr/core';
import { isIncomplete } from '@ktp-ocr/core/kit';
import type { RgbImage } from '../image/rgbImage.ts';
import { type PhotoArea, pixelsOf, WHOLE } from '../scan/photoArea.ts';
import { type DecodedPhoto, WORK_SIDE } from '../scan/readPhoto.ts';

function contextOf(width: number, height: number): OffscreenCanvasRenderingContext2D {
  const context = new OffscreenCanvas(width, height).getContext('2d', { willReadFrequently: true });
  if (!context) throw new KtpError('out-of-memory');
  return context;
}

/** Long side of the copy in which missing data is looked for. */
const GLANCE_SIDE = 480;

function glanceAt(bitmap: ImageBitmap): ImageData {
  const scale = Math.min(1, GLANCE_SIDE / Math.max(bitmap.width, bitmap.height));
  const [width, height] = [Math.ceil(bitmap.width * scale), Math.ceil(bitmap.height * scale)];
  const context = contextOf(width, height);
  context.drawImage(bitmap, 0, 0, width, height);
  return context.getImageData(0, 0, width, height);
}

async function decodeSmall(bytes: Uint8Array<ArrayBuffer>): Promise<ImageData> {
  const bitmap = await createImageBitmap(new Blob([bytes]), { imageOrientation: 'from-image' });
  const small = glanceAt(bitmap);
  bitmap.close();
  return small;
}

/**
 * Decodes a photo or a part of it with the browser's own decoder, upright according to its EXIF mark.
 *
 * @throws {KtpError} `image-empty`; `image-too-many-pixels` before anything is decoded; `image-truncated`;
 * `image-unreadable`; `out-of-memory`.
 */
export async function decodePhoto(photo: Blob, maxPixels: number, area: PhotoArea = WHOLE): Promise<DecodedPhoto> {
  if (photo.size === 0) throw new KtpError('image-empty');
  const bytes = new Uint8Array(await photo.arrayBuffer());
  const { width, height, complete } = sniffPhoto(bytes);
  if ((width ?? 0) * (height ?? 0) > maxPixels) throw new KtpError('image-too-many-pixels');
  // Browsers paint what they have of a truncated photo; a missing part must not pass for read.
  if (!complete) throw new KtpError('image-unreadable');
  const bitmap = await createImageBitmap(photo, { imageOrientation: 'from-image' }).catch(() => {
    throw new KtpError('image-unreadable');
  });
  // A part is only asked for once the whole has been looked at.
  if (area === WHOLE && (await isIncomplete(bytes, decodeSmall, glanceAt(bitmap)))) {
    bitmap.close();
    throw new KtpError('image-truncated');
  }
  const part = pixelsOf(area, bitmap);
  const scale = Math.max(1, Math.max(part.width, part.height) / WORK_SIDE);
  const size = { width: Math.round(part.width / scale), height: Math.round(part.height / scale) };
  const context = contextOf(size.width, size.height);
  context.fillStyle = '#fff';
  context.fillRect(0, 0, size.width, size.height);
  context.imageSmoothingQuality = 'high';
  context.drawImage(bitmap, part.left, part.top, part.width, part.height, 0, 0, size.width, size.height);
  bitmap.close();
  const rgba = context.getImageData(0, 0, size.width, size.height).data;
  const data = new Uint8Array(size.width * size.height * 3);
  for (let i = 0, o = 0; i < rgba.length; i += 4, o += 3) {
    data[o] = rgba[i]!;
    data[o + 1] = rgba[i + 1]!;
    data[o + 2] = rgba[i + 2]!;
  }
  return { image: { data, ...size }, scale, origin: [part.left, part.top] };
}

/** Encodes a cut-out as JPEG. */
export async function encodeJpeg({ data, width, height }: RgbImage): Promise<Uint8Array> {
  const context = contextOf(width, height);
  const image = context.createImageData(width, height);
  for (let i = 0, o = 0; i < data.length; i += 3, o += 4) {
    image.data[o] = data[i]!;
    image.data[o + 1] = data[i + 1]!;
    image.data[o + 2] = data[i + 2]!;
    image.data[o + 3] = 255;
  }
  context.putImageData(image, 0, 0);
  const jpeg = await context.canvas.convertToBlob({ type: 'image/jpeg', quality: 0.85 });
  return new Uint8Array(await jpeg.arrayBuffer());
}
