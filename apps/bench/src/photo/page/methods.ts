import { preparePhoto } from '@ktp-ocr/core';
import bicAddress from 'browser-image-compression/dist/browser-image-compression.js?url';

/** Prepares a photo for sending: at most 2000 pixels long, JPEG at quality 0.82 if that can be set. */
export type Method = (photo: Blob) => Promise<Blob>;

const EDGE = 2000;
const QUALITY = 0.82;

async function browserImageCompression(useWebWorker: boolean): Promise<Method> {
  const { default: compress } = await import('browser-image-compression');
  const options = { maxWidthOrHeight: EDGE, maxSizeMB: 5, initialQuality: QUALITY, useWebWorker };
  // Its worker loads the library again, from a CDN unless told otherwise.
  return (photo) => compress(photo as File, { ...options, libURL: new URL(bicAddress, location.href).href });
}

async function compressorjs(): Promise<Method> {
  const { default: Compressor } = await import('compressorjs');
  const limits = { maxWidth: EDGE, maxHeight: EDGE, quality: QUALITY, mimeType: 'image/jpeg' };
  const compress = (photo: Blob, done: object) => new Compressor(photo, { ...limits, ...done });
  return (photo) => new Promise((success, error) => void compress(photo, { success, error }));
}

async function pica(): Promise<Method> {
  const { default: reduce } = await import('image-blob-reduce');
  return (photo) => reduce().toBlob(photo, { max: EDGE });
}

/**
 * The least that proves a photo: its bytes are read, and decoded at an eighth of its size. Nothing is stripped or
 * measured.
 */
async function bareProof(): Promise<Method> {
  return async (photo) => {
    const decoder = new ImageDecoder({
      data: await photo.arrayBuffer(),
      type: photo.type,
      desiredWidth: 1, // as small as the decoder can
      desiredHeight: 1,
    });
    const { image } = await decoder.decode();
    image.close();
    decoder.close();
    return photo;
  };
}

export const METHODS: Readonly<Record<string, () => Promise<Method>>> = {
  ours: () => Promise.resolve(async (photo) => (await preparePhoto(photo)).blob),
  'browser-image-compression, worker': () => browserImageCompression(true),
  'browser-image-compression, page': () => browserImageCompression(false),
  compressorjs,
  'bare proof': bareProof,
  'pica (image-blob-reduce)': pica,
};
