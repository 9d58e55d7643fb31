// In a browser the upload uses XMLHttpRequest; here it goes to the test server, which answers anything.
import { afterEach, expect, test, vi } from 'vitest';
import { upload, type UploadRequest } from './upload.ts';

const body = new Blob([new Uint8Array(3_000_000).fill(7)], { type: 'image/jpeg' });
function send(more: Partial<UploadRequest> = {}) {
  const { signal } = new AbortController();
  const headers = { 'Content-Type': 'image/jpeg' };
  const url = '/no-such-endpoint';
  return upload({
    url,
    body,
    headers,
    withCredentials: false,
    stallMs: 5000,
    totalMs: 5000,
    signal,
    onSent() {},
    ...more,
  });
}
/** A test running in parallel may have put a service worker in front of the page. */
function withoutServiceWorker(): void {
  vi.spyOn(navigator, 'serviceWorker', 'get').mockReturnValue({ controller: null } as ServiceWorkerContainer);
}

afterEach(() => vi.restoreAllMocks());

test('reports how much has been sent, up to all of it', async () => {
  const onSent = vi.fn();
  const { status } = await send({ onSent });
  expect(status).toBeGreaterThanOrEqual(200);
  expect(onSent).toHaveBeenLastCalledWith(body.size);
});

test('ends an upload that stalls', async () => {
  withoutServiceWorker();
  vi.spyOn(XMLHttpRequest.prototype, 'send').mockImplementation(() => {});
  const ended = vi.spyOn(XMLHttpRequest.prototype, 'abort');
  await expect(send({ stallMs: 50 })).rejects.toMatchObject({ code: 'upstream-timeout', retryable: true });
  expect(ended).toHaveBeenCalledOnce();
});

test('waits for an upload that keeps moving, however slow', async () => {
  withoutServiceWorker();
  vi.spyOn(XMLHttpRequest.prototype, 'send').mockImplementation(function (this: XMLHttpRequest) {
    let loaded = 0;
    const timer = setInterval(() => {
      loaded += 500_000;
      this.upload.dispatchEvent(new ProgressEvent('progress', { loaded, total: body.size }));
      if (loaded < body.size) return;
      clearInterval(timer);
      this.upload.dispatchEvent(new ProgressEvent('load', { loaded }));
      setTimeout(() => this.dispatchEvent(new ProgressEvent('load')), 200); // over the stall limit: it is being read
    }, 40);
  });
  const onSent = vi.fn();
  await send({ stallMs: 100, onSent });
  expect(onSent.mock.calls.map(([bytes]) => bytes)).toEqual([0.5e6, 1e6, 1.5e6, 2e6, 2.5e6, 3e6, 3e6]);
});

test('sends nothing if it was cancelled before', async () => {
  const sent = vi.spyOn(XMLHttpRequest.prototype, 'send');
  await expect(send({ signal: AbortSignal.abort() })).rejects.toMatchObject({ code: 'client-closed' });
  expect(sent).not.toHaveBeenCalled();
});
