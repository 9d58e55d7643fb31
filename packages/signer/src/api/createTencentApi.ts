import {
  abortError,
  isKtpError,
  type KtpEngine,
  KtpError,
  KTP_PROBLEMS,
  problemOfVendorCode,
  responseFromReading,
  type TencentResponse,
} from '@ktp-ocr/core';
import { startDeadline } from '../endpoint/deadline.ts';
import type { FetchPhoto } from '../photo/imageUrl.ts';
import { inTime } from '../endpoint/inTime.ts';
import { plainId } from '../endpoint/plainId.ts';
import type { Limit, LimiterStore } from '../quota/limiter.ts';
import { createCounter, type WhenStoreFails } from '../quota/storeLimiter.ts';
import { readLimited } from '../endpoint/readLimited.ts';
import type { SignerEvent } from '../signer/signerOptions.ts';
import { type ApiCredentials, callerSource, checkSignature, claimedCaller } from './apiCaller.ts';
import { ApiRefusal, refusalOf } from './apiRefusal.ts';
import { checkTarget, readApiRequest } from './apiRequest.ts';

/** What `createTencentApi` takes. `engine` and `credentials` are needed. */
export interface TencentApiOptions {
  /** What reads the cards. */
  readonly engine: KtpEngine;
  /** Whose requests are answered: key pairs that callers sign with. They need not be of Tencent Cloud. */
  readonly credentials: ApiCredentials;
  /** Regions a request may name. Default `ap-jakarta` and `ap-singapore`, as the API. */
  readonly regions?: readonly string[];
  /** Requests of one secret id. Default 5 a second, the lower of the two rates the API documents. */
  readonly rate?: Limit | false;
  /** Where several machines count the rate together, as in `createSigner`. */
  readonly store?: LimiterStore;
  /** While the store does not answer: refuse (default), or let each machine keep the rate by itself. */
  readonly whenStoreFails?: WhenStoreFails;
  /** Makes `ImageUrl` work, from the hosts you name. Without it every photo by address is a `DownLoadError`. */
  readonly fetchPhoto?: FetchPhoto;
  /**
   * Whether a request may leave its body out of its signature (`X-TC-Content-SHA256: UNSIGNED-PAYLOAD`, an option of some official
   * SDKs). Default no: its header would cover any body for five minutes.
   */
  readonly allowUnsignedPayload?: boolean;
  /** Pixels a photo may announce. Default 60 million. */
  readonly maxPixels?: number;
  /** Milliseconds for one request. Default 30,000. */
  readonly timeoutMs?: number;
  /** Requests at once; each may hold ten megabytes. Default 16. */
  readonly maxConcurrent?: number;
  /** As in `createSigner`. The status is always 200, as the API has it; `vendorCode` is what was refused. */
  readonly onEvent?: (event: SignerEvent) => void;
  /** Given what lies behind each `InternalError`, which callers are told nothing of. What it throws is ignored. */
  readonly onFault?: (error: Error, requestId: string) => void;
}

/** Bytes of a request, as the API documents them for TC3. */
const MOST_POST = 10 * 1024 * 1024;
const MOST_GET = 32 * 1024;

function overRate({ points, duration }: Limit): ApiRefusal {
  const span = duration === 1 ? 'a second' : `${duration} seconds`;
  const message = `Your current request times equals to \`${points + 1}\` in ${span}, which exceeds the frequency limit \`${points}\` for ${span}. Please reduce the frequency of calls.`;
  return new ApiRefusal('RequestLimitExceeded', message);
}

type Seen = { -readonly [Name in 'engine' | 'mediaType' | 'bytes' | 'width' | 'height']: SignerEvent[Name] };

/**
 * Tencent Cloud's API 3.0 with one action, `RecognizeIndonesiaIDCardOCR`, over an engine of your choice: the vendor's own SDKs and
 * command call it as they call the vendor. A web-standard handler for `POST /` and `GET /`; it answers 200 with the API's envelope,
 * refusals included, as the API does. Nothing is stored, nothing is logged.
 *
 * Refused, in this order: method and path, what the headers lack, clock, secret id, token, too many at once, size, signature,
 * product, version, action, region, rate, parameters, photo.
 *
 * @throws {KtpError} `misconfigured`, when it is made, without an engine or credentials.
 */
export function createTencentApi(options: TencentApiOptions): (request: Request) => Promise<Response> {
  const { engine, credentials, regions = ['ap-jakarta', 'ap-singapore'], rate = { points: 5, duration: 1 } } = options;
  const { fetchPhoto, allowUnsignedPayload = false, maxPixels = 60_000_000, timeoutMs = 30_000 } = options;
  const { maxConcurrent = 16, onEvent, onFault, store, whenStoreFails = 'refuse' } = options;
  if (!engine || !credentials) {
    throw new KtpError('misconfigured', { message: 'createTencentApi needs an engine and credentials.' });
  }
  const find = callerSource(credentials);
  const counter = rate && createCounter({ ...rate, keyPrefix: 'ktp-api' }, store, whenStoreFails);
  let running = 0;

  async function read(request: Request, signal: AbortSignal, requestId: string, seen: Seen): Promise<TencentResponse> {
    const { headers, method, url } = request;
    if (method !== 'POST' && method !== 'GET') throw new ApiRefusal('UnsupportedProtocol');
    const { pathname, search } = new URL(url);
    if (pathname !== '/') throw new ApiRefusal('ResourceNotFound');
    if (search.length > MOST_GET) throw new ApiRefusal('RequestSizeLimitExceeded');
    const caller = await claimedCaller(headers, find);
    if (running >= maxConcurrent) throw new ApiRefusal('ResourceInsufficient');
    running += 1;
    try {
      const tooMuch = (): ApiRefusal => new ApiRefusal('RequestSizeLimitExceeded');
      if (Number(headers.get('Content-Length') ?? 0) > MOST_POST) throw tooMuch();
      const body = await readLimited(request.body, MOST_POST, tooMuch, signal);
      await checkSignature(request, body, caller, allowUnsignedPayload);
      checkTarget(headers, regions);
      if (rate && counter && (await counter.take(caller.key.secretId)) > 0) throw overRate(rate);
      const { photo, scene, returnHeadImage } = await readApiRequest(request, body, { maxPixels, fetchPhoto, signal });
      const { mediaType, width, height, originalBytes: bytes } = photo;
      Object.assign(seen, { mediaType, width, height, bytes, engine: engine.name });
      const reading = await engine.recognise(photo, { signal, scene, returnHeadImage });
      const response = responseFromReading(returnHeadImage ? reading : { ...reading, face: null }, requestId);
      return scene === 'V2' ? response : { ...response, Provinsi: '', Kota: '' };
    } finally {
      running -= 1;
    }
  }

  return async (request) => {
    const started = performance.now();
    const requestId = crypto.randomUUID();
    const seen: Seen = { engine: null, mediaType: null, bytes: null, width: null, height: null };
    const { signal, end } = startDeadline(request.signal, timeoutMs);
    let refused: ApiRefusal | null = null;
    let body: TencentResponse | { readonly Error: { Code: string; Message: string }; readonly RequestId: string };
    try {
      body = await inTime(read(request, signal, requestId, seen), signal);
    } catch (cause) {
      refused = refusalOf(signal.aborted && !isKtpError(cause) ? abortError(signal) : cause);
      const { code, message } = refused;
      body = { Error: { Code: code, Message: message }, RequestId: requestId };
    } finally {
      end();
    }
    const vendorCode = refused?.code ?? null;
    const code = vendorCode && problemOfVendorCode(vendorCode);
    const kind = code && KTP_PROBLEMS[code].kind;
    const ms = Math.round(performance.now() - started);
    quietly(() => onEvent?.({ requestId, upstreamRequestId: null, status: 200, code, kind, vendorCode, ...seen, ms }));
    if (vendorCode === 'InternalError') quietly(() => onFault?.((refused?.cause as Error) ?? refused, requestId));
    const headers: Record<string, string> = { 'Content-Type': 'application/json', 'Cache-Control': 'no-store' };
    const trace = plainId(request.headers.get('X-TC-TraceId'));
    if (trace) headers['X-TC-TraceId'] = trace;
    return new Response(JSON.stringify({ Response: body }), { headers });
  };
}

/** Whoever listens must not be able to spoil an answer. */
function quietly(listen: () => void): void {
  try {
    listen();
  } catch {
    // Theirs to notice.
  }
}
