import type { KtpEngine } from '../engine.ts';
import { abortError, KtpError } from '../errors.ts';
import { errorFromProblem } from './problem.ts';
import { readingFromAnswer } from './signerAnswer.ts';
import { upload } from './upload.ts';

type OwnHeaders = Readonly<Record<string, string>>;

/** Where the signer is, and how it is asked. Only `endpoint` is needed. */
export interface RemoteEngineOptions {
  /** Address of the signer, for example `/api/ktp`. May carry a query of its own. */
  readonly endpoint: string;
  /** Headers of your own, such as a session token; a function is asked before each scan, and may take its time. */
  readonly headers?: OwnHeaders | (() => OwnHeaders | Promise<OwnHeaders>);
  /** Send cookies to a signer of another origin. Off by default; the same origin always gets them. */
  readonly withCredentials?: boolean;
  /** Milliseconds without progress while sending. Default 20,000; then `upstream-timeout`. */
  readonly stallMs?: number;
  /** Milliseconds in all, the answer included. Default 60,000; then `upstream-timeout`. */
  readonly totalMs?: number;
}

function addressOf(endpoint: string, scene: string | undefined, withFace: boolean): string {
  const query = [scene && `scene=${scene}`, withFace && 'returnHeadImage=true'].filter(Boolean).join('&');
  if (!query) return endpoint;
  return `${endpoint}${endpoint.includes('?') ? '&' : '?'}${query}`;
}

/** @throws {KtpError} `unauthenticated` where the app cannot say who is asking. */
async function ownHeaders(headers: RemoteEngineOptions['headers'], signal: AbortSignal): Promise<OwnHeaders> {
  if (typeof headers !== 'function') return headers ?? {};
  try {
    return await headers();
  } catch (cause) {
    throw signal.aborted ? abortError(signal) : new KtpError('unauthenticated', { cause });
  }
}

/**
 * Has a photo read by a signer: posts its bytes, with progress, and reads the answer.
 *
 * @throws {KtpError} from `recognise`: what the signer refused with, or `offline`, `upstream-network`, `upstream-timeout`,
 * `upstream-invalid` where something else than a signer answered, `unauthenticated` where `headers` fails, `client-closed`.
 */
export function remoteEngine(options: RemoteEngineOptions): KtpEngine {
  const { endpoint, headers, withCredentials = false, stallMs = 20_000, totalMs = 60_000 } = options;
  return {
    name: 'remote',
    runsOn: 'server',
    async recognise(photo, { signal, scene, returnHeadImage = false, onProgress }) {
      const total = photo.blob.size;
      onProgress?.({ stage: 'sending', sent: 0, total });
      const answer = await upload({
        url: addressOf(endpoint, scene, returnHeadImage),
        body: photo.blob,
        headers: {
          ...(await ownHeaders(headers, signal)),
          'Content-Type': photo.mediaType,
          'X-KTP-Client': '1',
        },
        withCredentials,
        stallMs,
        totalMs,
        signal,
        onSent: (sent) => onProgress?.(sent < total ? { stage: 'sending', sent, total } : { stage: 'reading' }),
      });
      if (answer.status < 200 || answer.status > 299) {
        throw errorFromProblem(answer.status, answer.body, answer.retryAfter, Date.now());
      }
      const reading = readingFromAnswer(answer.body);
      if (!reading) throw new KtpError('upstream-invalid');
      return reading;
    },
  };
}
