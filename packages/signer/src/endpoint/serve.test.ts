import { createServer, type IncomingMessage } from 'node:http';
import { type AddressInfo, connect, type Socket } from 'node:net';
import type { KtpEngine, KtpReading } from '@ktp-ocr/core';
import sharp from 'sharp';
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { outgoing } from './outgoing.ts';
import { serve } from './serve.ts';
import { toNodeListener } from './toNodeListener.ts';
import { createSigner } from '../signer/createSigner.ts';
import type { SignerEvent } from './signerEvent.ts';

const MIB = 1024 * 1024;
const LIMIT = MIB;
const reading: KtpReading = {
  engine: { name: 'test', version: null, ms: 1 },
  lines: {},
  face: null,
  warnings: [],
  requestId: null,
};
let recognise: KtpEngine['recognise'];
const engine: KtpEngine = { name: 'test', runsOn: 'server', recognise: (photo, options) => recognise(photo, options) };
const events: SignerEvent[] = [];
let running: Awaited<ReturnType<typeof serve>>;
let jpeg: Uint8Array<ArrayBuffer>;

beforeAll(async () => {
  const handler = createSigner({
    authorize: (request) => request.headers.get('Authorization') !== 'nobody',
    engine,
    maxBytes: LIMIT,
    path: '/api/ktp',
    timeoutMs: 700,
    maxConcurrent: 4,
    quotas: false,
    onEvent: (event) => events.push(event),
  });
  running = await serve(handler);
  const picture = sharp({ create: { width: 64, height: 40, channels: 3, background: '#888' } });
  jpeg = new Uint8Array(await picture.jpeg().toBuffer());
});
afterAll(() => running.close());
beforeEach(() => {
  recognise = async () => reading;
  events.length = 0;
});

const headers = { 'Content-Type': 'image/jpeg', 'X-KTP-Client': '1' };
const HEAD = 'Host: x\r\nX-KTP-Client: 1\r\nContent-Type: image/jpeg\r\n';
const post = (more: string, path = '/api/ktp'): string => `POST ${path} HTTP/1.1\r\n${HEAD}${more}\r\n\r\n`;
const chunked = (bytes: Uint8Array): Buffer =>
  Buffer.concat([Buffer.from(`${bytes.length.toString(16)}\r\n`), bytes, Buffer.from('\r\n')]);

/**
 * Sends something over a socket of its own; resolves to everything received when it closes or enough has been received.
 */
function talk(say: (socket: Socket) => void, enough: (heard: string) => boolean = () => false): Promise<string> {
  return new Promise((resolve) => {
    let heard = '';
    const socket = connect(Number(new URL(running.url).port), '127.0.0.1');
    socket.on('data', (data) => {
      heard += data.toString();
      if (enough(heard)) socket.destroy();
    });
    socket.on('error', () => undefined);
    socket.on('close', () => resolve(heard));
    say(socket);
  });
}
test.each(['http://x/api/ktp', 'HTTPS://X/api/ktp?scene=V2'])(
  'serves an address in full, as proxies send it: %s',
  async (target) => {
    const heard = await talk(
      (socket) => {
        socket.write(post(`Content-Length: ${jpeg.length}`, target));
        socket.write(jpeg);
      },
      (text) => text.includes('\r\n\r\n'),
    );
    expect(heard).toMatch(/^HTTP\/1\.1 200 /);
  },
);

/** Sends chunk after chunk as fast as the socket takes them. */
function flood(socket: Socket, most: number, sent: { bytes: number }): void {
  const chunk = chunked(new Uint8Array(64 * 1024).fill(1));
  const write = (): void => {
    while (!socket.destroyed && sent.bytes < most) {
      sent.bytes += chunk.length;
      if (!socket.write(chunk)) return;
    }
  };
  socket.on('drain', write);
  write();
}
/** The refusal inside a raw answer. */
function problemIn(answer: string): { status: number; code: string; requestId: string } {
  return JSON.parse(answer.slice(answer.indexOf('{'), answer.lastIndexOf('}') + 1));
}
const isAnswered = (heard: string): boolean => heard.includes('}');

async function stillServes(): Promise<void> {
  const response = await fetch(`${running.url}/api/ktp`, { method: 'POST', headers, body: jpeg });
  expect(response.status).toBe(200);
  expect(await response.json()).toHaveProperty('Response');
}

test('reads a photo over a real socket', stillServes);

describe('a body over the limit', () => {
  test('without a length is answered near the limit, and the connection closed', async () => {
    const sent = { bytes: 0 };
    const answer = await talk((socket) => {
      socket.write(post('Transfer-Encoding: chunked'));
      flood(socket, 64 * MIB, sent);
    });
    expect(answer).toMatch(/^HTTP\/1\.1 413/);
    expect(problemIn(answer).code).toBe('signer.length');
    // The limit, plus what both sockets buffer and what is read while the answer travels.
    expect(sent.bytes).toBeLessThan(16 * MIB);
    await stillServes();
  });

  test('is refused by its length before a byte of it is read', async () => {
    const answer = await talk((socket) => socket.write(post('Content-Length: 300000000')), isAnswered);
    expect(answer).toMatch(/^HTTP\/1\.1 413/);
    await stillServes();
  });
});

test('an unauthorised caller gets the refusal even while a large photo is on its way', async () => {
  for (let i = 0; i < 10; i += 1) {
    const refused = { ...headers, Authorization: 'nobody' };
    const body = new Uint8Array(LIMIT);
    const response = await fetch(`${running.url}/api/ktp`, { method: 'POST', headers: refused, body });
    expect(response.status).toBe(401);
  }
});

test('a client that only reads after sending everything gets the refusal too', async () => {
  let message: IncomingMessage | undefined;
  running.server.prependOnceListener('request', (request) => (message = request));
  const answer = await talk((socket) => {
    socket.pause();
    socket.write(post(`Authorization: nobody\r\nContent-Length: ${LIMIT}`));
    let left = 16;
    const send = setInterval(() => {
      left -= 1;
      socket.write(new Uint8Array(LIMIT / 16));
      if (left > 0) return;
      clearInterval(send);
      socket.resume();
    }, 10);
    socket.on('close', () => clearInterval(send));
  });
  expect(answer).toMatch(/^HTTP\/1\.1 401/);
  expect(message?.readableEnded).toBe(true); // so the connection ends in order, without a reset
});

test.each([0, 1])('takes no more from the socket than is read: %i pieces', async (pieces) => {
  let finish: (() => void) | undefined;
  const slow = await serve(async ({ body }) => {
    const reader = body!.getReader();
    for (let i = 0; i < pieces; i += 1) await reader.read();
    await new Promise<void>((resolve) => (finish = resolve));
    return new Response();
  });
  const sent = { bytes: 0 };
  const socket = connect(Number(new URL(slow.url).port), '127.0.0.1');
  socket.on('error', () => undefined);
  socket.write(post('Transfer-Encoding: chunked'));
  flood(socket, 128 * MIB, sent);
  await vi.waitFor(() => expect(finish).toBeDefined());
  await new Promise((resolve) => setTimeout(resolve, 200));
  expect(sent.bytes - socket.writableLength).toBeLessThan(16 * MIB);
  finish!();
  socket.destroy();
  await slow.close();
});

test('names the body parser that read a body before the signer', async () => {
  const faults: Error[] = [];
  const handler = createSigner({ authorize: () => true, engine, onFault: (error) => void faults.push(error) });
  const listener = toNodeListener(handler);
  const parsed = createServer((message, response) => {
    message.resume().on('end', () => listener(message, response));
  });
  await new Promise<void>((resolve) => parsed.listen(0, '127.0.0.1', resolve));
  const { port } = parsed.address() as AddressInfo;
  const response = await fetch(`http://127.0.0.1:${port}/`, { method: 'POST', headers, body: jpeg });
  expect(response.status).toBe(500);
  expect(await response.json()).toMatchObject({
    code: 'signer.body_consumed',
    detail: expect.stringMatching(/parser/),
  });
  expect(faults).toMatchObject([{ code: 'misconfigured' }]);
  parsed.close();
});

test('cuts off a client that does not take the answer, and frees what it held', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  let left = 0;
  const bytes = new Uint8Array(32 * MIB);
  const large = await serve(async () => {
    const length = { 'Content-Length': String(bytes.length) };
    return new Response(
      outgoing(bytes, () => void (left += 1)),
      { headers: length },
    );
  });
  const socket = connect(Number(new URL(large.url).port), '127.0.0.1');
  const closed = new Promise((resolve) => socket.on('error', () => undefined).on('close', resolve));
  socket.write('GET / HTTP/1.1\r\nHost: x\r\n\r\n');
  await new Promise((resolve) => socket.once('readable', resolve)); // and is never read
  await new Promise((resolve) => setImmediate(resolve));
  expect(left).toBe(0);
  await vi.waitFor(() => {
    vi.advanceTimersByTime(10_000);
    expect(left).toBe(1);
  });
  socket.resume();
  await closed;
  vi.useRealTimers();
  await large.close();
});

describe('a wrong content length', () => {
  test('runs out of time if it promises more than comes', async () => {
    const answer = await talk((socket) => {
      socket.write(post('Content-Length: 1000'));
      socket.write(jpeg.subarray(0, 100));
    }, isAnswered);
    expect(answer).toMatch(/^HTTP\/1\.1 504/);
    await stillServes();
  });

  test('counts as gone if the upload breaks off', async () => {
    await talk((socket) => {
      socket.write(post('Content-Length: 1000'));
      socket.write(jpeg.subarray(0, 100), () => socket.destroy());
    });
    await vi.waitFor(() => expect(events).toMatchObject([{ code: 'client-closed' }]));
    await stillServes();
  });

  test('is read only as far as promised if more comes', async () => {
    recognise = () => Promise.reject(new Error('no photo was whole'));
    const answer = await talk((socket) => {
      socket.write(post('Content-Length: 20'));
      socket.write(jpeg);
    });
    expect(answer).toMatch(/^HTTP\/1\.1 4\d\d/); // ours, or that of Node's parser, which stumbles over the rest
    expect(events).toMatchObject([{ engine: null }]);
    recognise = async () => reading;
    await stillServes();
  });

  test.each(['-1', '1e9', '0x10', '12, 13'])('is refused if it is %s', async (length) => {
    const answer = await talk((socket) => socket.write(post(`Content-Length: ${length}`)));
    expect(answer).toMatch(/^HTTP\/1\.1 400/);
    await stillServes();
  });
});

test('stops the engine when the browser disconnects', async () => {
  let stopped: boolean | null = null;
  recognise = (_, { signal }) =>
    new Promise((__, reject) => {
      stopped = false;
      signal.addEventListener('abort', () => {
        stopped = true;
        reject(signal.reason as Error);
      });
    });
  const gone = new AbortController();
  const { signal } = gone;
  const answer = fetch(`${running.url}/api/ktp`, { method: 'POST', headers, body: jpeg, signal }).catch(() => null);
  await vi.waitFor(() => expect(stopped).toBe(false));
  gone.abort();
  await answer;
  await vi.waitFor(() => expect(stopped).toBe(true));
  await vi.waitFor(() => expect(events).toMatchObject([{ code: 'client-closed', status: 499 }]));
});

describe('paths and methods', () => {
  test.each([
    ['/elsewhere', 404],
    ['/api/ktp/', 404],
    ['//api/ktp', 404],
    ['//evil.example/api/ktp', 404],
    ['/api//ktp', 404],
    ['/API/KTP', 404],
    ['/api/%6btp', 404],
    ['http://evil.example/api/ktp', 404],
    ['*', 404],
    ['/x/../api/ktp', 404],
    ['/api/./ktp', 404],
    ['/api/%2e%2e/api/ktp', 404],
    ['/api\\ktp', 404],
    ['/api/ktp#x', 404],
  ])('answers %s with %i', async (path, status) => {
    const answer = await talk((socket) => socket.write(post('Content-Length: 0', path)), isAnswered);
    expect(answer).toMatch(new RegExp(`^HTTP/1\\.1 ${status}`));
    expect(problemIn(answer)).toMatchObject({ status, code: 'signer.not_found' });
  });

  test.each(['GET', 'PUT', 'DELETE', 'PATCH', 'TRACE', 'PROPFIND'])('answers %s with 405', async (method) => {
    const answer = await talk(
      (socket) => socket.write(`${method} /api/ktp HTTP/1.1\r\n${HEAD}Content-Length: 0\r\n\r\n`),
      isAnswered,
    );
    expect(answer).toMatch(/^HTTP\/1\.1 405[\s\S]*\r\nallow: POST, OPTIONS\r\n/i);
    expect(problemIn(answer)).toMatchObject({ status: 405, code: 'signer.method_not_allowed' });
    await stillServes();
  });

  test('answers HEAD with 405 and no body', async () => {
    expect((await fetch(`${running.url}/api/ktp`, { method: 'HEAD' })).status).toBe(405);
  });
});

test('uploads that stall, break off or are garbage leave nothing behind', async () => {
  const mishap = (socket: Socket, i: number): void => {
    socket.write(post(i % 2 ? 'Transfer-Encoding: chunked' : 'Content-Length: 5000'));
    if (i % 4 === 0) socket.write(jpeg.subarray(0, 50), () => socket.resetAndDestroy());
    else if (i % 4 === 1) socket.write('zz\r\nnot a chunk\r\n');
    else if (i % 4 === 2) socket.end(jpeg.subarray(0, 50)); // half closed
    else socket.write(chunked(jpeg.subarray(0, 50))); // and nothing more
  };
  await Promise.all(Array.from({ length: 40 }, (_, i) => talk((socket) => mishap(socket, i))));
  await vi.waitFor(() => expect(events.length).toBeGreaterThanOrEqual(20));
  // Every place is free again: as many as are allowed at once are served at once.
  await Promise.all(Array.from({ length: 4 }, stillServes));
});

test('serves one photo after another on one connection', async () => {
  const request = Buffer.concat([Buffer.from(post(`Content-Length: ${jpeg.length}`)), jpeg]);
  const answer = await talk(
    (socket) => socket.write(Buffer.concat([request, request])),
    (heard) => heard.split('HTTP/1.1 200').length === 3 && heard.endsWith('}'),
  );
  expect(answer.match(/HTTP\/1\.1 200/g)).toHaveLength(2);
});
