import type { KtpEngine } from '../engine.ts';
import { abortError, KtpError } from '../errors.ts';
import { errorFromProblem } from './problem.ts';
import { readingFromAnswer } from './signerAnswer.ts';
import { upload } from './upload.ts';

type OwnHeaders = Readonly<Record<string, string>>;

/** Where the signer is, and how to reach it. Only `endpoint` is required. */
export interface RemoteEngineOptions {
  /** Address of the signer, for example `/api/ktp`. May carry a query of its own. */
  readonly endpoint: string;
  /** Headers of your own, such as a session token; a function is called before each scan, and may be asynchronous. */
  readonly headers?: OwnHeaders | (() => OwnHeaders | Promise<OwnHeaders>);
  /** Also send cookies to a signer on another origin. Off by default; the same origin always gets them. */
  readonly withCredentials?: boolean;
  /** Milliseconds without progress while sending. Default 20,000; then `upstream-timeout`. */
  readonly stallMs?: number;
  /** Milliseconds in all, including the answer. Default 60,000; then `upstream-timeout`. */
  readonly totalMs?: number;
}

function addressOf(endpoint: string, scene: string | undefined, withFace: boolean): string {
  const query = [scene && `scene=${scene}`, withFace && 'returnHeadImage=true'].filter(Boolean).join('&');
  if (!query) return endpoint;
  return `${endpoint}${endpoint.includes('?') ? '&' : '?'}${query}`;
}

/** @throws {KtpError} `unauthenticated` if the app's function for headers fails. */
async function ownHeaders(headers: RemoteEngineOptions['headers'], signal: AbortSignal): Promise<OwnHeaders> {
  if (typeof headers !== 'function') return headers ?? {};
  try {
    return await headers();
  } catch (cause) {
    throw signal.aborted ? abortError(signal) : new KtpError('unauthenticated', { cause });
  }
}

/** Nothing is mounted at the address. Its query stays out of the message, since it may hold a token. */
function noSignerError(endpoint: string): KtpError {
  const message = `No signer answers at ${endpoint.split('?')[0]}.`;
  const error = new KtpError('method-not-allowed', { message });
  // Only while an app is being developed does a message gain the address of its page.
  if (error.message === message) return error;
  // The developer is told where they look first.
  // eslint-disable-next-line no-console
  console.error(error.message);
  // The failure screen shows the message of an error with this detail, which only its developer should see.
  return new KtpError('method-not-allowed', { message, detail: 'http.404' });
}

/**
 * Has a signer read a photo: posts its bytes, with progress, and reads the answer.
 *
 * @throws {KtpError} from `recognise`: the signer's refusal, or `offline`, `upstream-network`, `upstream-timeout`,
 * `upstream-invalid` if something other than a signer answered, `unauthenticated` if `headers` fails, `client-closed`.
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
        const error = errorFromProblem(answer.status, answer.body, answer.retryAfter, Date.now());
        // A signer refuses a method with 405, so this 404 is somebody else's.
        throw answer.status === 404 && error.code === 'method-not-allowed' ? noSignerError(endpoint) : error;
      }
      const reading = readingFromAnswer(answer.body);
      if (!reading) throw new KtpError('upstream-invalid');
      return reading;
    },
  };
}
