import { base64Of } from '../photo/base64.ts';

/**
 * Node's own ways to write a text of one-byte letters unchanged, and to get memory that is not cleared before it is
 * written.
 */
interface NodeBuffer {
  allocUnsafeSlow(size: number): NodeBytes;
}
interface NodeBytes extends Uint8Array<ArrayBuffer> {
  write(text: string, at: number, encoding: 'latin1'): number;
}

const text = new TextEncoder();
const { Buffer }: { Buffer?: NodeBuffer } = globalThis;
/**
 * Divisible by three, so that the pieces join without padding; small, so that no piece outlives the young generation.
 */
const PIECE = 3 * 16_384;

/**
 * `{"ImageBase64":"…", …}` as bytes. Built by hand because a photo inside a JSON string would be copied three times on
 * its way, and this is most of a signer's work.
 */
export function jsonBody(photo: Uint8Array, rest: Readonly<Record<string, boolean | string>>): Uint8Array {
  const tail = JSON.stringify(rest).slice(1);
  const head = text.encode('{"ImageBase64":"');
  const end = text.encode(tail === '}' ? '"}' : `",${tail}`);
  const size = head.length + Math.ceil(photo.length / 3) * 4 + end.length;
  const fast = Buffer?.allocUnsafeSlow(size);
  const body: Uint8Array = fast ?? new Uint8Array(size);
  body.set(head);
  let at = head.length;
  for (let from = 0; from < photo.length; from += PIECE) {
    const piece = base64Of(photo.subarray(from, from + PIECE));
    at += fast ? fast.write(piece, at, 'latin1') : text.encodeInto(piece, body.subarray(at)).written;
  }
  body.set(end, at);
  return body;
}
