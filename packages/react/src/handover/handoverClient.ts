import { KtpError } from '@ktp-ocr/core';

/** How the two pages reach `createHandover` of the signer. */
export interface HandoverConnection {
  /** Address of the hand-over, for example `/api/ktp/handover`. */
  readonly endpoint: string;
  /** Headers of your own for the desk's requests, such as a session token. The phone has none. */
  readonly headers?: Readonly<Record<string, string>>;
}

export interface OpenHandover {
  readonly token: string;
  readonly key: string;
  /** Seconds. */
  readonly expiresIn: number;
}

/** What the desk is told of its hand-over, or the photo itself. */
export type HandoverNews =
  | { readonly state: 'waiting' | 'opened' | 'sending'; readonly expiresIn: number }
  | { readonly photo: Blob };

/** A hand-over that is over: fetched, cancelled or too old. Not an error of anybody's. */
export const GONE = 'gone';

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
  throw new KtpError(
    response.status === 429 ? 'too-many-requests' : response.status >= 500 ? 'upstream-unavailable' : 'unauthenticated',
  );
}

/** For the desk. @throws {KtpError} `offline`, `upstream-network`, `too-many-requests`, `unauthenticated`, `upstream-unavailable`. */
export async function openHandover(connection: HandoverConnection, signal: AbortSignal): Promise<OpenHandover> {
  const response = await ask(connection, 'POST', null, { signal });
  if (response === GONE) throw new KtpError('upstream-invalid');
  return (await response.json()) as OpenHandover;
}

/** For the desk: what is new since it was last told, after seconds at most. */
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

/** For the desk: gives the hand-over up, also while the page is being left. */
export function cancelHandover(connection: HandoverConnection, key: string): void {
  ask(connection, 'DELETE', `key.${key}`, { keepalive: true }).catch(() => null);
}

/** For the phone: says that it is there. @returns whether the token is good. */
export async function arriveAt(endpoint: string, token: string, signal: AbortSignal): Promise<boolean> {
  return (await ask({ endpoint }, 'GET', `token.${token}`, { signal })) !== GONE;
}

/**
 * For the phone: sends the photo, telling the bytes that have left.
 *
 * @returns whether it arrived; `false` where the token is no longer good.
 * @throws {KtpError} `offline`, `upstream-network`, `upstream-unavailable`, and what the signal was aborted with.
 */
export function sendPhoto(
  endpoint: string,
  token: string,
  photo: Blob,
  { onSent, signal }: { readonly onSent: (bytes: number) => void; readonly signal: AbortSignal },
): Promise<boolean> {
  return new Promise((resolve, reject) => {
    const xhr = new XMLHttpRequest();
    xhr.open('PUT', endpoint);
    xhr.setRequestHeader('Content-Type', photo.type);
    xhr.setRequestHeader('X-KTP-Client', '1');
    xhr.setRequestHeader('X-KTP-Handover', `token.${token}`);
    const stop = (): void => {
      xhr.abort();
      reject(signal.reason as Error);
    };
    signal.addEventListener('abort', stop, { once: true });
    xhr.upload.addEventListener('progress', ({ loaded }) => onSent(loaded));
    xhr.addEventListener('error', () => reject(networkError(undefined)));
    xhr.addEventListener('load', () => {
      // 409: it is there already, only the answer to that was lost.
      if (xhr.status === 204 || xhr.status === 409) resolve(true);
      else if (xhr.status === 410) resolve(false);
      else reject(new KtpError('upstream-unavailable'));
    });
    xhr.addEventListener('loadend', () => signal.removeEventListener('abort', stop));
    xhr.send(photo);
  });
}
