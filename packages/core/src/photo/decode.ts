import { KtpError } from '../wire/errors.ts';
import type { PhotoFacts } from './sniff.ts';

/** A decoded photo to draw from, upright, and how to let go of it. */
export interface DecodedPhoto {
  readonly source: CanvasImageSource;
  readonly width: number;
  readonly height: number;
  readonly close: () => void;
}

interface ImageDecoderInit {
  data: ArrayBuffer;
  type: string;
  desiredWidth?: number;
  desiredHeight?: number;
}
interface ImageDecoderLike {
  decode(): Promise<{ image: VideoFrame }>;
  close(): void;
}
type ImageDecoderClass = new (init: ImageDecoderInit) => ImageDecoderLike;

const TYPES: Readonly<Partial<Record<PhotoFacts['kind'], string>>> = {
  jpeg: 'image/jpeg',
  png: 'image/png',
  webp: 'image/webp',
  avif: 'image/avif',
  heic: 'image/heic',
};

/**
 * A JPEG decoded straight to an eighth, a quarter or half of its size, where the browser can: a fraction of the time and
 * memory, and sharper than scaling afterwards. `null` where it cannot.
 */
async function decodeToScale(photo: Blob, facts: PhotoFacts, edge: number): Promise<DecodedPhoto | null> {
  const Decoder = (globalThis as { ImageDecoder?: ImageDecoderClass }).ImageDecoder;
  const { width, height } = facts;
  // Turned photos go the other way: whether the frame carries the turn differs between browsers.
  if (!Decoder || facts.kind !== 'jpeg' || facts.orientation !== 1 || !width || !height) return null;
  const eighths = Math.min(8, Math.ceil((8 * edge) / Math.max(width, height)));
  if (eighths >= 8) return null;
  const decoder = new Decoder({
    data: await photo.arrayBuffer(),
    type: 'image/jpeg',
    desiredWidth: Math.ceil((width * eighths) / 8),
    desiredHeight: Math.ceil((height * eighths) / 8),
  });
  try {
    const { image } = await decoder.decode();
    return { source: image, width: image.displayWidth, height: image.displayHeight, close: () => image.close() };
  } catch {
    return null;
  } finally {
    decoder.close();
  }
}

/** Decodes a photo, upright, at about `edge` pixels where the browser can, else whole. */
export async function decodePhoto(photo: Blob, facts: PhotoFacts, edge: number): Promise<DecodedPhoto> {
  const scaled = await decodeToScale(photo, facts, edge);
  if (scaled) return scaled;
  const typed = new Blob([photo], { type: TYPES[facts.kind] ?? '' });
  const turned = facts.orientation > 4;
  const [w, h] = turned ? [facts.height, facts.width] : [facts.width, facts.height];
  const shrink = w && h && Math.max(w, h) > edge ? edge / Math.max(w, h) : null;
  const options: ImageBitmapOptions = {
    imageOrientation: 'from-image',
    ...(shrink && w && h
      ? { resizeWidth: Math.round(w * shrink), resizeHeight: Math.round(h * shrink), resizeQuality: 'high' }
      : {}),
  };
  try {
    const bitmap = await createImageBitmap(typed, options);
    return { source: bitmap, width: bitmap.width, height: bitmap.height, close: () => bitmap.close() };
  } catch (cause) {
    throw new KtpError(facts.kind === 'heic' ? 'heic-not-decodable' : 'image-unreadable', { cause });
  }
}
