import { fromBase64, toBase64 } from '@ktp-ocr/core/kit';

interface NodeBuffer {
  from(bytes: ArrayBufferLike, offset: number, length: number): { toString(encoding: 'base64'): string };
  from(text: string, encoding: 'base64'): Uint8Array<ArrayBuffer>;
}

/** Node before 25 has no Base64 of its own, and its `Buffer` is some twenty times faster than `btoa` and `atob`. */
const { Buffer }: { Buffer?: NodeBuffer } = globalThis;

export function base64Of(bytes: Uint8Array): string {
  if (Buffer && !('toBase64' in bytes)) {
    return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('base64');
  }
  return toBase64(bytes);
}

/** The bytes of a Base64 text, or `null` where it is not one. White space and a data URL's head are tolerated. */
export function bytesOfBase64(text: string): Uint8Array | null {
  if (!Buffer || 'fromBase64' in Uint8Array) return fromBase64(text);
  const clean = (text.startsWith('data:') ? text.slice(text.indexOf(',') + 1) : text).replace(/\s+/g, '');
  // `Buffer` skips what is no Base64, where others refuse it.
  if (!/^[A-Za-z0-9+/]*={0,2}$/.test(clean) || clean.replace(/=+$/, '').length % 4 === 1) return null;
  return Buffer.from(clean, 'base64');
}
