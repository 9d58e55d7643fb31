/**
 * TC3-HMAC-SHA256, the signature of Tencent Cloud's API 3.0, on Web Crypto. Every official SDK signs `content-type` and
 * `host` only, and so do we: https://www.tencentcloud.com/document/product/1005/34676
 */

const ALGORITHM = 'TC3-HMAC-SHA256';
const SIGNED_HEADERS = 'content-type;host';
const text = new TextEncoder();

export interface Tc3Request {
  readonly method: 'POST' | 'GET';
  /** Host name, without a port. Its first label is the service. */
  readonly host: string;
  /** As sent, without the question mark. */
  readonly query?: string;
  readonly contentType: string;
  readonly body: Uint8Array;
  /** Seconds since 1970. The API allows five minutes either way. */
  readonly timestamp: number;
}

/** A secret that can sign and cannot be read: neither `inspect` nor `JSON.stringify` shows it. */
export interface Tc3Key {
  readonly secretId: string;
  readonly key: CryptoKey;
}

function hex(bytes: ArrayBuffer): string {
  return [...new Uint8Array(bytes)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

async function sha256(bytes: Uint8Array): Promise<string> {
  return hex(await crypto.subtle.digest('SHA-256', bytes as Uint8Array<ArrayBuffer>));
}

async function hmacKey(bytes: ArrayBuffer | Uint8Array): Promise<CryptoKey> {
  return crypto.subtle.importKey('raw', bytes as ArrayBuffer, { name: 'HMAC', hash: 'SHA-256' }, false, ['sign']);
}

async function hmac(key: CryptoKey, message: string): Promise<ArrayBuffer> {
  return crypto.subtle.sign('HMAC', key, text.encode(message));
}

/** Takes a secret key in. What comes out is not extractable. */
export async function importTc3Key(secretId: string, secretKey: string): Promise<Tc3Key> {
  return { secretId, key: await hmacKey(text.encode(`TC3${secretKey}`)) };
}

/** The UTC day of a timestamp, `YYYY-MM-DD`. */
function dayOf(timestamp: number): string {
  return new Date(timestamp * 1000).toISOString().slice(0, 10);
}

/** The `Authorization` header of a request. */
export async function signTc3(request: Tc3Request, { secretId, key }: Tc3Key): Promise<string> {
  const { method, host, query = '', contentType, body, timestamp } = request;
  const service = host.split('.')[0] ?? '';
  const day = dayOf(timestamp);
  const scope = `${day}/${service}/tc3_request`;
  const canonicalHeaders = `content-type:${contentType}\nhost:${host}\n`;
  const canonical = [method, '/', query, canonicalHeaders, SIGNED_HEADERS, await sha256(body)].join('\n');
  const toSign = [ALGORITHM, timestamp, scope, await sha256(text.encode(canonical))].join('\n');
  const dayKey = await hmacKey(await hmac(key, day));
  const serviceKey = await hmacKey(await hmac(dayKey, service));
  const signingKey = await hmacKey(await hmac(serviceKey, 'tc3_request'));
  const signature = hex(await hmac(signingKey, toSign));
  return `${ALGORITHM} Credential=${secretId}/${scope}, SignedHeaders=${SIGNED_HEADERS}, Signature=${signature}`;
}
