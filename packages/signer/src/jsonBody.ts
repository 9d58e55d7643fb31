import { toBase64 } from '@ktp-ocr/core';

const text = new TextEncoder();

/**
 * `{"ImageBase64":"…", …}` as bytes. Built by hand because a photo as part of a JSON string would be copied three times on
 * its way, and this is most of what a signer does.
 */
export function jsonBody(photo: Uint8Array, rest: Readonly<Record<string, boolean | string>>): Uint8Array {
  const tail = JSON.stringify(rest).slice(1);
  const head = text.encode('{"ImageBase64":"');
  const image = text.encode(toBase64(photo));
  const end = text.encode(tail === '}' ? '"}' : `",${tail}`);
  const body = new Uint8Array(head.length + image.length + end.length);
  body.set(head, 0);
  body.set(image, head.length);
  body.set(end, head.length + image.length);
  return body;
}
