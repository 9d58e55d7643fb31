import { type KtpEngine, KtpError } from '@ktp-ocr/core';
import { answerFromReading } from '@ktp-ocr/core/kit';
import { admitted } from '../endpoint/admitted.ts';
import { browserAnswers } from '../endpoint/browserAnswers.ts';
import { type Call, createEndpoint, type Handler, type Reply } from '../endpoint/createEndpoint.ts';
import { checkOrigins, guard } from '../endpoint/guard.ts';
import { createPlaces } from '../endpoint/places.ts';
import { noFactsYet, type PhotoFacts, signerEvent } from '../endpoint/signerEvent.ts';
import { readPhotoRequest } from '../photo/photoRequest.ts';
import { createQuotas } from '../quota/quotas.ts';
import { defaultEngine } from '../tencent/defaultEngine.ts';
import type { SignerOptions } from './signerOptions.ts';

/** The engine that was given, or the default one, made for the first photo; where that fails, again for the next. */
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

function queueFull(): KtpError {
  return new KtpError('upstream-busy', { detail: 'signer.queue_full', retryAfter: 2 });
}

/** Reads the photo of a request, counts it, and has it read. */
function photoReader(options: SignerOptions) {
  const { maxBytes = 5_250_000, maxPixels = 60_000_000, allowFace = true, allowedScenes = ['V1', 'V2'] } = options;
  const bounds = { maxBytes, maxPixels, allowFace, allowedScenes, fetchPhoto: options.fetchPhoto };
  const quotas = createQuotas(options.quotas);
  const chosenEngine = engineSource(options.engine);

  return async ({ request, signal, requestId, facts }: Call<PhotoFacts>, user: string | null): Promise<Reply> => {
    const { photo, scene, returnHeadImage } = await readPhotoRequest(request, bounds, signal);
    facts.photo = photo;
    await quotas.admit(user, signal);
    const engine = await chosenEngine();
    facts.engine = engine.name;
    const reading = await engine.recognise(photo, { signal, returnHeadImage, ...(scene ? { scene } : {}) });
    facts.upstreamRequestId = reading.requestId;
    // A face that nobody asked for goes no further, whatever an engine gives.
    const asked = returnHeadImage ? reading : { ...reading, face: null };
    return { json: answerFromReading(asked, reading.requestId ?? requestId) };
  };
}

/**
 * The signer: takes a photo from the browser and answers what stands on the card. A web-standard handler, so a Next.js route is
 * `export const POST = createSigner({ authorize })`; for Node see `@ktp-ocr/signer/node`. Nothing is stored, nothing is logged.
 *
 * Refused, in this order: path and method, origin, the client header, `authorize`, too many at once, declared length, type,
 * options, bytes counted while they arrive, what the bytes are, pixels, quotas. Each as `application/problem+json`; no request
 * makes it throw.
 *
 * @throws {KtpError} `misconfigured`, when it is made: without `authorize`, or with origins or limits that are none.
 */
export function createSigner(options: SignerOptions): Handler {
  const { authorize, path, allowedOrigins = [], timeoutMs = 30_000, maxConcurrent = 16, onEvent, onFault } = options;
  if (typeof authorize !== 'function') {
    throw new KtpError('misconfigured', {
      message: 'createSigner needs `authorize`: a function that says whether a request may have a card read.',
    });
  }
  checkOrigins(allowedOrigins);
  return createEndpoint<PhotoFacts, string | null>({
    answers: browserAnswers({ path, allowedOrigins, methods: ['POST'] }),
    timeoutMs,
    places: createPlaces(maxConcurrent, queueFull),
    facts: noFactsYet,
    async admit({ request }) {
      guard(request, allowedOrigins);
      return admitted(request, authorize);
    },
    serve: photoReader(options),
    onDone: (done) => onEvent?.(signerEvent(done)),
    onFault,
  });
}
