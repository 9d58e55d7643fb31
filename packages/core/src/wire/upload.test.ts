// Without XMLHttpRequest the upload uses `fetch`; here against a real server.
import { once } from 'node:events';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, expect, test, vi } from 'vitest';
import { upload, type UploadRequest } from './upload.ts';

let server: Server | undefined;

async function serve(listener: RequestListener): Promise<string> {
  server = createServer(listener).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/ktp`;
}

afterEach(() => {
  vi.unstubAllGlobals();
  server?.closeAllConnections();
  server?.close();
});

const body = new Blob([new Uint8Array(200_000).fill(7)], { type: 'image/jpeg' });
function send(url: string, more: Partial<UploadRequest> = {}) {
  const { signal } = new AbortController();
  const headers = { 'Content-Type': 'image/jpeg', 'X-KTP-Client': '1' };
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

test('the bytes arrive unchanged, and the answer with its Retry-After', async () => {
  const seen: unknown[] = [];
  const url = await serve(async (request, response) => {
    const got = Buffer.concat(await request.toArray());
    seen.push(request.method, request.headers['content-type'], request.headers['x-ktp-client'], got.length, got[0]);
    response.writeHead(429, { 'Retry-After': '7' }).end('{"a":1}');
  });
  const onSent = vi.fn();
  expect(await send(url, { onSent })).toEqual({ status: 429, retryAfter: '7', body: { a: 1 } });
  expect(seen).toEqual(['POST', 'image/jpeg', '1', 200_000, 7]);
  expect(onSent).toHaveBeenLastCalledWith(200_000);
});

test('an answer that is not JSON arrives as text', async () => {
  const url = await serve((_, response) => void response.end('<html>'));
  expect((await send(url)).body).toBe('<html>');
});

test('an abort ends the request itself, not only the wait for it', async () => {
  const abort = new AbortController();
  let closed: Promise<unknown> | undefined;
  const url = await serve((request, response) => {
    request.resume();
    closed = once(response, 'close');
    abort.abort();
  });
  await expect(send(url, { signal: abort.signal })).rejects.toMatchObject({ code: 'client-closed' });
  await closed;
});

test('sends nothing if it was cancelled before', async () => {
  const listener = vi.fn();
  const url = await serve(listener);
  await expect(send(url, { signal: AbortSignal.abort() })).rejects.toMatchObject({ code: 'client-closed' });
  expect(listener).not.toHaveBeenCalled();
});

test('gives up on a server that never answers after the total time', async () => {
  const url = await serve(() => {});
  await expect(send(url, { totalMs: 50 })).rejects.toMatchObject({ code: 'upstream-timeout', retryable: true });
});

test('waits for an answer that takes longer than the stall limit', async () => {
  const url = await serve((_, response) => void setTimeout(() => response.end('{}'), 120));
  expect((await send(url, { stallMs: 30 })).status).toBe(200);
});

test('a broken connection is a network error, or offline', async () => {
  const url = await serve((request) => void request.socket.destroy());
  await expect(send(url)).rejects.toMatchObject({ code: 'upstream-network', retryable: true });
  vi.stubGlobal('navigator', { onLine: false });
  await expect(send(url)).rejects.toMatchObject({ code: 'offline', retryable: true });
});
