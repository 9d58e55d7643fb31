import { KtpError } from '@ktp-ocr/core';
import { PHOTO_LIMITS } from '@ktp-ocr/core/kit';
import { admitted } from '../endpoint/admitted.ts';
import { browserAnswers } from '../endpoint/browserAnswers.ts';
import { createEndpoint, type Handler } from '../endpoint/createEndpoint.ts';
import { queueFull, userBusy } from '../endpoint/busy.ts';
import { checkHosts, checkOrigins, guard } from '../endpoint/guard.ts';
import { createPlaces } from '../endpoint/places.ts';
import { MOST_PIXELS } from '../photo/checkedPhoto.ts';
import { createQuotas, type QuotaOptions } from '../quota/quotas.ts';
import type { SignerOptions } from '../signer/signerOptions.ts';
import { createLetters } from './createLetters.ts';
import { createDesk } from './desk.ts';
import { deskDevice } from './deskDevice.ts';
import { type HandoverEvent, handoverEvent, type HandoverFacts } from './handoverEvent.ts';
import { createPhone } from './phone.ts';
import type { Step } from './step.ts';

/** Options of `createHandover`. Only `authorize` is required. */
export interface HandoverOptions extends Pick<
  SignerOptions,
  | 'authorize'
  | 'path'
  | 'allowedOrigins'
  | 'allowedHosts'
  | 'maxBytes'
  | 'maxPixels'
  | 'maxConcurrent'
  | 'minUploadRate'
  | 'onFault'
> {
  /**
   * The name under which people know you; the phone shows it as the one asking. Default: the phone shows its page's
   * host.
   */
  readonly company?: string;
  /** Minutes for which a code is valid and a photo waits to be fetched. Default 5, at most 15. */
  readonly minutes?: number;
  /** Hand-overs at once, including those whose photo is still on its way to the desk. Default 100. */
  readonly maxWaiting?: number;
  /** Total bytes of photos that are arriving, waiting or on their way to the desk. Default 64 MiB. */
  readonly maxHeldBytes?: number;
  /** Codes that one user, and all users together, may ask for. Default 10 in 10 minutes, and 5 a second. */
  readonly quotas?: QuotaOptions | false;
  /**
   * Milliseconds the desk's request stays open before it is sent again. Default 20,000: most proxies cut at 30 or 60
   * seconds.
   */
  readonly waitMs?: number;
  /** Called once for every request except preflights. What it throws is ignored. */
  readonly onEvent?: (event: HandoverEvent) => void;
}

const DEFAULT_QUOTAS: QuotaOptions = { perUser: [{ points: 10, duration: 600 }] };
const UPLOAD_MS = 60_000;
const METHODS = ['POST', 'GET', 'PUT', 'DELETE'] as const;

/**
 * The step a request asks for: determined by its method, and by whether it brings a token (and a phone) or a key (and a
 * number).
 */
function stepOf({ authorize, minutes = 5, ...options }: HandoverOptions): (request: Request) => Promise<Step> {
  const {
    maxWaiting = 100,
    maxHeldBytes = 64 * 1024 * 1024,
    maxBytes = PHOTO_LIMITS.bytes,
    maxPixels = MOST_PIXELS,
  } = options;
  const { minUploadRate: leastRate = 1024 } = options;
  const lastsMs = minutes * 60_000;
  // One whole photo per user: a dozen users at their limit leave room for the next.
  const letters = createLetters({ lastsMs, maxLetters: maxWaiting, maxHeldBytes, maxHeldBytesPerUser: maxBytes });
  const phone = createPhone(letters, { maxBytes, maxPixels, leastRate, company: options.company ?? null });
  const { quotas = DEFAULT_QUOTAS, waitMs = 20_000 } = options;
  const desk = createDesk(letters, { quotas: createQuotas(quotas), lastsMs, waitMs });

  return async (request) => {
    const { method, headers } = request;
    const [kind, secret = '', own = ''] = (headers.get('X-KTP-Handover') ?? '').split('.');
    if (method === 'PUT') return phone.send(kind === 'token' ? secret : '', own);
    if (method === 'GET' && kind === 'token') return phone.open(secret, own);
    const user = await admitted(request, authorize);
    if (method === 'POST' && kind !== 'key') return desk.create(user, deskDevice(headers.get('User-Agent')));
    return desk.ask(user, method, { key: secret, number: own });
  };
}

/**
 * Lets a phone take the photo for a page on another device. The page asks for a hand-over and shows its token as a QR
 * code; the phone's page shows a number and sends one photo. Once that number has been entered in the first page, the
 * page gets the photo, once, with a key that is in no code. A web-standard handler for one address and four methods:
 * `POST` creates a hand-over and, with a key and a number, confirms it; `GET` waits for its photo, `DELETE` cancels it;
 * with a token, `GET` says that a phone is there and `PUT` sends the photo.
 *
 * `authorize` is asked about everything the desk does. The phone has no session: its token is 192 random bits, valid
 * for one photo, for minutes, and for the first phone that opens it. The number protects a person who was sent a
 * stranger's link: the stranger cannot get their photo without it. Photos are held in memory only, each until it is
 * fetched or its time is up, and never more of them than the limits allow. All requests of one hand-over must reach the
 * same process.
 *
 * @throws {KtpError} `misconfigured`, on creation, like `createSigner`.
 */
export function createHandover(options: HandoverOptions): Handler {
  const { authorize, path, allowedOrigins = [], allowedHosts, maxConcurrent = 16, minutes = 5, company } = options;
  if (typeof authorize !== 'function' || !(minutes > 0 && minutes <= 15)) {
    const message =
      'createHandover needs `authorize`, a function that says who may ask for a photo, and 15 minutes at most.';
    throw new KtpError('misconfigured', { message });
  }
  if (company !== undefined && (typeof company !== 'string' || !/^[^\p{C}]{1,60}$/u.test(company.trim()))) {
    throw new KtpError('misconfigured', { message: '`company` is a name of 1 to 60 letters, as people know you.' });
  }
  checkOrigins(allowedOrigins);
  checkHosts(allowedHosts ?? []);
  const step = stepOf(options);
  return createEndpoint<HandoverFacts, Step>({
    answers: browserAnswers({ path, allowedOrigins, methods: METHODS }),
    timeoutMs: UPLOAD_MS,
    places: createPlaces({ most: maxConcurrent, mostPerHolder: 1, full: queueFull, busy: userBusy }),
    facts: () => ({ step: 'refused', bytes: null }),
    async admit({ request }) {
      guard(request, { allowedOrigins, allowedHosts }, METHODS);
      return step(request);
    },
    holder: ({ holder }) => holder,
    serve: (call, { serve }) => serve(call),
    onDone: (done) => options.onEvent?.(handoverEvent(done)),
    onFault: options.onFault,
  });
}
