import { isKtpError, KtpError } from '@ktp-ocr/core';

/** How the two pages reach the signer's `createHandover`. */
export interface HandoverConnection {
  /** Address of the hand-over, for example `/api/ktp/handover`. */
  readonly endpoint: string;
  /** Your own headers for the desk's requests, such as a session token. The phone sends none. */
  readonly headers?: Readonly<Record<string, string>>;
}

export interface OpenHandover {
  readonly token: string;
  readonly key: string;
  /** Seconds. */
  readonly expiresIn: number;
}

/** What the desk learns about its hand-over, or the photo itself. */
export type HandoverNews =
  | { readonly state: 'waiting' | 'opened' | 'sending' | 'sent'; readonly expiresIn: number }
  | { readonly photo: Blob };

/** Whether the number entered at the desk is the phone's. */
export interface NumberAnswer {
  readonly confirmed: boolean;
  readonly triesLeft: number;
}

/** What the phone learns when it opens the link. */
export interface Arrival {
  /** Four digits to be entered at the desk: only then is the photo handed over there. */
  readonly number: string;
  /** Who is asking, if the server names them. */
  readonly company: string | null;
  readonly askedFrom: { readonly system: string | null; readonly browser: string | null };
  /** Seconds since the request. */
  readonly askedAgo: number;
  /** Whether this phone's photo has arrived, and its number has been entered. */
  readonly sent: boolean;
  readonly confirmed: boolean;
}

/** What tells this phone from any other that opens the same link. */
export interface PhoneIdentity {
  readonly token: string;
  /** 32 random letters of its own. */
  readonly name: string;
}

/** A hand-over that is over: fetched, cancelled or too old. Not an error. */
export const GONE = 'gone';
/** A link that another phone has already opened. */
export const TAKEN = 'taken';

function networkError(cause: unknown): KtpError {
  return new KtpError(navigator.onLine ? 'upstream-network' : 'offline', { cause });
}

async function ask(
  { endpoint, headers }: HandoverConnection,
  method: string,
  secret: string | null,
  init: RequestInit = {},
): Promise<Response | typeof GONE> {
  const own = { ...headers, 'X-KTP-Client': '1', ...(secret ? { 'X-KTP-Handover': secret } : {}) };
  let response: Response;
  try {
    response = await fetch(endpoint, { cache: 'no-store', ...init, method, headers: own });
  } catch (cause) {
    throw networkError(cause);
  }
  if (response.status === 410) return GONE;
  if (response.ok) return response;
  if (response.status === 403) throw new KtpError('forbidden-origin');
  throw new KtpError(
    response.status === 429 ? 'too-many-requests' : response.status >= 500 ? 'upstream-unavailable' : 'unauthenticated',
  );
}

/**
 * For the desk: asks for a hand-over.
 *
 * @throws {KtpError} `offline`, `upstream-network`, `too-many-requests`, `unauthenticated`, `forbidden-origin`,
 * `upstream-unavailable`.
 */
export async function openHandover(connection: HandoverConnection, signal: AbortSignal): Promise<OpenHandover> {
  const response = await ask(connection, 'POST', null, { signal });
  if (response === GONE) throw new KtpError('upstream-invalid');
  return (await response.json()) as OpenHandover;
}

/** For the desk: what has changed since it last asked, after a few seconds at most. */
export async function awaitNews(
  connection: HandoverConnection,
  key: string,
  seen: string,
  signal: AbortSignal,
): Promise<HandoverNews | typeof GONE> {
  const { endpoint } = connection;
  const address = `${endpoint}${endpoint.includes('?') ? '&' : '?'}seen=${seen}`;
  const response = await ask({ ...connection, endpoint: address }, 'GET', `key.${key}`, { signal });
  if (response === GONE) return GONE;
  const isPhoto = response.headers.get('Content-Type')?.startsWith('image/');
  return isPhoto ? { photo: await response.blob() } : ((await response.json()) as HandoverNews);
}

/** For the desk: sends the number as it was entered. */
export async function confirmNumber(
  connection: HandoverConnection,
  key: string,
  number: string,
  signal: AbortSignal,
): Promise<NumberAnswer | typeof GONE> {
  const response = await ask(connection, 'POST', `key.${key}.${number}`, { signal });
  return response === GONE ? GONE : ((await response.json()) as NumberAnswer);
}

/** For the desk: cancels the hand-over, even while the page is closing. */
export function cancelHandover(connection: HandoverConnection, key: string): void {
  ask(connection, 'DELETE', `key.${key}`, { keepalive: true }).catch(() => null);
}

const secretOf = ({ token, name }: PhoneIdentity): string => `token.${token}.${name}`;

/** For the phone: says that it is there, and asks what to show. May be repeated. */
export async function arriveAt(
  endpoint: string,
  phone: PhoneIdentity,
  signal: AbortSignal,
): Promise<Arrival | typeof GONE | typeof TAKEN> {
  try {
    const response = await ask({ endpoint }, 'GET', secretOf(phone), { signal });
    return response === GONE ? GONE : ((await response.json()) as Arrival);
  } catch (error) {
    if (isKtpError(error) && error.code === 'forbidden-origin') return TAKEN;
    throw error;
  }
}

/** Whether the photo has arrived, and its number has been entered at the desk. */
function sentOf(xhr: XMLHttpRequest): SentPhoto | typeof GONE | typeof TAKEN {
  if (xhr.status === 200) return { confirmed: (JSON.parse(xhr.responseText) as SentPhoto).confirmed };
  if (xhr.status === 409) return { confirmed: false }; // it has arrived already, and only the answer was lost
  if (xhr.status === 410) return GONE;
  if (xhr.status === 403) return TAKEN;
  throw new KtpError('upstream-unavailable');
}

export interface SentPhoto {
  readonly confirmed: boolean;
}

/**
 * For the phone: sends the photo, reporting the bytes that have left.
 *
 * @throws {KtpError} `offline`, `upstream-network`, `upstream-unavailable`, and the signal's reason when aborted.
 */
export function sendPhoto(
  endpoint: string,
  phone: PhoneIdentity,
  photo: Blob,
  { onSent, signal }: { readonly onSent: (bytes: number) => void; readonly signal: AbortSignal },
): Promise<SentPhoto | typeof GONE | typeof TAKEN> {
  return new Promise((resolve, reject) => {
    const xhr = new XMLHttpRequest();
    xhr.open('PUT', endpoint);
    xhr.setRequestHeader('Content-Type', photo.type);
    xhr.setRequestHeader('X-KTP-Client', '1');
    xhr.setRequestHeader('X-KTP-Handover', secretOf(phone));
    const stop = (): void => {
      xhr.abort();
      reject(signal.reason as Error);
    };
    signal.addEventListener('abort', stop, { once: true });
    xhr.upload.addEventListener('progress', ({ loaded }) => onSent(loaded));
    xhr.addEventListener('error', () => reject(networkError(undefined)));
    xhr.addEventListener('load', () => {
      try {
        resolve(sentOf(xhr));
      } catch (error) {
        reject(error as Error);
      }
    });
    xhr.addEventListener('loadend', () => signal.removeEventListener('abort', stop));
    xhr.send(photo);
  });
}
