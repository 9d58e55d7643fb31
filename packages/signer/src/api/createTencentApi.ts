import { type KtpEngine, KtpError } from '@ktp-ocr/core';
import { responseFromReading } from '@ktp-ocr/core/kit';
import { type Call, createEndpoint, type Handler, type Reply } from '../endpoint/createEndpoint.ts';
import { createPlaces } from '../endpoint/places.ts';
import { readLimited } from '../endpoint/readLimited.ts';
import { noFactsYet, type PhotoFacts, type SignerEvent, signerEvent } from '../endpoint/signerEvent.ts';
import type { FetchPhoto } from '../photo/imageUrl.ts';
import type { Limit, LimiterStore } from '../quota/limiter.ts';
import { createCounter, type WhenStoreFails } from '../quota/storeLimiter.ts';
import { apiAnswers } from './apiAnswers.ts';
import { type ApiCredentials, callerSource, checkSignature, type ClaimedCaller, claimedCaller } from './apiCaller.ts';
import { ApiRefusal } from './apiRefusal.ts';
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

/** Bytes of a body, as the API documents them for TC3. */
const MOST_POST = 10 * 1024 * 1024;

function overRate({ points, duration }: Limit): ApiRefusal {
  const span = duration === 1 ? 'a second' : `${duration} seconds`;
  const sent = `Your current request times equals to \`${points + 1}\` in ${span}`;
  const message = `${sent}, which exceeds the frequency limit \`${points}\` for ${span}. Please reduce the frequency of calls.`;
  return new ApiRefusal('RequestLimitExceeded', message);
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

/** Checks the signature over the body, and has the photo in it read. */
function requestReader(options: TencentApiOptions) {
  const { engine, regions = ['ap-jakarta', 'ap-singapore'], allowUnsignedPayload = false } = options;
  const { fetchPhoto, maxPixels = 60_000_000 } = options;
  const checkRate = rateOf(options);

  return async ({ request, signal, requestId, facts }: Call<PhotoFacts>, caller: ClaimedCaller): Promise<Reply> => {
    const { headers } = request;
    if (Number(headers.get('Content-Length') ?? 0) > MOST_POST) throw tooMuch();
    const body = await readLimited(request.body, { limit: MOST_POST, tooMany: tooMuch, signal });
    await checkSignature(request, body, caller, allowUnsignedPayload);
    checkTarget(headers, regions);
    await checkRate(caller.key.secretId);
    const { photo, scene, returnHeadImage } = await readApiRequest(request, body, { maxPixels, fetchPhoto, signal });
    Object.assign(facts, { photo, engine: engine.name });
    const reading = await engine.recognise(photo, { signal, scene, returnHeadImage });
    const response = responseFromReading(returnHeadImage ? reading : { ...reading, face: null }, requestId);
    return { json: scene === 'V2' ? response : { ...response, Provinsi: '', Kota: '' } };
  };
}

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
export function createTencentApi(options: TencentApiOptions): Handler {
  const { engine, credentials, timeoutMs = 30_000, maxConcurrent = 16, onEvent, onFault } = options;
  if (!engine || !credentials) {
    throw new KtpError('misconfigured', { message: 'createTencentApi needs an engine and credentials.' });
  }
  const find = callerSource(credentials);
  return createEndpoint<PhotoFacts, ClaimedCaller>({
    answers: apiAnswers,
    timeoutMs,
    places: createPlaces(maxConcurrent, () => new ApiRefusal('ResourceInsufficient')),
    facts: noFactsYet,
    admit: ({ request }) => claimedCaller(request.headers, find),
    serve: requestReader(options),
    onDone: (done) => onEvent?.(signerEvent(done)),
    onFault,
  });
}
