import { createHash, createHmac } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { inspect } from 'node:util';
import { describe, expect, test } from 'vitest';
import { importTc3Key, parseTc3, signTc3, type Tc3Request, verifyTc3 } from './tc3.ts';

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
const { vectors } = JSON.parse(readFileSync(new URL('../../fixtures/tc3-vectors.json', import.meta.url), 'utf8')) as {
  vectors: Vector[];
};

/**
 * A photo as the vectors describe it: a JPEG's first bytes, then numbers from the exact small generator that the
 * vectors name.
 */
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

function requestOf(vector: Vector): Tc3Request {
  const { timestamp, host, method, query, contentType } = vector;
  return { method, host, query, contentType, body: bodyOf(vector), timestamp };
}

describe('TC3-HMAC-SHA256 as the official SDKs sign it', () => {
  test.each(vectors)('matches vector $name', async (vector) => {
    const request = requestOf(vector);
    expect(request.body.length).toBe(vector.bodyLength);
    const key = await importTc3Key(vector.secretId, vector.secretKey);
    expect(await signTc3(request, key)).toBe(vector.authorization);
    expect(await verifyTc3(request, parseTc3(vector.authorization)!, key)).toBe(true);
  });

  test('covers all ten vectors', () => expect(vectors).toHaveLength(10));
});

describe('a signature is refused', () => {
  const vector = vectors[0]!;
  const request = requestOf(vector);
  const claim = parseTc3(vector.authorization)!;
  const key = importTc3Key(vector.secretId, vector.secretKey);
  const flipped = claim.signature.slice();
  flipped[31]! ^= 1;
  const touched = request.body.slice();
  touched[20]! ^= 1;

  test.each<[string, Tc3Request, typeof claim]>([
    ['over another body', { ...request, body: touched }, claim],
    ['over another query', { ...request, query: 'a=b' }, claim],
    ['over another method', { ...request, method: 'GET' }, claim],
    ['over another type', { ...request, contentType: 'text/plain' }, claim],
    ['for another host of the same service', { ...request, host: 'ocr.elsewhere.example' }, claim],
    ['for another service', { ...request, host: 'cvm.intl.tencentcloudapi.com' }, claim],
    ['a second later', { ...request, timestamp: request.timestamp + 1 }, claim],
    ['of another day', request, { ...claim, day: '2019-02-26' }],
    ['of another id', request, { ...claim, secretId: 'somebody-else' }],
    ['that covers no host', request, { ...claim, signedHeaders: ['content-type'] }],
    ['that covers what was not sent', request, { ...claim, signedHeaders: ['content-type', 'host', 'x-tc-action'] }],
    ['with one bit turned', request, { ...claim, signature: flipped }],
  ])('%s', async (_, asked, claimed) => {
    expect(await verifyTc3(asked, claimed, await key)).toBe(false);
  });

  test('made with the key but without the host', async () => {
    const sha = (data: Uint8Array | string): string => createHash('sha256').update(data).digest('hex');
    const hmac = (by: Buffer | string, text: string): Buffer => createHmac('sha256', by).update(text).digest();
    const { day, service } = claim;
    const header = `content-type:${request.contentType}\n`;
    const canonical = ['POST', '/', '', header, 'content-type', sha(request.body)].join('\n');
    const toSign = ['TC3-HMAC-SHA256', request.timestamp, `${day}/${service}/tc3_request`, sha(canonical)].join('\n');
    const signer = hmac(hmac(hmac(`TC3${vector.secretKey}`, day), service), 'tc3_request');
    const signature = new Uint8Array(hmac(signer, toSign));
    expect(await verifyTc3(request, { ...claim, signedHeaders: ['content-type'], signature }, await key)).toBe(false);
  });

  test('made with another key', async () => {
    expect(await verifyTc3(request, claim, await importTc3Key(vector.secretId, 'another-key'))).toBe(false);
  });

  test.each([
    '',
    'Bearer x',
    vector.authorization.slice(0, -1),
    `${vector.authorization}0`,
    'TC3-HMAC-SHA256 Credential=',
  ])('that cannot be parsed: %j', (text) => expect(parseTc3(text)).toBeNull());
});

test("covers further headers, as the vendor's pages sign them", async () => {
  const vector = vectors[0]!;
  const key = await importTc3Key(vector.secretId, vector.secretKey);
  const request = { ...requestOf(vector), furtherHeaders: { 'x-tc-action': 'recognizeindonesiaidcardocr' } };
  const authorization = await signTc3(request, key);
  expect(authorization).toContain('SignedHeaders=content-type;host;x-tc-action,');
  const claim = parseTc3(authorization)!;
  expect(await verifyTc3(request, claim, key)).toBe(true);
  expect(await verifyTc3({ ...request, furtherHeaders: { 'x-tc-action': 'another' } }, claim, key)).toBe(false);
});

test('the secret cannot be read back from its key', async () => {
  const key = await importTc3Key('id-of-somebody', 'secret-of-somebody');
  expect(inspect(key, { depth: 9, showHidden: true }) + JSON.stringify(key)).not.toContain('secret-of-somebody');
  await expect(crypto.subtle.exportKey('raw', key.key)).rejects.toThrow();
});
