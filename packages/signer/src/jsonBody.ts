import { toBase64 } from '@ktp-ocr/core';

interface NodeBuffer {
  from(bytes: ArrayBufferLike, offset: number, length: number): { toString(encoding: 'base64'): string };
}

const text = new TextEncoder();
/** Divisible by three, so that the pieces join without padding; small, so that no piece outlives the youngest heap. */
const PIECE = 3 * 16_384;

/** Node before 25 has no `toBase64` of its own, and its `Buffer` is some twenty times faster than `btoa`. */
function base64Of(bytes: Uint8Array): string {
  const { Buffer } = globalThis as { Buffer?: NodeBuffer };
  const native = 'toBase64' in bytes;
  if (Buffer && !native) return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('base64');
  return toBase64(bytes);
}

/**
 * `{"ImageBase64":"…", …}` as bytes. Built by hand because a photo as part of a JSON string would be copied three times on
 * its way, and this is most of what a signer does.
 */
export function jsonBody(photo: Uint8Array, rest: Readonly<Record<string, boolean | string>>): Uint8Array {
  const tail = JSON.stringify(rest).slice(1);
  const head = text.encode('{"ImageBase64":"');
  const end = text.encode(tail === '}' ? '"}' : `",${tail}`);
  const body = new Uint8Array(head.length + Math.ceil(photo.length / 3) * 4 + end.length);
  body.set(head);
  let at = head.length;
  for (let from = 0; from < photo.length; from += PIECE) {
    at += text.encodeInto(base64Of(photo.subarray(from, from + PIECE)), body.subarray(at)).written;
  }
  body.set(end, at);
  return body;
}
