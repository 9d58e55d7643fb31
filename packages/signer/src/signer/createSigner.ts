import { abortError, answerFromReading, type KtpEngine, KtpError, type SignerAnswer } from '@ktp-ocr/core';
import { admitted } from '../endpoint/admitted.ts';
import { corsHeaders, jsonAnswer, preflight, refusal } from '../endpoint/answers.ts';
import { startDeadline } from '../endpoint/deadline.ts';
import { defaultEngine } from '../tencent/defaultEngine.ts';
import { errorOf } from '../endpoint/errorOf.ts';
import { checkOrigins, checkPath, guard } from '../endpoint/guard.ts';
import { inTime } from '../endpoint/inTime.ts';
import { plainId } from '../endpoint/plainId.ts';
import { readPhotoRequest } from '../photo/photoRequest.ts';
import { createQuotas } from '../quota/quotas.ts';
import type { SignerEvent, SignerOptions } from './signerOptions.ts';

/** What is known of a request so far; grows while it is worked on. */
type Seen = { -readonly [Name in 'engine' | 'mediaType' | 'bytes' | 'width' | 'height']: SignerEvent[Name] };

/** Whoever listens must not be able to spoil an answer. */
function quietly(listen: () => void): void {
  try {
    listen();
  } catch {
    // Theirs to notice.
  }
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
export function createSigner(options: SignerOptions): (request: Request) => Promise<Response> {
  const { authorize, path, allowedOrigins = [], maxBytes = 5_250_000, maxPixels = 60_000_000 } = options;
  const { allowFace = true, allowedScenes = ['V1', 'V2'], timeoutMs = 30_000, maxConcurrent = 16 } = options;
  const { fetchPhoto, onEvent, onFault } = options;
  if (typeof authorize !== 'function') {
    throw new KtpError('misconfigured', {
      message: 'createSigner needs `authorize`: a function that says whether a request may have a card read.',
    });
  }
  checkOrigins(allowedOrigins);
  const bounds = { maxBytes, maxPixels, allowFace, allowedScenes, fetchPhoto };
  const quotas = createQuotas(options.quotas);
  let engine: Promise<KtpEngine> | null = options.engine ? Promise.resolve(options.engine) : null;
  let running = 0;

  function chosenEngine(): Promise<KtpEngine> {
    engine ??= defaultEngine().catch((error: unknown) => {
      engine = null;
      throw error;
    });
    return engine;
  }

  /** @returns the user's id, or `null` where `authorize` only said yes. */
  async function admit(request: Request): Promise<string | null> {
    guard(request, allowedOrigins);
    return admitted(request, authorize);
  }

  async function read(request: Request, signal: AbortSignal, seen: Seen, requestId: string): Promise<SignerAnswer> {
    const user = await admit(request);
    if (signal.aborted) throw abortError(signal);
    if (running >= maxConcurrent) {
      throw new KtpError('upstream-busy', { vendorCode: 'signer.queue_full', retryAfter: 2 });
    }
    running += 1;
    try {
      const { photo, scene, returnHeadImage } = await readPhotoRequest(request, bounds, signal);
      const { originalBytes: bytes, mediaType, width, height } = photo;
      Object.assign(seen, { mediaType, bytes, width, height });
      await quotas.admit(user, signal);
      const reader = await chosenEngine();
      seen.engine = reader.name;
      const reading = await reader.recognise(photo, { signal, returnHeadImage, ...(scene ? { scene } : {}) });
      // A face that nobody asked for goes no further, whatever an engine gives.
      const asked = returnHeadImage ? reading : { ...reading, face: null };
      return answerFromReading(asked, reading.requestId ?? requestId);
    } finally {
      // Only here: an engine that does not stop when told to still holds its photo.
      running -= 1;
    }
  }

  return async (request) => {
    const started = performance.now();
    const requestId = crypto.randomUUID();
    const cors = corsHeaders(request, allowedOrigins);
    const seen: Seen = { engine: null, mediaType: null, bytes: null, width: null, height: null };
    const tell = (status: number, error: KtpError | null, upstreamId: string | null): void => {
      const ms = Math.round(performance.now() - started);
      const { code = null, kind = null, vendorCode = null } = error ?? {};
      const upstreamRequestId = plainId(upstreamId);
      quietly(() => onEvent?.({ requestId, upstreamRequestId, status, code, kind, vendorCode, ...seen, ms }));
    };
    const { signal, end } = startDeadline(request.signal, timeoutMs);
    try {
      checkPath(request, path);
      if (request.method === 'OPTIONS') return preflight(cors);
      const body = await inTime(read(request, signal, seen, requestId), signal);
      const { RequestId } = body.Response;
      const response = jsonAnswer(body, cors);
      tell(response.status, null, RequestId === requestId ? null : RequestId);
      return response;
    } catch (cause) {
      const error = errorOf(cause, signal);
      const response = refusal(error, requestId, cors);
      tell(response.status, error, error.requestId);
      if (response.status >= 500) quietly(() => onFault?.(error, requestId));
      return response;
    } finally {
      end();
    }
  };
}
