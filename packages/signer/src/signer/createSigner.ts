import { isKtpError, type KtpEngine, KtpError, type KtpErrorCode } from '@ktp-ocr/core';
import { answerFromReading, PHOTO_LIMITS } from '@ktp-ocr/core/kit';
import { admitted } from '../endpoint/admitted.ts';
import { browserAnswers } from '../endpoint/browserAnswers.ts';
import { type Call, createEndpoint, type Handler, type Reply } from '../endpoint/createEndpoint.ts';
import { checkHosts, checkOrigins, guard } from '../endpoint/guard.ts';
import { queueFull, userBusy } from '../endpoint/busy.ts';
import { consoleFault } from '../endpoint/consoleFault.ts';
import { createPlaces } from '../endpoint/places.ts';
import { noFactsYet, type PhotoFacts, signerEvent } from '../endpoint/signerEvent.ts';
import { MOST_PIXELS } from '../photo/checkedPhoto.ts';
import { readPhotoRequest } from '../photo/photoRequest.ts';
import { createQuotas, type Quotas } from '../quota/quotas.ts';
import { defaultEngine } from '../tencent/defaultEngine.ts';
import type { SignerOptions } from './signerOptions.ts';

/** The given engine, or the default one, which is created for the first photo; if that fails, again for the next. */
function engineSource(given: KtpEngine | undefined): () => Promise<KtpEngine> {
  let engine: Promise<KtpEngine> | null = given ? Promise.resolve(given) : null;
  return () => {
    engine ??= defaultEngine().catch((error: unknown) => {
      engine = null;
      throw error;
    });
    return engine;
  };
}

/** Faults of ours, or of a third party, but not of the caller. */
const NOT_THEIRS: ReadonlySet<KtpErrorCode> = new Set(['misconfigured', 'upstream-fetch']);

/** Reads the photo of a request, counts it, and has it read. */
function photoReader(options: SignerOptions, quotas: Quotas) {
  const {
    maxBytes = PHOTO_LIMITS.bytes,
    maxPixels = MOST_PIXELS,
    allowFace = true,
    allowedScenes = ['V1', 'V2'],
  } = options;
  const { fetchPhoto, minUploadRate: leastRate = 1024 } = options;
  const { acceptJson = fetchPhoto !== undefined } = options;
  const bounds = { maxBytes, maxPixels, allowFace, allowedScenes, fetchPhoto, acceptJson, leastRate };
  const chosenEngine = engineSource(options.engine);

  return async ({ request, signal, requestId, facts }: Call<PhotoFacts>, user: string | null): Promise<Reply> => {
    const asked = await readPhotoRequest(request, bounds, signal).catch((error: unknown) => {
      if (isKtpError(error) && !NOT_THEIRS.has(error.code)) quotas.countRefused(user);
      throw error;
    });
    const { photo, scene, returnHeadImage } = asked;
    facts.photo = photo;
    await quotas.admit(user, signal);
    const engine = await chosenEngine();
    facts.engine = engine.name;
    const reading = await engine.recognise(photo, { signal, returnHeadImage, ...(scene ? { scene } : {}) });
    facts.upstreamRequestId = reading.requestId;
    // A face that was not requested goes no further, whatever the engine returns.
    const wanted = returnHeadImage ? reading : { ...reading, face: null };
    return { json: answerFromReading(wanted, reading.requestId ?? requestId) };
  };
}

/**
 * The signer: takes a photo from the browser and answers with the text of the card. A web-standard handler, so a
 * Next.js route is `export const POST = createSigner({ authorize })`; for Node see `@ktp-ocr/signer/node`. Nothing is
 * stored, and nothing of a card logged.
 *
 * Checks, in this order: path and method, origin, the client header, `authorize`, number of refused bodies, number of
 * requests at once, type, declared length, options, bytes as they arrive, what the bytes are, pixels, quotas. Every
 * refusal is `application/problem+json`; no request makes it throw.
 *
 * @throws {KtpError} `misconfigured`, on creation: without `authorize`, or with invalid origins or limits.
 */
export function createSigner(options: SignerOptions): Handler {
  const { authorize, path, allowedOrigins = [], timeoutMs = 30_000, onEvent, onFault } = options;
  const { allowedHosts, maxConcurrent = 16, maxConcurrentPerUser = 2 } = options;
  if (typeof authorize !== 'function') {
    throw new KtpError('misconfigured', {
      message: 'createSigner needs `authorize`: a function that says whether a request may have a card read.',
    });
  }
  checkOrigins(allowedOrigins);
  checkHosts(allowedHosts ?? []);
  const quotas = createQuotas(options.quotas, (error) => (onFault ?? consoleFault)(error, ''));
  return createEndpoint<PhotoFacts, string | null>({
    answers: browserAnswers({ path, allowedOrigins, methods: ['POST'] }),
    timeoutMs,
    places: createPlaces({ most: maxConcurrent, mostPerHolder: maxConcurrentPerUser, full: queueFull, busy: userBusy }),
    holder: (user) => user,
    facts: noFactsYet,
    async admit({ request }) {
      guard(request, { allowedOrigins, allowedHosts });
      const user = await admitted(request, authorize);
      quotas.checkRefused(user);
      return user;
    },
    serve: photoReader(options, quotas),
    onDone: (done) => onEvent?.(signerEvent(done)),
    onFault,
  });
}
