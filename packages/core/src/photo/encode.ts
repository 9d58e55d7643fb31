import { PhotoProblem } from './photoProblem.ts';
import { drawable, drawPhoto, type Picture } from './canvas.ts';

const QUALITY = 0.82;
/** Tried only if the first result is over the limit. */
const SMALLER: readonly (readonly [scale: number, quality: number])[] = [
  [1, 0.65],
  [0.8, 0.65],
  [0.6, 0.6],
  [0.45, 0.5],
];

async function toJpeg(canvas: Picture, quality: number): Promise<Blob> {
  const type = 'image/jpeg';
  const blob =
    'convertToBlob' in canvas
      ? await canvas.convertToBlob({ type, quality })
      : await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, type, quality));
  // A browser that cannot encode the requested type gives a PNG instead, or nothing.
  if (!blob || blob.type !== type || blob.size === 0) throw new PhotoProblem('out-of-memory');
  return blob;
}

export interface EncodedPhoto {
  readonly blob: Blob;
  readonly width: number;
  readonly height: number;
}

/** A picture as a JPEG of at most `maxBytes`: scaled down if necessary. */
export async function encodePhoto(picture: Picture, maxBytes: number): Promise<EncodedPhoto> {
  for (const [scale, quality] of [[1, QUALITY] as const, ...SMALLER]) {
    const scaled = scale === 1 ? picture : drawPhoto(drawable(picture), scale).canvas;
    const blob = await toJpeg(scaled, quality);
    if (blob.size <= maxBytes) return { blob, width: scaled.width, height: scaled.height };
  }
  throw new PhotoProblem('image-too-large');
}
