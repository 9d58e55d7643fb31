import { lookup } from 'node:dns';
import type { IncomingMessage } from 'node:http';
import { request, type RequestOptions } from 'node:https';
import { isIP, type LookupFunction } from 'node:net';
import { abortError, isKtpError, KtpError } from '@ktp-ocr/core';
import type { FetchPhoto } from './imageUrl.ts';
import { gathered } from '../endpoint/bytes.ts';
import { isPublicAddress } from './publicAddress.ts';

/** What `fetchPhotosFrom` may fetch. `hosts` is required. */
export interface FetchPhotosOptions {
  /** Exact host names, such as `files.example.co.id`: no wildcard, no address, no port. */
  readonly hosts: readonly string[];
  /** Milliseconds for the whole download, including redirects. Default 3,000, like the API. */
  readonly timeoutMs?: number;
}

/** Access to the network. Only tests replace it, because addresses on this machine may not be fetched. */
export interface FetchPhotosNetwork {
  readonly lookup: typeof lookup;
  readonly isPublic: (address: string) => boolean;
  readonly options: Pick<RequestOptions, 'port' | 'ca'>;
}

const MOST_REDIRECTS = 3;
const REDIRECTS: ReadonlySet<number> = new Set([301, 302, 303, 307, 308]);
const OPEN_INTERNET: FetchPhotosNetwork = { lookup, isPublic: isPublicAddress, options: {} };

/** Says nothing about what was found: the sender of the address may be probing for what answers inside. */
function notFetched(cause?: unknown): KtpError {
  return new KtpError('upstream-fetch', { detail: 'signer.image_not_fetched', cause });
}

function checkedAddress(text: string | URL, base: URL | undefined, hosts: ReadonlySet<string>): URL {
  const url = URL.canParse(text, base) ? new URL(text, base) : null;
  const plain = url?.protocol === 'https:' && url.port === '' && url.username === '' && url.password === '';
  if (url && plain && hosts.has(url.hostname)) return url;
  throw new KtpError('bad-request', { detail: 'signer.image_url' });
}

/** Checks the very addresses that are then connected to, so a name cannot change in between. */
function publicLookup({ lookup, isPublic }: FetchPhotosNetwork): LookupFunction {
  return (name, options, done) => {
    lookup(name, { ...options, all: true }, (error, found) => {
      if (error) return done(error, '');
      const [first] = found;
      if (!first || !found.every(({ address }) => isPublic(address))) return done(notFetched(), '');
      return options.all ? done(null, found) : done(null, first.address, first.family);
    });
  };
}

function answerOf(url: URL, network: FetchPhotosNetwork, signal: AbortSignal): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    const options: RequestOptions = {
      ...network.options,
      lookup: publicLookup(network),
      agent: false, // neither another request's connection nor a proxy from the environment
      headers: { Accept: 'image/jpeg, image/png', 'Accept-Encoding': 'identity' },
      signal,
    };
    request(url, options, resolve).on('error', reject).end();
  });
}

async function bytesOf(answer: IncomingMessage, maxBytes: number): Promise<Uint8Array> {
  const tooLarge = (): KtpError => new KtpError('image-too-large', { detail: 'signer.length' });
  const { 'content-length': declared, 'content-encoding': encoding = 'identity' } = answer.headers;
  if (answer.statusCode !== 200 || encoding !== 'identity') throw notFetched();
  if (Number(declared ?? 0) > maxBytes) throw tooLarge();
  return gathered(answer, maxBytes, tooLarge);
}

/** Like `fetchPhotosFrom`, over a given network. */
export function fetchPhotosOver(network: FetchPhotosNetwork, options: FetchPhotosOptions): FetchPhoto {
  const { timeoutMs = 3000 } = options;
  const hosts = new Set(options.hosts);
  for (const host of hosts) {
    const name = /^[a-z\d](?:[a-z\d-]*[a-z\d])?(?:\.[a-z\d](?:[a-z\d-]*[a-z\d])?)+$/.test(host);
    if (name && new URL(`https://${host}/`).hostname === host && isIP(host) === 0) continue;
    const message =
      'The hosts of photos are exact names such as files.example.co.id: no *, no address, no port, no path.';
    throw new KtpError('misconfigured', { message, detail: 'signer.bad_image_host' });
  }

  return async (address, { maxBytes, signal }) => {
    const deadline = AbortSignal.any([signal, AbortSignal.timeout(timeoutMs)]);
    let url = checkedAddress(address, undefined, hosts);
    let answer: IncomingMessage | null = null;
    try {
      for (let redirects = 0; ; redirects += 1) {
        answer = await answerOf(url, network, deadline);
        const { location } = answer.headers;
        if (!REDIRECTS.has(answer.statusCode ?? 0) || !location) return await bytesOf(answer, maxBytes);
        answer.destroy();
        if (redirects >= MOST_REDIRECTS) throw notFetched();
        url = checkedAddress(location, url, hosts);
      }
    } catch (cause) {
      if (signal.aborted) throw abortError(signal);
      throw isKtpError(cause) ? cause : notFetched(cause);
    } finally {
      answer?.destroy();
    }
  };
}

/**
 * Makes `ImageUrl` work in Node, for the hosts you list. Only `https` on its own port; every redirect is checked again.
 * A name that leads to a private, loopback, link-local or metadata address, of either IP family, is refused after it
 * was resolved, and the checked address is the one connected to. At most 3 seconds and `maxBytes`.
 *
 * @throws {KtpError} `misconfigured` for an invalid host. The returned function: `bad-request` for an address that may
 * not be fetched, `upstream-fetch`, `image-too-large`, `client-closed`.
 */
export function fetchPhotosFrom(options: FetchPhotosOptions): FetchPhoto {
  return fetchPhotosOver(OPEN_INTERNET, options);
}
