import { KTP_LINES, type KtpLine, type KtpReading, type PhotoBox, type RecogniseOptions } from '@ktp-ocr/core';
import type { RgbImage } from '../image/rgbImage.ts';
import type { Models } from '../models/infer.ts';
import type { PhotoArea } from './photoArea.ts';
import { photoBox } from './photoBox.ts';
import { recognise } from './recognise.ts';
import { VERSION } from './version.ts';

/** A photo as the pipeline takes it: upright according to its EXIF mark, scaled down to what reading needs. */
export interface DecodedPhoto {
  readonly image: RgbImage;
  /** Pixels of the original photo per pixel of `image`. */
  readonly scale: number;
  /** Where `image` begins in the photo, in pixels of the photo: left and top. */
  readonly origin: readonly [left: number, top: number];
}

/** Longest side the pipeline works on, in pixels: more costs time and reads no better. */
export const WORK_SIDE = 2000;

/** What differs between Node and a browser: turning a photo into pixels, and a cut-out into a JPEG. */
export interface Platform {
  readonly decodePhoto: (photo: Blob, maxPixels: number, area?: PhotoArea) => Promise<DecodedPhoto>;
  readonly encodeJpeg: (image: RgbImage) => Promise<Uint8Array>;
}

export interface ReadPhotoOptions extends Pick<RecogniseOptions, 'signal' | 'scene' | 'returnHeadImage'> {
  readonly maxPixels: number;
}

function movedBy([left, top]: DecodedPhoto['origin'], box: PhotoBox | null): PhotoBox | null {
  return box && [box[0] + left, box[1] + top, box[2], box[3]];
}

/** Reads one photo, in the same way on a server and in a browser. */
export async function readPhoto(
  models: Models,
  photo: Blob,
  { decodePhoto, encodeJpeg }: Platform,
  { signal, scene, returnHeadImage = false, maxPixels }: ReadPhotoOptions,
): Promise<KtpReading> {
  const started = performance.now();
  const whole = await decodePhoto(photo, maxPixels);
  let near = whole;
  const cut = async (area: PhotoArea): Promise<RgbImage> => {
    near = await decodePhoto(photo, maxPixels, area);
    return near.image;
  };
  const closer = { scale: whole.scale, cut };
  const card = await recognise(models, whole.image, { signal, withFace: returnHeadImage, closer });
  const { image, scale, origin } = card.part ? near : whole;
  const size = card.turns % 2 === 1 ? { width: image.height, height: image.width } : image;
  const lines: Partial<Record<KtpLine, KtpReading['lines'][KtpLine]>> = {};
  for (const line of KTP_LINES) {
    const value = card.values[line];
    if (!value || (scene === 'V1' && (line === 'provinsi' || line === 'kabKota'))) continue;
    const box = movedBy(origin, photoBox(value.boxes, card.turns, size, scale));
    lines[line] = { text: value.text, confidence: Math.min(1, value.confidence), box };
  }
  return {
    engine: { name: 'embedded', version: VERSION, ms: Math.round(performance.now() - started) },
    lines: lines as KtpReading['lines'],
    face: card.face ? await encodeJpeg(card.face) : null,
    warnings: card.warnings,
    requestId: null,
  };
}
