import { KtpError } from '../wire/errors.ts';
import { assertDrawn, type Canvas, drawPhoto, isCanvasHonest } from './canvas.ts';
import type { DecodedPhoto } from './decode.ts';
import type { PhotoQuality } from './preparedPhoto.ts';
import { MEASURE_EDGE, measureQuality } from './quality.ts';

const QUALITY = 0.82;
/** Tried only where the first result is over the limit. */
const SMALLER: readonly (readonly [scale: number, quality: number])[] = [
  [1, 0.65],
  [0.8, 0.65],
  [0.6, 0.6],
  [0.45, 0.5],
];

async function toJpeg({ canvas }: Canvas, quality: number): Promise<Blob> {
  const type = 'image/jpeg';
  const blob =
    'convertToBlob' in canvas
      ? await canvas.convertToBlob({ type, quality })
      : await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, type, quality));
  // A browser that cannot encode what was asked for gives a PNG instead, or nothing.
  if (!blob || blob.type !== type || blob.size === 0) throw new KtpError('out-of-memory');
  return blob;
}

/**
 * How good a photo is; `photoEdge` is the long side of the photo that will be sent. `null` where the browser does not let
 * pages look at pictures.
 */
export function qualityOf(photo: DecodedPhoto, photoEdge: number): PhotoQuality | null {
  if (!isCanvasHonest()) return null;
  const scale = Math.min(1, MEASURE_EDGE / Math.max(photo.width, photo.height));
  const { canvas, context } = drawPhoto(photo, scale);
  const { data } = context.getImageData(0, 0, canvas.width, canvas.height);
  return measureQuality(data, canvas.width, canvas.height, photoEdge);
}

export interface EncodedPhoto {
  readonly blob: Blob;
  readonly width: number;
  readonly height: number;
  readonly quality: PhotoQuality | null;
}

/** Draws a decoded photo, at most `edge` pixels long, as a JPEG of at most `maxBytes`. */
export async function encodePhoto(photo: DecodedPhoto, edge: number, maxBytes: number): Promise<EncodedPhoto> {
  if (!isCanvasHonest()) {
    throw new KtpError('worker-failed', {
      message: 'This browser hides pictures from pages. Allow canvas access for this page, or use another browser.',
    });
  }
  const fit = Math.min(1, edge / Math.max(photo.width, photo.height));
  for (const [scale, jpegQuality] of [[1, QUALITY] as const, ...SMALLER]) {
    const drawn = drawPhoto(photo, fit * scale);
    assertDrawn(drawn);
    const blob = await toJpeg(drawn, jpegQuality);
    const { width, height } = drawn.canvas;
    if (blob.size <= maxBytes) return { blob, width, height, quality: qualityOf(photo, Math.max(width, height)) };
  }
  throw new KtpError('image-too-large');
}
