import { PhotoProblem } from './photoProblem.ts';
import { type Canvas, drawPhoto } from './canvas.ts';

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
  if (!blob || blob.type !== type || blob.size === 0) throw new PhotoProblem('out-of-memory');
  return blob;
}

export interface EncodedPhoto {
  readonly blob: Blob;
  readonly width: number;
  readonly height: number;
}

/** What was drawn, as a JPEG of at most `maxBytes`: smaller where it has to be. */
export async function encodePhoto(drawn: Canvas, maxBytes: number): Promise<EncodedPhoto> {
  const source = { source: drawn.canvas, width: drawn.canvas.width, height: drawn.canvas.height };
  for (const [scale, quality] of [[1, QUALITY] as const, ...SMALLER]) {
    const scaled = scale === 1 ? drawn : drawPhoto(source, scale);
    const blob = await toJpeg(scaled, quality);
    const { width, height } = scaled.canvas;
    if (blob.size <= maxBytes) return { blob, width, height };
  }
  throw new PhotoProblem('image-too-large');
}
