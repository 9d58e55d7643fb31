import { isKtpError, KtpError } from '@ktp-ocr/core';
import { admitted } from '../endpoint/admitted.ts';
import { bytesAnswer, corsHeaders, jsonAnswer, nothingAnswer, preflight, refusal } from '../endpoint/answers.ts';
import { bytesOfPhoto } from '../photo/checkedPhoto.ts';
import { startDeadline } from '../endpoint/deadline.ts';
import { errorOf } from '../endpoint/errorOf.ts';
import { checkOrigins, checkPath, guard } from '../endpoint/guard.ts';
import { inTime } from '../endpoint/inTime.ts';
import { readPhotoRequest } from '../photo/photoRequest.ts';
import { createQuotas, type QuotaOptions } from '../quota/quotas.ts';
import type { SignerOptions } from '../signer/signerOptions.ts';
import { createLetters, type Letter } from './createLetters.ts';

/** What happened at a hand-over, for a log or a count. Holds no token, no key, nothing of a photo but its size. */
export interface HandoverEvent {
  /** The one a refusal names. */
  readonly requestId: string;
  /**
   * `created` a code was made · `opened` a phone asked about it · `sent` the phone's photo arrived · `waited` the desk was
   * told how it stands · `fetched` the desk has the photo · `cancelled` the desk gave it up · `refused` any of these was.
   */
  readonly step: 'created' | 'opened' | 'sent' | 'waited' | 'fetched' | 'cancelled' | 'refused';
  /** HTTP status of the answer. */
  readonly status: number;
  /** The code of a refusal, else `null`. */
  readonly code: string | null;
  /** Of the photo, where there is one. */
  readonly bytes: number | null;
}

/** What `createHandover` takes. Only `authorize` is needed. */
export interface HandoverOptions extends Pick<
  SignerOptions,
  'authorize' | 'path' | 'allowedOrigins' | 'maxBytes' | 'maxPixels' | 'maxConcurrent'
> {
  /** Minutes a code may be used, and a photo waits to be fetched. Default 5, at most 15. */
  readonly minutes?: number;
  /** Hand-overs at once. Default 100. */
  readonly maxWaiting?: number;
  /** Bytes of all photos that wait to be fetched. Default 64 MiB. */
  readonly maxHeldBytes?: number;
  /** Codes one user, and everybody together, may ask for. Default 10 in 10 minutes, and 5 a second. */
  readonly quotas?: QuotaOptions | false;
  /** Milliseconds the desk's question stays open before it is asked again. Default 20,000: most proxies cut at 30 or 60 seconds. */
  readonly waitMs?: number;
  /** Told once of every request but preflights. What it throws is ignored. */
  readonly onEvent?: (event: HandoverEvent) => void;
}

const DEFAULT_QUOTAS: QuotaOptions = { perUser: [{ points: 10, duration: 600 }] };
const UPLOAD_MS = 60_000;
const METHODS = ['POST', 'GET', 'PUT', 'DELETE'] as const;
type Step = Exclude<HandoverEvent['step'], 'refused'>;
type Done = readonly [step: Step, response: Response, bytes?: number];

/** Over, fetched, cancelled, or never there: who asks cannot tell which, and need not. */
function gone(): KtpError {
  return new KtpError('bad-request', { vendorCode: 'signer.handover_gone' });
}

/**
 * Lets a phone take the photo for a page on another device. The page asks for a hand-over and shows its token as a QR code; the
 * phone's page sends one photo with the token; the first page fetches it, once, with a key that no code shows. A web-standard
 * handler for one address and four methods: `POST` makes a hand-over, `GET` waits for its photo, `DELETE` gives it up; with a token, `GET`
 * says that a phone is there and `PUT` sends the photo.
 *
 * `authorize` is asked for everything the desk does. The phone has no session: its token is 192 random bits, good for one photo
 * and for minutes. Photos are held in memory only, each until it is fetched or its minutes are over, and never more of them than the bounds
 * allow. All requests of one hand-over have to reach the same process.
 *
 * @throws {KtpError} `misconfigured`, when it is made, as `createSigner`.
 */
export function createHandover(options: HandoverOptions): (request: Request) => Promise<Response> {
  const { authorize, path, allowedOrigins = [], maxBytes = 5_250_000, maxPixels = 60_000_000 } = options;
  const { minutes = 5, maxWaiting = 100, maxHeldBytes = 64 * 1024 * 1024, maxConcurrent = 16 } = options;
  const { quotas: limits = DEFAULT_QUOTAS, waitMs = 20_000, onEvent } = options;
  if (typeof authorize !== 'function' || !(minutes > 0 && minutes <= 15)) {
    const message =
      'createHandover needs `authorize`, a function that says who may ask for a photo, and 15 minutes at most.';
    throw new KtpError('misconfigured', { message });
  }
  checkOrigins(allowedOrigins);
  const letters = createLetters({ lastsMs: minutes * 60_000, maxLetters: maxWaiting, maxHeldBytes });
  const quotas = createQuotas(limits);
  const bounds = { maxBytes, maxPixels, allowFace: false, allowedScenes: [], fetchPhoto: undefined };
  let uploads = 0;

  /** The hand-over of the desk that asks: with its key, and by the same user. */
  async function ofDesk(request: Request, key: string): Promise<Letter> {
    const user = await admitted(request, authorize);
    const letter = letters.byKey(key);
    if (!letter || letter.owner !== user) throw gone();
    return letter;
  }

  async function create(request: Request, cors: Record<string, string>, signal: AbortSignal): Promise<Done> {
    const user = await admitted(request, authorize);
    await quotas.admit(user, signal);
    const { token, key } = letters.open(user);
    return ['created', jsonAnswer({ token, key, expiresIn: minutes * 60 }, cors, 201)];
  }

  /** Answers as soon as the hand-over is no longer as the desk has seen it, or once it has waited long enough. */
  async function wait(request: Request, key: string, cors: Record<string, string>): Promise<Done> {
    const letter = await ofDesk(request, key);
    const seen = new URL(request.url).searchParams.get('seen');
    if (letter.state === seen && !request.signal.aborted) {
      await new Promise<void>((resolve) => {
        const end = (): void => {
          clearTimeout(timer);
          letter.waiting.delete(end);
          request.signal.removeEventListener('abort', end);
          resolve();
        };
        const timer = setTimeout(end, waitMs);
        letter.waiting.add(end);
        request.signal.addEventListener('abort', end);
      });
    }
    if (letters.byKey(key) !== letter) throw gone();
    // Not to somebody who has gone: it would be lost.
    const photo = request.signal.aborted ? null : letters.take(letter);
    if (photo) return ['fetched', bytesAnswer(photo.bytes, photo.mediaType, cors), photo.bytes.length];
    const expiresIn = Math.max(0, Math.ceil((letter.until - performance.now()) / 1000));
    return ['waited', jsonAnswer({ state: letter.state, expiresIn }, cors)];
  }

  /** One photo a token. An upload that fails gives the token back. */
  async function receive(
    request: Request,
    token: string,
    cors: Record<string, string>,
    signal: AbortSignal,
  ): Promise<Done> {
    const letter = letters.byToken(token);
    if (!letter) throw gone();
    if (letter.state === 'sent') throw new KtpError('bad-request', { vendorCode: 'signer.handover_used' });
    if (letter.state === 'sending') {
      throw new KtpError('upstream-busy', { vendorCode: 'signer.handover_sending', retryAfter: 2 });
    }
    if (uploads >= maxConcurrent)
      throw new KtpError('upstream-busy', { vendorCode: 'signer.queue_full', retryAfter: 2 });
    uploads += 1;
    letters.move(letter, 'sending');
    try {
      const { photo } = await readPhotoRequest(request, bounds, signal);
      if (letters.byToken(token) !== letter) throw gone(); // cancelled meanwhile
      const bytes = await bytesOfPhoto(photo);
      letters.put(letter, { bytes, mediaType: photo.mediaType });
      return ['sent', nothingAnswer(cors), bytes.length];
    } catch (cause) {
      letters.move(letter, 'opened');
      throw cause;
    } finally {
      uploads -= 1;
    }
  }

  async function handle(request: Request, cors: Record<string, string>, signal: AbortSignal): Promise<Done> {
    guard(request, allowedOrigins, METHODS);
    const [kind, secret = ''] = (request.headers.get('X-KTP-Handover') ?? '').split('.');
    if (request.method === 'POST') return create(request, cors, signal);
    if (request.method === 'PUT') return receive(request, kind === 'token' ? secret : '', cors, signal);
    if (request.method === 'GET' && kind === 'token') {
      const letter = letters.byToken(secret);
      if (!letter || letter.state === 'sent') throw gone();
      if (letter.state === 'waiting') letters.move(letter, 'opened');
      return ['opened', nothingAnswer(cors)];
    }
    if (request.method === 'GET') return wait(request, secret, cors);
    letters.drop(await ofDesk(request, secret));
    return ['cancelled', nothingAnswer(cors)];
  }

  return async (request) => {
    const requestId = crypto.randomUUID();
    const cors = corsHeaders(request, allowedOrigins);
    const tell = (event: Omit<HandoverEvent, 'requestId'>): void => {
      try {
        onEvent?.({ requestId, ...event });
      } catch {
        // Theirs to notice.
      }
    };
    const { signal, end } = startDeadline(request.signal, UPLOAD_MS);
    try {
      checkPath(request, path);
      if (request.method === 'OPTIONS') return preflight(cors, METHODS);
      const [step, response, bytes = null] = await inTime(handle(request, cors, signal), signal);
      tell({ step, status: response.status, code: null, bytes });
      return response;
    } catch (cause) {
      const error = isKtpError(cause) ? cause : errorOf(cause, signal);
      const response = refusal(error, requestId, cors, METHODS);
      tell({ step: 'refused', status: response.status, code: error.vendorCode ?? error.code, bytes: null });
      return response;
    } finally {
      end();
    }
  };
}
