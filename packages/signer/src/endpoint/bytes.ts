/**
 * The same bytes in the form `Blob`, `Response` and Web Crypto take. Only memory shared with other threads is copied.
 */
export function plainBytes(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  const { buffer, byteOffset, length } = bytes;
  return buffer instanceof ArrayBuffer ? new Uint8Array(buffer, byteOffset, length) : new Uint8Array(bytes);
}

/**
 * Chunks of at least this many bytes are kept as they come; smaller ones are copied together, so that tiny chunks take
 * no more memory than their content.
 */
const LARGE = 16 * 1024;
const BLOCK = 4 * LARGE;

/** Collects bytes that arrive in pieces of any size. */
export interface Gathering {
  /** Bytes so far. */
  readonly length: number;
  add(chunk: Uint8Array): void;
  /** All of them; without a copy if they came in one large piece. */
  bytes(): Uint8Array<ArrayBuffer>;
}

export function createGathering(): Gathering {
  const parts: Uint8Array[] = [];
  let block = new Uint8Array(0);
  let used = 0;
  let length = 0;

  function closeBlock(): void {
    if (used > 0) parts.push(block.subarray(0, used));
    block = block.subarray(used);
    used = 0;
  }

  return {
    get length() {
      return length;
    },
    add(chunk) {
      length += chunk.length;
      if (chunk.length >= LARGE) {
        closeBlock();
        parts.push(chunk);
        return;
      }
      if (used + chunk.length > block.length) {
        closeBlock();
        block = new Uint8Array(BLOCK);
      }
      block.set(chunk, used);
      used += chunk.length;
    },
    bytes() {
      closeBlock();
      const [first] = parts;
      if (first && parts.length === 1) return plainBytes(first);
      const all = new Uint8Array(length);
      let at = 0;
      for (const part of parts) {
        all.set(part, at);
        at += part.length;
      }
      return all;
    },
  };
}

/**
 * All bytes of an answer from elsewhere, counted as they arrive.
 *
 * @throws the error made by `tooMany`; leaving the loop destroys a Node stream.
 */
export async function gathered(
  chunks: AsyncIterable<Uint8Array>,
  limit: number,
  tooMany: () => Error,
): Promise<Uint8Array<ArrayBuffer>> {
  const gathering = createGathering();
  for await (const chunk of chunks) {
    gathering.add(chunk);
    if (gathering.length > limit) throw tooMany();
  }
  return gathering.bytes();
}
