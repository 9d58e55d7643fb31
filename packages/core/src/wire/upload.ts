import { abortError, KtpError } from '../errors.ts';

export interface UploadRequest {
  readonly url: string;
  readonly body: Blob;
  readonly headers: Readonly<Record<string, string>>;
  /** Also send cookies to another origin. */
  readonly withCredentials: boolean;
  /** Milliseconds without any progress, while the photo is being sent, after which the upload is abandoned. */
  readonly stallMs: number;
  /** Milliseconds after which it is abandoned, whatever happens. */
  readonly totalMs: number;
  readonly signal: AbortSignal;
  readonly onSent: (bytes: number) => void;
}

export interface UploadAnswer {
  readonly status: number;
  readonly retryAfter: string | null;
  /** The body as JSON, or as text if it is not JSON. */
  readonly body: unknown;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return text;
  }
}

function networkError(cause: unknown): KtpError {
  const offline = typeof navigator !== 'undefined' && navigator.onLine === false;
  return new KtpError(offline ? 'offline' : 'upstream-network', { cause });
}

function openXhr(request: UploadRequest): XMLHttpRequest {
  try {
    const xhr = new XMLHttpRequest();
    xhr.open('POST', request.url);
    xhr.withCredentials = request.withCredentials;
    for (const [name, value] of Object.entries(request.headers)) xhr.setRequestHeader(name, value);
    return xhr;
  } catch (cause) {
    throw new KtpError('bad-request', { message: 'The endpoint or a header is not valid. Check both.', cause });
  }
}

/**
 * Called on every sign of life while the photo is being sent, and once it has left or its progress cannot be observed.
 */
interface Progress {
  readonly onMove: () => void;
  readonly onLeft: () => void;
}

/**
 * Whether upload progress can be observed: requests through a service worker have no upload events, and such a photo
 * counts as sent at once.
 */
function isSeen(): boolean {
  return !navigator.serviceWorker?.controller;
}

/** With upload progress, which `fetch` does not have. */
function byXhr(request: UploadRequest, signal: AbortSignal, progress: Progress): Promise<UploadAnswer> {
  return new Promise((resolve, reject) => {
    const xhr = openXhr(request);
    const stop = (): void => {
      xhr.abort();
      reject(abortError(signal));
    };
    signal.addEventListener('abort', stop, { once: true });
    xhr.upload.addEventListener('progress', (event) => {
      progress.onMove();
      request.onSent(event.loaded);
    });
    xhr.upload.addEventListener('load', progress.onLeft);
    xhr.addEventListener('error', () => reject(networkError(undefined)));
    xhr.addEventListener('load', () => {
      resolve({ status: xhr.status, retryAfter: xhr.getResponseHeader('Retry-After'), body: parsed(xhr.responseText) });
    });
    xhr.addEventListener('loadend', () => signal.removeEventListener('abort', stop));
    xhr.send(request.body);
    if (!isSeen()) progress.onLeft();
  });
}

async function byFetch(request: UploadRequest, signal: AbortSignal, progress: Progress): Promise<UploadAnswer> {
  try {
    progress.onLeft();
    const response = await fetch(request.url, {
      method: 'POST',
      body: request.body,
      headers: request.headers,
      credentials: request.withCredentials ? 'include' : 'same-origin',
      signal,
    });
    const body = parsed(await response.text());
    return { status: response.status, retryAfter: response.headers.get('Retry-After'), body };
  } catch (cause) {
    throw signal.aborted ? abortError(signal) : networkError(cause);
  }
}

/**
 * Posts a photo.
 *
 * @throws {KtpError} `client-closed`, `upstream-timeout`, `offline`, `upstream-network`, `bad-request` if the address
 * or headers cannot be used. Refusals are answers, not errors.
 */
export async function upload(request: UploadRequest): Promise<UploadAnswer> {
  if (request.signal.aborted) throw abortError(request.signal);
  const clock = new AbortController();
  const late = (): void => clock.abort(new KtpError('upstream-timeout'));
  const total = setTimeout(late, request.totalMs);
  let stall = setTimeout(late, request.stallMs);
  const progress: Progress = {
    onMove: () => {
      clearTimeout(stall);
      stall = setTimeout(late, request.stallMs);
    },
    onLeft: () => {
      clearTimeout(stall);
      request.onSent(request.body.size);
    },
  };
  const forward = (): void => clock.abort(request.signal.reason);
  request.signal.addEventListener('abort', forward, { once: true });
  try {
    return typeof XMLHttpRequest === 'undefined'
      ? await byFetch(request, clock.signal, progress)
      : await byXhr(request, clock.signal, progress);
  } finally {
    clearTimeout(total);
    clearTimeout(stall);
    request.signal.removeEventListener('abort', forward);
  }
}
