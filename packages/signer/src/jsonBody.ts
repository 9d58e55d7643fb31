import { base64Of } from './base64.ts';

const text = new TextEncoder();
/** Divisible by three, so that the pieces join without padding; small, so that no piece outlives the youngest heap. */
const PIECE = 3 * 16_384;

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
