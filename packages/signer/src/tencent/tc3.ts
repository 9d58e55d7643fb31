import { plainBytes } from '../endpoint/bytes.ts';

/**
 * TC3-HMAC-SHA256, the signature of Tencent Cloud's API 3.0, on Web Crypto. Every official SDK signs `content-type` and
 * `host` only, and so do we: https://www.tencentcloud.com/document/product/1005/34676
 */

const ALGORITHM = 'TC3-HMAC-SHA256';
const ALWAYS_SIGNED = ['content-type', 'host'];
const text = new TextEncoder();

/** The signed parts of a request. Its path is always `/`. */
export interface Tc3Request {
  /** A `GET` has its parameters in `query` and an empty body. */
  readonly method: 'POST' | 'GET';
  /** Host name, without a port. */
  readonly host: string;
  /** Default: the first label of the host. */
  readonly service?: string;
  /** As sent, without the question mark. */
  readonly query?: string;
  /** The header's exact value as sent. */
  readonly contentType: string;
  /** Exactly as sent. */
  readonly body: Uint8Array;
  /** The hexadecimal hash of the body, if it is known already. */
  readonly bodySha256?: string;
  /** Seconds since 1970. The API allows five minutes either way. */
  readonly timestamp: number;
  /** Values of further signed headers by lower-case name: the vendor's pages also sign `x-tc-action`. */
  readonly furtherHeaders?: Readonly<Record<string, string>>;
}

/** A secret that can sign and cannot be read: neither `inspect` nor `JSON.stringify` shows it. */
export interface Tc3Key {
  /** Identifies the secret. It is in every `Authorization` header. */
  readonly secretId: string;
  /** For HMAC with SHA-256, not extractable. */
  readonly key: CryptoKey;
}

/** The claims of an `Authorization` header. None of them are trusted before `verifyTc3` confirms them. */
export interface Tc3Claim {
  /** The id of the secret that supposedly signed. */
  readonly secretId: string;
  /** UTC day, `YYYY-MM-DD`. */
  readonly day: string;
  /** The product, such as `ocr`. */
  readonly service: string;
  /** Lower-case names in the order they were signed. */
  readonly signedHeaders: readonly string[];
  /** 32 bytes. */
  readonly signature: Uint8Array<ArrayBuffer>;
}

function hex(bytes: ArrayBuffer): string {
  return [...new Uint8Array(bytes)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** SHA-256 in hexadecimal. */
export async function sha256(bytes: Uint8Array): Promise<string> {
  return hex(await crypto.subtle.digest('SHA-256', plainBytes(bytes)));
}

async function hmacKey(bytes: ArrayBuffer | Uint8Array<ArrayBuffer>): Promise<CryptoKey> {
  const hmac = { name: 'HMAC', hash: 'SHA-256' };
  return crypto.subtle.importKey('raw', bytes, hmac, false, ['sign', 'verify']);
}

/** Imports a secret key. The result is not extractable. */
export async function importTc3Key(secretId: string, secretKey: string): Promise<Tc3Key> {
  return { secretId, key: await hmacKey(text.encode(`TC3${secretKey}`)) };
}

/** The UTC day of a timestamp, `YYYY-MM-DD`. */
function dayOf(timestamp: number): string {
  return new Date(timestamp * 1000).toISOString().slice(0, 10);
}

function serviceOf({ host, service }: Tc3Request): string {
  return service ?? host.split('.')[0] ?? '';
}

/** Derives the key of one day and one service, so that a leaked signing key soon becomes useless. */
async function signingKey({ key }: Tc3Key, day: string, service: string): Promise<CryptoKey> {
  let derived = key;
  for (const part of [day, service, 'tc3_request']) {
    derived = await hmacKey(await crypto.subtle.sign('HMAC', derived, text.encode(part)));
  }
  return derived;
}

async function stringToSign(request: Tc3Request, names: readonly string[]): Promise<Uint8Array<ArrayBuffer>> {
  const { method, host, query = '', contentType, body, timestamp, furtherHeaders = {} } = request;
  const values: Readonly<Record<string, string>> = { ...furtherHeaders, 'content-type': contentType, host };
  const headers = names.map((name) => `${name}:${values[name]}\n`).join('');
  const canonical = [method, '/', query, headers, names.join(';'), request.bodySha256 ?? (await sha256(body))].join(
    '\n',
  );
  const scope = `${dayOf(timestamp)}/${serviceOf(request)}/tc3_request`;
  return text.encode([ALGORITHM, timestamp, scope, await sha256(text.encode(canonical))].join('\n'));
}

/** The `Authorization` header of a request. */
export async function signTc3(request: Tc3Request, key: Tc3Key): Promise<string> {
  const day = dayOf(request.timestamp);
  const service = serviceOf(request);
  const names = [...ALWAYS_SIGNED, ...Object.keys(request.furtherHeaders ?? {})].sort();
  const signer = await signingKey(key, day, service);
  const signature = hex(await crypto.subtle.sign('HMAC', signer, await stringToSign(request, names)));
  const credential = `${key.secretId}/${day}/${service}/tc3_request`;
  return `${ALGORITHM} Credential=${credential}, SignedHeaders=${names.join(';')}, Signature=${signature}`;
}

const CLAIM =
  /^TC3-HMAC-SHA256 +Credential=([^/\s,]{1,200})\/(\d{4}-\d\d-\d\d)\/([^/\s,]{1,100})\/tc3_request, *SignedHeaders=([a-z0-9;-]{1,500}), *Signature=([0-9a-f]{64})$/;

/** Parses an `Authorization` header; `null` if it is of another kind. Says nothing about its validity. */
export function parseTc3(authorization: string): Tc3Claim | null {
  const [, secretId, day, service, names, signature] = CLAIM.exec(authorization) ?? [];
  if (!secretId || !day || !service || !names || !signature) return null;
  const bytes = Uint8Array.from({ length: 32 }, (_, i) => Number.parseInt(signature.slice(i * 2, i * 2 + 2), 16));
  return { secretId, day, service, signedHeaders: names.split(';'), signature: bytes };
}

/**
 * Whether a claim was signed with this key over this very request. Compares in constant time. The caller has to check
 * the clock: a request whose `timestamp` is more than five minutes off is a replay.
 */
export async function verifyTc3(request: Tc3Request, claim: Tc3Claim, key: Tc3Key): Promise<boolean> {
  const { secretId, day, service, signedHeaders, signature } = claim;
  const known = new Set([...ALWAYS_SIGNED, ...Object.keys(request.furtherHeaders ?? {})]);
  const complete = ALWAYS_SIGNED.every((name) => signedHeaders.includes(name));
  if (!complete || !signedHeaders.every((name) => known.has(name))) return false;
  if (secretId !== key.secretId || service !== serviceOf(request) || day !== dayOf(request.timestamp)) return false;
  const toSign = await stringToSign(request, signedHeaders);
  return crypto.subtle.verify('HMAC', await signingKey(key, day, service), signature, toSign);
}
