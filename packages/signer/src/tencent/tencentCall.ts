import { isKtpError, KtpError } from '@ktp-ocr/core';
import { isRecord } from '../endpoint/isRecord.ts';
import { inTime } from '../endpoint/inTime.ts';
import type { Post } from './post.ts';
import { TENCENT_API } from './tencentApi.ts';
import { importTc3Key, signTc3, type Tc3Key } from './tc3.ts';

/** A key pair of Tencent Cloud's API. */
export interface TencentCredentials {
  /** Identifies the pair. Sent with each call. */
  readonly secretId: string;
  /** Signs the calls. Never sent. */
  readonly secretKey: string;
  /** The token of temporary credentials (STS). */
  readonly token?: string;
}

/** A fixed key pair or, for rotating ones, a function that returns one and is called before each call. */
export type CredentialsSource = TencentCredentials | (() => TencentCredentials | Promise<TencentCredentials>);

/** The caller: what remains of credentials once the secret key has been imported. */
export interface TencentIdentity {
  readonly key: Tc3Key;
  readonly token: string | undefined;
}

export interface TencentTarget {
  readonly url: URL;
  readonly region: string;
  readonly version: string;
  readonly language: string | undefined;
  /** Requested for each call. */
  readonly post: () => Post;
}

export interface TencentCall {
  readonly body: Uint8Array;
  /** Seconds since 1970. */
  readonly timestamp: number;
  readonly signal: AbortSignal;
}

export interface TencentAnswer {
  /** The answer's `Response`, not interpreted. */
  readonly response: unknown;
  /** Milliseconds since 1970 by the vendor's clock, or `null` if it gives none. */
  readonly date: number | null;
}

const CONTENT_TYPE = 'application/json';
const LARGEST_ANSWER = 8 * 1024 * 1024;

/** @throws {KtpError} `misconfigured` for an address the signature cannot cover, which is always for the path `/`. */
export function tencentUrl(endpoint: string): URL {
  const address = endpoint.includes('://') ? endpoint : `https://${endpoint}`;
  const url = URL.canParse(address) ? new URL(address) : null;
  const plain = url && /^https?:$/.test(url.protocol) && `${url.pathname}${url.search}${url.username}` === '/';
  if (plain) return url;
  const message = 'The endpoint of tencentEngine is a host such as ocr.intl.tencentcloudapi.com, without a path.';
  throw new KtpError('misconfigured', { message, detail: 'signer.bad_endpoint' });
}

async function identityOf({ secretId, secretKey, token }: TencentCredentials): Promise<TencentIdentity> {
  if (!secretId || !secretKey) {
    const message = 'tencentEngine needs both a secretId and a secretKey.';
    throw new KtpError('misconfigured', { message, detail: 'signer.no_credentials' });
  }
  return { key: await importTc3Key(secretId, secretKey), token };
}

/** Fixed credentials are imported once; rotating ones are requested before each call. */
export function identitySource(source: CredentialsSource): (signal: AbortSignal) => Promise<TencentIdentity> {
  if (typeof source !== 'function') {
    const fixed = identityOf(source);
    fixed.catch(() => undefined); // each call reports it
    return () => fixed;
  }
  const ask = async (): Promise<TencentIdentity> => identityOf(await source());
  return (signal) =>
    inTime(ask(), signal).catch((cause: unknown) => {
      if (isKtpError(cause)) throw cause;
      throw new KtpError('misconfigured', { detail: 'signer.credentials_failed', cause });
    });
}

/**
 * Makes one signed call, without retrying.
 *
 * @throws {KtpError} `upstream-unavailable` for a status of 500 or more, `upstream-invalid`,
 * `upstream-response-too-large`; and the network's own error.
 */
export async function callTencent(
  { body, timestamp, signal }: TencentCall,
  { url, region, version, language, post }: TencentTarget,
  { key, token }: TencentIdentity,
): Promise<TencentAnswer> {
  const signed = { method: 'POST', host: url.hostname, contentType: CONTENT_TYPE, body, timestamp } as const;
  const headers: Record<string, string> = {
    Authorization: await signTc3(signed, key),
    'Content-Type': CONTENT_TYPE,
    'X-TC-Action': TENCENT_API.action,
    'X-TC-Version': version,
    'X-TC-Timestamp': String(timestamp),
    'X-TC-Region': region,
    ...(token ? { 'X-TC-Token': token } : {}),
    ...(language ? { 'X-TC-Language': language } : {}),
  };
  const tooLarge = (): KtpError => new KtpError('upstream-response-too-large');
  const answer = await post()({ url, headers, body, signal, limit: LARGEST_ANSWER, tooLarge });
  const { status, bytes } = answer;
  const detail = `http.${status}`;
  if (status >= 500) throw new KtpError('upstream-unavailable', { detail });
  if (status >= 300 && status < 400) throw new KtpError('upstream-invalid', { detail });
  const date = Date.parse(answer.date ?? '');
  try {
    const answered: unknown = JSON.parse(new TextDecoder().decode(bytes));
    if (isRecord(answered)) return { response: answered['Response'], date: Number.isNaN(date) ? null : date };
  } catch {
    // Neither the text nor the parser's message is passed on: both may quote a card.
  }
  throw new KtpError('upstream-invalid', status === 200 ? {} : { detail });
}
