import { abortError, answerFromReading, isKtpError, type KtpEngine, KtpError } from '@ktp-ocr/core';
import { answer, corsHeaders, preflight, refusal } from './answers.ts';
import { defaultEngine } from './defaultEngine.ts';
import { guard } from './guard.ts';
import { readPhotoRequest } from './photoRequest.ts';

/** What happened to one request, for a log or a count. Never what stands on a card. */
export interface SignerEvent {
  readonly requestId: string;
  /** The recogniser's own request id, to quote to the vendor. */
  readonly upstreamRequestId: string | null;
  readonly status: number;
  /** Our code and the vendor's or signer's own, or `null` where the card was read. */
  readonly code: string | null;
  readonly vendorCode: string | null;
  readonly engine: string | null;
  readonly bytes: number | null;
  readonly width: number | null;
  readonly height: number | null;
  readonly ms: number;
}

export interface SignerOptions {
  /**
   * Whether whoever asks may have a card read: look at the session, the token, the user. There is no default, because a
   * signer anybody can use is a bill anybody can run up.
   */
  readonly authorize: (request: Request) => boolean | Promise<boolean>;
  /** Default: Tencent Cloud where the environment holds its credentials, else the embedded engine. */
  readonly engine?: KtpEngine;
  /** The exact path, where no router stands before the signer. */
  readonly path?: string;
  /** Exact origins, such as `https://app.example.co.id`, of pages elsewhere. The signer's own origin may always. */
  readonly allowedOrigins?: readonly string[];
  /** Bytes of a photo. Default 5,250,000: the API's 7 MB of Base64. */
  readonly maxBytes?: number;
  /** Pixels a photo may announce. Default 60 million. */
  readonly maxPixels?: number;
  /** Milliseconds for one request. Default 30,000. */
  readonly timeoutMs?: number;
  /** Requests at once; more are told to come again. Each may hold a photo in memory. Default 16. */
  readonly maxConcurrent?: number;
  readonly onEvent?: (event: SignerEvent) => void;
}

/**
 * The signer: takes a photo from the browser and answers what stands on the card. A web-standard handler, so a Next.js route is
 * `export const POST = createSigner({ authorize })`; for Node see `@ktp-ocr/signer/node`. Nothing is stored, nothing is logged.
 *
 * Refused, in this order: path and method, origin, the client header, `authorize`, too many at once, declared length, type, bytes
 * counted while they arrive, what the bytes are, pixels. Each as `application/problem+json`; no request makes it throw.
 */
export function createSigner(options: SignerOptions): (request: Request) => Promise<Response> {
  const { authorize, path, allowedOrigins = [], maxBytes = 5_250_000, maxPixels = 60_000_000 } = options;
  const { timeoutMs = 30_000, maxConcurrent = 16, onEvent } = options;
  if (typeof authorize !== 'function') {
    throw new KtpError('misconfigured', {
      message: 'createSigner needs `authorize`: a function that says whether a request may have a card read.',
    });
  }
  let engine: Promise<KtpEngine> | null = options.engine ? Promise.resolve(options.engine) : null;
  let running = 0;

  function chosenEngine(): Promise<KtpEngine> {
    engine ??= defaultEngine().catch((error: unknown) => {
      engine = null;
      throw error;
    });
    return engine;
  }

  async function admit(request: Request): Promise<void> {
    guard(request, { path, allowedOrigins });
    const allowed = await Promise.resolve(authorize(request)).catch((cause: unknown) => {
      throw new KtpError('misconfigured', { vendorCode: 'signer.authorize_failed', cause });
    });
    if (allowed !== true) throw new KtpError('unauthenticated', { vendorCode: 'signer.unauthenticated' });
    if (running >= maxConcurrent) {
      throw new KtpError('upstream-busy', { vendorCode: 'signer.queue_full', retryAfter: 2 });
    }
    // Counted in the same breath as checked: between two awaits others would slip in.
    running += 1;
  }

  return async (request) => {
    const started = performance.now();
    const requestId = crypto.randomUUID();
    const cors = corsHeaders(request, allowedOrigins);
    if (request.method === 'OPTIONS') return preflight(cors);
    let seen: Pick<SignerEvent, 'bytes' | 'width' | 'height' | 'engine'> = {
      bytes: null,
      width: null,
      height: null,
      engine: null,
    };
    const tell = (status: number, error: KtpError | null, upstreamRequestId: string | null): void => {
      const ms = Math.round(performance.now() - started);
      const codes = { code: error?.code ?? null, vendorCode: error?.vendorCode ?? null };
      try {
        onEvent?.({ requestId, upstreamRequestId, status, ...codes, ...seen, ms });
      } catch {
        // Whoever listens must not be able to spoil an answer.
      }
    };
    const deadline = AbortSignal.timeout(timeoutMs);
    const signal = AbortSignal.any([request.signal, deadline]);
    let counted = false;
    try {
      await admit(request);
      counted = true;
      const { photo, scene, returnHeadImage } = await readPhotoRequest(request, { maxBytes, maxPixels });
      seen = { bytes: photo.blob.size, width: photo.width, height: photo.height, engine: null };
      const reader = await chosenEngine();
      seen = { ...seen, engine: reader.name };
      const reading = await reader.recognise(photo, { signal, returnHeadImage, ...(scene ? { scene } : {}) });
      tell(200, null, reading.requestId);
      return answer(answerFromReading(reading, reading.requestId ?? requestId), cors);
    } catch (cause) {
      const known = isKtpError(cause) ? cause : new KtpError('misconfigured', { cause });
      const error = signal.aborted && !isKtpError(cause) ? abortError(signal) : known;
      const response = refusal(error, requestId, cors);
      tell(response.status, error, error.requestId);
      return response;
    } finally {
      if (counted) running -= 1;
    }
  };
}
