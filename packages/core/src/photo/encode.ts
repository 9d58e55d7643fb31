import { KtpError } from '../wire/errors.ts';
import type { DecodedPhoto } from './decode.ts';
import { MEASURE_EDGE, measureQuality } from './quality.ts';
import type { PhotoQuality } from './preparedPhoto.ts';

const QUALITY = 0.82;
/** Tried only where the first result is over the limit. */
const SMALLER: readonly (readonly [scale: number, quality: number])[] = [
  [1, 0.65],
  [0.8, 0.65],
  [0.6, 0.6],
  [0.45, 0.5],
];

interface Canvas {
  readonly canvas: OffscreenCanvas | HTMLCanvasElement;
  readonly context: OffscreenCanvasRenderingContext2D | CanvasRenderingContext2D;
}

function makeCanvas(width: number, height: number): Canvas {
  const canvas =
    typeof OffscreenCanvas === 'undefined'
      ? Object.assign(document.createElement('canvas'), { width, height })
      : new OffscreenCanvas(width, height);
  const context = canvas.getContext('2d', { willReadFrequently: true }) as Canvas['context'] | null;
  if (!context) throw new KtpError('out-of-memory');
  return { canvas, context };
}

async function toJpeg({ canvas }: Canvas, quality: number): Promise<Blob> {
  const type = 'image/jpeg';
  const blob =
    'convertToBlob' in canvas
      ? await canvas.convertToBlob({ type, quality })
      : await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, type, quality));
  if (!blob || blob.type !== type || blob.size === 0) throw new KtpError('out-of-memory');
  return blob;
}

/** Draws onto white: transparent pixels would become black in a JPEG. */
function draw(photo: DecodedPhoto, scale: number): Canvas {
  const width = Math.max(1, Math.round(photo.width * scale));
  const height = Math.max(1, Math.round(photo.height * scale));
  const canvas = makeCanvas(width, height);
  canvas.context.fillStyle = '#fff';
  canvas.context.fillRect(0, 0, width, height);
  canvas.context.imageSmoothingQuality = 'high';
  canvas.context.drawImage(photo.source, 0, 0, width, height);
  return canvas;
}

/**
 * A canvas that is too large stays blank in some browsers, without a word, and privacy settings may fill it with noise:
 * three known pixels tell both.
 */
function assertHonest(canvas: Canvas): void {
  const probe = makeCanvas(3, 1);
  probe.context.fillStyle = '#c86432';
  probe.context.fillRect(0, 0, 3, 1);
  const seen = probe.context.getImageData(0, 0, 3, 1).data;
  const off = [200, 100, 50].some((value, i) => Math.abs(seen[i]! - value) > 8);
  if (off) {
    throw new KtpError('worker-failed', {
      message: 'This browser hides pictures from pages. Allow canvas access for this page, or use another browser.',
    });
  }
  const corner = canvas.context.getImageData(0, 0, 1, 1).data;
  if (corner[3] !== 255) throw new KtpError('out-of-memory');
}

function measure(photo: DecodedPhoto): PhotoQuality {
  const scale = Math.min(1, MEASURE_EDGE / Math.max(photo.width, photo.height));
  const { canvas, context } = draw(photo, scale);
  const { data } = context.getImageData(0, 0, canvas.width, canvas.height);
  return measureQuality(data, canvas.width, canvas.height, Math.max(photo.width, photo.height));
}

export interface EncodedPhoto {
  readonly blob: Blob;
  readonly width: number;
  readonly height: number;
  readonly quality: PhotoQuality;
}

/** Draws a decoded photo, at most `edge` pixels long, as a JPEG of at most `maxBytes`. */
export async function encodePhoto(photo: DecodedPhoto, edge: number, maxBytes: number): Promise<EncodedPhoto> {
  const fit = Math.min(1, edge / Math.max(photo.width, photo.height));
  const quality = measure(photo);
  for (const [scale, jpegQuality] of [[1, QUALITY] as const, ...SMALLER]) {
    const canvas = draw(photo, fit * scale);
    assertHonest(canvas);
    const blob = await toJpeg(canvas, jpegQuality);
    if (blob.size <= maxBytes) return { blob, width: canvas.canvas.width, height: canvas.canvas.height, quality };
  }
  throw new KtpError('image-too-large');
}

/** How good a photo is that is passed on as it is. */
export function qualityOf(photo: DecodedPhoto): PhotoQuality {
  return measure(photo);
}
