/** The same bytes, as what `Blob`, `Response` and Web Crypto take; a copy only of memory that is shared with other threads. */
export function plainBytes(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  const { buffer, byteOffset, length } = bytes;
  return buffer instanceof ArrayBuffer ? new Uint8Array(buffer, byteOffset, length) : new Uint8Array(bytes);
}

/** Chunks as one; a single one is not copied. */
export function joined(chunks: readonly Uint8Array[], length: number): Uint8Array<ArrayBuffer> {
  const [first] = chunks;
  if (first && chunks.length === 1) return plainBytes(first);
  const out = new Uint8Array(length);
  let at = 0;
  for (const chunk of chunks) {
    out.set(chunk, at);
    at += chunk.length;
  }
  return out;
}

/**
 * All bytes of an answer from elsewhere, counted while they arrive.
 *
 * @throws what `tooMany` makes; leaving the loop destroys a stream of Node.
 */
export async function gathered(
  chunks: AsyncIterable<Uint8Array>,
  limit: number,
  tooMany: () => Error,
): Promise<Uint8Array<ArrayBuffer>> {
  const kept: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of chunks) {
    length += chunk.length;
    if (length > limit) throw tooMany();
    kept.push(chunk);
  }
  return joined(kept, length);
}
