import { readFileSync } from 'node:fs';
import { inspect } from 'node:util';
import { describe, expect, test } from 'vitest';
import { importTc3Key, signTc3 } from './tc3.ts';

interface Vector {
  readonly name: string;
  readonly secretId: string;
  readonly secretKey: string;
  readonly timestamp: number;
  readonly host: string;
  readonly method: 'POST' | 'GET';
  readonly query: string;
  readonly contentType: string;
  readonly bodyBase64: string | null;
  readonly bodySpec: { readonly imageBytes: number; readonly seed: number } | null;
  readonly bodyLength: number;
  readonly authorization: string;
}
const { vectors } = JSON.parse(readFileSync(new URL('fixtures/tc3-vectors.json', import.meta.url), 'utf8')) as {
  vectors: Vector[];
};

/** A photo as the vectors describe it: a JPEG's first bytes, then numbers of a small generator. */
function bodyOf({ bodyBase64, bodySpec }: Vector): Uint8Array {
  if (!bodySpec) return Buffer.from(bodyBase64 ?? '', 'base64');
  const image = Buffer.alloc(bodySpec.imageBytes);
  let x = bodySpec.seed;
  for (let i = 4; i < image.length; i += 1) {
    x = (Math.imul(x, 1_664_525) + 1_013_904_223) >>> 0;
    image[i] = x >>> 24;
  }
  image.set([0xff, 0xd8, 0xff, 0xe0]);
  return Buffer.from(JSON.stringify({ ImageBase64: image.toString('base64') }));
}

describe('TC3-HMAC-SHA256 as the official SDKs sign it', () => {
  test.each(vectors)('$name', async (vector) => {
    const { secretId, secretKey, timestamp, host, method, query, contentType } = vector;
    const body = bodyOf(vector);
    expect(body.length).toBe(vector.bodyLength);
    const key = await importTc3Key(secretId, secretKey);
    expect(await signTc3({ method, host, query, contentType, body, timestamp }, key)).toBe(vector.authorization);
  });
});

test('the secret cannot be read back from its key', async () => {
  const key = await importTc3Key('id-of-somebody', 'secret-of-somebody');
  expect(inspect(key, { depth: 9, showHidden: true }) + JSON.stringify(key)).not.toContain('secret-of-somebody');
  await expect(crypto.subtle.exportKey('raw', key.key)).rejects.toThrow();
});
