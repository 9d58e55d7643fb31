import { isKtpError, type KtpEngine, KtpError } from '@ktp-ocr/core';
import { responseFromReading } from '@ktp-ocr/core/kit';
import { type Call, createEndpoint, type Handler, type Reply } from '../endpoint/createEndpoint.ts';
import { createPlaces, type Places } from '../endpoint/places.ts';
import { createRoom } from '../endpoint/room.ts';
import { type BodyBounds, readLimited } from '../endpoint/readLimited.ts';
import { noFactsYet, type PhotoFacts, type SignerEvent, signerEvent } from '../endpoint/signerEvent.ts';
import { MOST_PIXELS } from '../photo/checkedPhoto.ts';
import type { FetchPhoto } from '../photo/imageUrl.ts';
import type { Limit, LimiterStore } from '../quota/limiter.ts';
import { createCounter, type WhenStoreFails } from '../quota/storeLimiter.ts';
import { apiAnswers } from './apiAnswers.ts';
import { type ApiCredentials, callerSource, checkSignature, type ClaimedCaller, claimedCaller } from './apiCaller.ts';
import { ApiRefusal } from './apiRefusal.ts';
import { checkTarget, readApiRequest } from './apiRequest.ts';

/** Options of `createTencentApi`. `engine` and `credentials` are required. */
export interface TencentApiOptions {
  /** What reads the cards. */
  readonly engine: KtpEngine;
  /** The accepted callers: key pairs that they sign with. These need not be Tencent Cloud's. */
  readonly credentials: ApiCredentials;
  /** Regions a request may name. Default `ap-jakarta` and `ap-singapore`, like the API. */
  readonly regions?: readonly string[];
  /** Requests per secret id. Default 5 a second, the lower of the two rates the API documents. */
  readonly rate?: Limit | false;
  /** Where several machines count the rate together, as in `createSigner`. */
  readonly store?: LimiterStore;
  /** While the store does not answer: refuse (default), or let each machine limit the rate by itself. */
  readonly whenStoreFails?: WhenStoreFails;
  /** Makes `ImageUrl` work for the hosts you list. Without it, every photo by address is a `DownLoadError`. */
  readonly fetchPhoto?: FetchPhoto;
  /**
   * Whether a request may leave its body out of its signature (`X-TC-Content-SHA256: UNSIGNED-PAYLOAD`, an option of
   * some official SDKs). Default no, because such a signature would be valid for any body for five minutes.
   */
  readonly allowUnsignedPayload?: boolean;
  /** Most pixels a photo may claim. Default 16 million. */
  readonly maxPixels?: number;
  /** Milliseconds for one request. Default 30,000. */
  readonly timeoutMs?: number;
  /** Requests at once; each may hold ten megabytes. Default 16. */
  readonly maxConcurrent?: number;
  /** Of these, requests of one caller. Default 2, or all if `credentials` is a single pair. */
  readonly maxConcurrentPerCaller?: number;
  /**
   * Bodies at once whose signature is not checked yet, in addition to the others. If there are more, the one that has
   * been arriving longest, and for more than a second, is dropped in favour of the next. Default 8.
   */
  readonly maxUnverified?: number;
  /** As in `createSigner`. The status is always 200, like the API's; `vendorCode` is the refusal's code. */
  readonly onEvent?: (event: SignerEvent) => void;
  /** Called with the cause of each `InternalError`, which callers do not see. Default and limits as in `createSigner`. */
  readonly onFault?: (error: Error, requestId: string) => void;
}

/** Most bytes of a body, as the API documents for TC3. */
const MOST_POST = 10 * 1024 * 1024;
/** Bytes per second: these callers are servers. */
const LEAST_RATE = 4096;

function overRate({ points, duration }: Limit): ApiRefusal {
  const span = duration === 1 ? 'a second' : `${duration} seconds`;
  const sent = `Your current request times equals to \`${points + 1}\` in ${span}`;
  const message = `${sent}, which exceeds the frequency limit \`${points}\` for ${span}. Please reduce the frequency of calls.`;
  return new ApiRefusal('RequestLimitExceeded', message);
}

function insufficient(): ApiRefusal {
  return new ApiRefusal('ResourceInsufficient');
}

function tooMuch(): ApiRefusal {
  return new ApiRefusal('RequestSizeLimitExceeded');
}

/** Throws `RequestLimitExceeded` for a caller who asks too often. */
function rateOf({ rate = { points: 5, duration: 1 }, store, whenStoreFails = 'refuse' }: TencentApiOptions) {
  if (rate === false) return async (): Promise<void> => undefined;
  const counter = createCounter({ ...rate, keyPrefix: 'ktp-api' }, store, whenStoreFails);
  return async (secretId: string): Promise<void> => {
    if ((await counter.take(secretId)) > 0) throw overRate(rate);
  };
}

/** An upload that breaks off is not the server's fault; a body that something has read before us is. */
async function bodyOf(request: Request, bounds: BodyBounds): Promise<Uint8Array> {
  const isConsumed = request.bodyUsed;
  try {
    return await readLimited(request.body, bounds);
  } catch (cause) {
    if (isConsumed || isKtpError(cause) || cause instanceof ApiRefusal) throw cause;
    throw new KtpError('client-closed', { cause });
  }
}

/**
 * Reads a body and checks its signature, in a small room of its own: a secret id is not secret, so anyone can get this
 * far.
 */
function bodyReader({ allowUnsignedPayload = false, maxUnverified = 8, timeoutMs = 30_000 }: TencentApiOptions) {
  const room = createRoom({ places: maxUnverified, yieldsAfterMs: 1000, longestMs: timeoutMs, full: insufficient });
  return ({ request, signal }: Call<PhotoFacts>, caller: ClaimedCaller): Promise<Uint8Array> =>
    room.hold(signal, async (inTime) => {
      if (Number(request.headers.get('Content-Length') ?? 0) > MOST_POST) throw tooMuch();
      const bounds = { limit: MOST_POST, tooMany: tooMuch, signal: inTime, leastRate: LEAST_RATE };
      const body = await bodyOf(request, bounds);
      await checkSignature(request, body, caller, allowUnsignedPayload);
      return body;
    });
}

/** Several callers share the places; a single one has them all. */
function placesOf({ credentials, maxConcurrent = 16, maxConcurrentPerCaller }: TencentApiOptions): Places {
  const alone = typeof credentials !== 'function' && !(Array.isArray(credentials) && credentials.length > 1);
  const mostPerHolder = maxConcurrentPerCaller ?? (alone ? maxConcurrent : 2);
  return createPlaces({ most: maxConcurrent, mostPerHolder, full: insufficient });
}

/** Checks the signature of the body, and has its photo read. */
function requestReader(options: TencentApiOptions) {
  const { engine, regions = ['ap-jakarta', 'ap-singapore'], fetchPhoto, maxPixels = MOST_PIXELS } = options;
  const checkRate = rateOf(options);
  const verifiedBody = bodyReader(options);
  const places = placesOf(options);

  async function read(
    { request, signal, requestId, facts }: Call<PhotoFacts>,
    caller: ClaimedCaller,
    body: Uint8Array,
  ): Promise<Reply> {
    checkTarget(request.headers, regions);
    await checkRate(caller.key.secretId);
    const { photo, scene, returnHeadImage } = await readApiRequest(request, body, { maxPixels, fetchPhoto, signal });
    Object.assign(facts, { photo, engine: engine.name });
    const reading = await engine.recognise(photo, { signal, scene, returnHeadImage });
    const response = responseFromReading(returnHeadImage ? reading : { ...reading, face: null }, requestId);
    return { json: scene === 'V2' ? response : { ...response, Provinsi: '', Kota: '' } };
  }

  return async (call: Call<PhotoFacts>, caller: ClaimedCaller): Promise<Reply> => {
    const body = await verifiedBody(call, caller);
    return places.hold(caller.key.secretId, () => read(call, caller, body));
  };
}

/**
 * Tencent Cloud's API 3.0 with one action, `RecognizeIndonesiaIDCardOCR`, over an engine of your choice: the vendor's
 * own SDKs and command-line tool call it just as they call the vendor. A web-standard handler for `POST /` and `GET /`;
 * like the API, it always answers 200 with the API's envelope, even for refusals. Nothing is stored or logged.
 *
 * Checks, in this order: method and path, headers, clock, secret id, token, number of requests at once, size,
 * signature, product, version, action, region, rate, parameters, photo.
 *
 * @throws {KtpError} `misconfigured`, on creation, without an engine or credentials.
 */
export function createTencentApi(options: TencentApiOptions): Handler {
  const { engine, credentials, timeoutMs = 30_000, onEvent, onFault } = options;
  if (!engine || !credentials) {
    throw new KtpError('misconfigured', { message: 'createTencentApi needs an engine and credentials.' });
  }
  const find = callerSource(credentials);
  return createEndpoint<PhotoFacts, ClaimedCaller>({
    answers: apiAnswers,
    timeoutMs,
    holder: () => false, // taken once the caller is known
    facts: noFactsYet,
    admit: ({ request }) => claimedCaller(request.headers, find),
    serve: requestReader(options),
    onDone: (done) => onEvent?.(signerEvent(done)),
    onFault,
  });
}
