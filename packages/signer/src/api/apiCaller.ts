import { importTc3Key, parseTc3, sha256, type Tc3Claim, type Tc3Key, verifyTc3 } from '../tencent/tc3.ts';
import type { TencentCredentials } from '../tencent/tencentCall.ts';
import { ApiRefusal } from './apiRefusal.ts';

/** The accepted callers: one key pair or several, or a function that looks up a secret id. */
export type ApiCredentials =
  | TencentCredentials
  | readonly TencentCredentials[]
  | ((secretId: string) => TencentCredentials | null | Promise<TencentCredentials | null>);

/** A caller as claimed by the request's headers, before a byte of its body was read. */
export interface ClaimedCaller {
  readonly claim: Tc3Claim;
  readonly timestamp: number;
  readonly key: Tc3Key;
}

/** How many seconds a request's clock may be off, in either direction. */
const MOST_SKEW = 300;
const UNSIGNED = 'UNSIGNED-PAYLOAD';

interface KnownCaller {
  readonly key: Tc3Key;
  readonly token: string | undefined;
}

async function known({ secretId, secretKey, token }: TencentCredentials): Promise<KnownCaller> {
  return { key: await importTc3Key(secretId, secretKey), token };
}

function isList(credentials: ApiCredentials): credentials is readonly TencentCredentials[] {
  return Array.isArray(credentials);
}

/** Looks callers up. Fixed secrets are imported once. */
export function callerSource(credentials: ApiCredentials): (secretId: string) => Promise<KnownCaller | null> {
  if (typeof credentials === 'function') {
    return async (secretId) => {
      const found = await credentials(secretId);
      return found && found.secretId === secretId ? known(found) : null;
    };
  }
  const list = isList(credentials) ? credentials : [credentials];
  const callers = new Map(list.map((one) => [one.secretId, known(one)]));
  return async (secretId) => (await callers.get(secretId)) ?? null;
}

function required(headers: Headers, header: string, name: string): string {
  const value = headers.get(header);
  if (value) return value;
  throw new ApiRefusal('MissingParameter', `The request is missing a required parameter \`${name}\`.`);
}

/**
 * Checks everything the headers alone can show, so that unknown callers cannot make us read ten megabytes.
 *
 * @throws {ApiRefusal} `MissingParameter`, `AuthFailure.*`.
 */
export async function claimedCaller(
  headers: Headers,
  find: (secretId: string) => Promise<KnownCaller | null>,
): Promise<ClaimedCaller> {
  required(headers, 'X-TC-Action', 'Action');
  required(headers, 'X-TC-Version', 'Version');
  const stamp = required(headers, 'X-TC-Timestamp', 'Timestamp');
  const claim = parseTc3(required(headers, 'Authorization', 'Authorization'));
  if (!claim) throw new ApiRefusal('AuthFailure.InvalidAuthorization');
  const timestamp = Number(stamp);
  const skew = Math.abs(Date.now() / 1000 - timestamp);
  if (!/^\d{1,11}$/.test(stamp) || skew > MOST_SKEW) throw new ApiRefusal('AuthFailure.SignatureExpire');
  const caller = await find(claim.secretId);
  if (!caller) throw new ApiRefusal('AuthFailure.SecretIdNotFound');
  // The token proves nothing beyond the signature: it only says which of a caller's keys is meant.
  if ((caller.token ?? '') !== (headers.get('X-TC-Token') ?? '')) throw new ApiRefusal('AuthFailure.TokenFailure');
  return { claim, timestamp, key: caller.key };
}

/** Every spelling in which a host may have been signed: the official SDKs leave the port out. */
function hostsOf(request: Request): readonly string[] {
  const host = (request.headers.get('Host') ?? new URL(request.url).host).toLowerCase();
  return [...new Set([host.replace(/:\d+$/, ''), host])];
}

/** Further signed headers, both in lower case, as the vendor's pages sign their values, and as they were sent. */
function spellingsOf(claim: Tc3Claim, headers: Headers): readonly Readonly<Record<string, string>>[] {
  const names = claim.signedHeaders.filter((name) => name.startsWith('x-tc-'));
  const sent = names.map((name) => [name, (headers.get(name) ?? '').trim()] as const);
  if (sent.length === 0) return [{}];
  const lower = sent.map(([name, value]) => [name, value.toLowerCase()] as const);
  return [Object.fromEntries(lower), Object.fromEntries(sent)];
}

/**
 * Checks the signature of the request as it was sent.
 *
 * @throws {ApiRefusal} `AuthFailure.SignatureFailure`, `NoSuchProduct`.
 */
export async function checkSignature(
  request: Request,
  body: Uint8Array,
  { claim, timestamp, key }: ClaimedCaller,
  allowUnsignedPayload: boolean,
): Promise<void> {
  const { headers, method } = request;
  const unsigned = allowUnsignedPayload && headers.get('X-TC-Content-SHA256') === UNSIGNED;
  const signed = {
    method: method as 'GET' | 'POST',
    service: claim.service,
    query: new URL(request.url).search.slice(1),
    contentType: headers.get('Content-Type') ?? '',
    body,
    bodySha256: await sha256(unsigned ? new TextEncoder().encode(UNSIGNED) : body),
    timestamp,
  };
  const hosts = hostsOf(request);
  // The product is the first label of the host the caller was given, whatever that is here; `ocr` is always accepted.
  const products = new Set(['ocr', ...hosts.map((host) => host.split('.')[0])]);
  for (const host of hosts) {
    for (const furtherHeaders of spellingsOf(claim, headers)) {
      if (!(await verifyTc3({ ...signed, host, furtherHeaders }, claim, key))) continue;
      if (products.has(claim.service)) return;
      throw new ApiRefusal('NoSuchProduct');
    }
  }
  throw new ApiRefusal('AuthFailure.SignatureFailure');
}
