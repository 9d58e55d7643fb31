import { PhotoProblem } from './photoProblem.ts';
import type { PhotoFacts } from './sniff.ts';

/** A decoded photo to draw from, upright, and a way to release it. */
export interface DecodedPhoto {
  readonly source: CanvasImageSource;
  readonly width: number;
  readonly height: number;
  readonly close: () => void;
}

interface ImageDecoderInit {
  data: Uint8Array<ArrayBuffer>;
  type: string;
  transfer: ArrayBuffer[];
  desiredWidth: number;
  desiredHeight: number;
}
/** Newer browsers report how a frame will be rotated when it is drawn. */
type Frame = VideoFrame & { readonly rotation?: number; readonly flip?: boolean };
interface ImageDecoderLike {
  decode(): Promise<{ image: Frame }>;
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
 * Whether drawing this frame rotates it as the photo's orientation mark asks; older browsers silently ignored the mark.
 */
function willBeUpright({ rotation = 0, flip = false }: Frame, { orientation }: PhotoFacts): boolean {
  return (orientation !== 1) === (rotation !== 0 || flip);
}

/**
 * What a photo is decoded from: the bytes are handed over if that saves a copy, the blob is read again if necessary.
 */
export interface PhotoSource {
  readonly blob: Blob;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/**
 * A JPEG decoded straight to some eighths of its size, if the browser can: this takes a fraction of the time and
 * memory, and is sharper than scaling afterwards. `null` if it cannot.
 */
async function decodeToScale(
  bytes: Uint8Array<ArrayBuffer>,
  facts: PhotoFacts,
  edge: number,
): Promise<DecodedPhoto | null> {
  const Decoder = (globalThis as { ImageDecoder?: ImageDecoderClass }).ImageDecoder;
  const { width, height } = facts;
  if (!Decoder || facts.kind !== 'jpeg' || !width || !height) return null;
  const eighths = Math.min(8, Math.ceil((8 * edge) / Math.max(width, height)));
  if (eighths >= 8) return null;
  const decoder = new Decoder({
    data: bytes,
    transfer: [bytes.buffer],
    type: 'image/jpeg',
    desiredWidth: Math.ceil((width * eighths) / 8),
    desiredHeight: Math.ceil((height * eighths) / 8),
  });
  try {
    const { image } = await decoder.decode();
    const upright = willBeUpright(image, facts);
    // A bitmap of it costs nothing; drawing the frame itself would convert and copy it each time.
    const bitmap = upright ? await createImageBitmap(image) : null;
    image.close();
    return bitmap && ofBitmap(bitmap);
  } catch {
    return null;
  } finally {
    decoder.close();
  }
}

function ofBitmap(bitmap: ImageBitmap): DecodedPhoto {
  return { source: bitmap, width: bitmap.width, height: bitmap.height, close: () => bitmap.close() };
}

/** Upright, and decoded small if the browser can. Only one side is requested: the other follows without distortion. */
async function decodeBitmap(photo: Blob, facts: PhotoFacts, edge: number): Promise<DecodedPhoto> {
  const turned = facts.orientation > 4;
  const [w, h] = turned ? [facts.height, facts.width] : [facts.width, facts.height];
  const tooLarge = w && h && Math.max(w, h) > edge;
  const bitmap = await createImageBitmap(photo, {
    imageOrientation: 'from-image',
    ...(tooLarge ? { resizeQuality: 'high', ...(w > h ? { resizeWidth: edge } : { resizeHeight: edge }) } : {}),
  });
  return ofBitmap(bitmap);
}

/** The oldest way, on the page only. */
async function decodeElement(photo: Blob): Promise<DecodedPhoto> {
  const url = URL.createObjectURL(photo);
  try {
    const image = Object.assign(new Image(), { src: url });
    await image.decode();
    return { source: image, width: image.naturalWidth, height: image.naturalHeight, close: () => {} };
  } finally {
    URL.revokeObjectURL(url);
  }
}

/**
 * Decodes a photo, upright, at about `edge` pixels if the browser can, otherwise whole. Its bytes are gone afterwards.
 *
 * @throws {PhotoProblem} `heic-not-decodable`, `image-unreadable`, `worker-failed`.
 */
export async function decodePhoto(from: PhotoSource, facts: PhotoFacts, edge: number): Promise<DecodedPhoto> {
  const scaled = await decodeToScale(from.bytes, facts, edge);
  if (scaled) return scaled;
  const typed = new Blob([from.blob], { type: TYPES[facts.kind] ?? '' });
  try {
    return await decodeBitmap(typed, facts, edge);
  } catch (cause) {
    if (typeof Image !== 'undefined') return decodeElement(typed).catch(() => refuse(facts, cause));
    return refuse(facts, cause);
  }
}

function refuse(facts: PhotoFacts, cause: unknown): never {
  if (typeof createImageBitmap === 'undefined' && typeof Image === 'undefined') throw new PhotoProblem('worker-failed');
  throw new PhotoProblem(facts.kind === 'heic' ? 'heic-not-decodable' : 'image-unreadable', { cause });
}
