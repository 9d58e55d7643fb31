// Attackers, and many clients at once: it goes on serving, holds on to nothing, and every answer is well formed.
import { connect, type Socket } from 'node:net';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { KTP_PROBLEMS, type KtpErrorCode } from '@ktp-ocr/core';
import type { ProblemDetails } from '@ktp-ocr/core/kit';
import { fakeEngine } from '@ktp-ocr/testing';
import { seededRandom } from '@ktp-ocr/testing/node';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { serve, type Served } from '../endpoint/serve.ts';
import { createSigner } from './createSigner.ts';

const headers = { 'Content-Type': 'image/jpeg', 'X-KTP-Client': '1' };
const HEAD = 'Host: x\r\nX-KTP-Client: 1\r\nContent-Type: image/jpeg\r\n';
const handler = createSigner({
  authorize: (request) => ({ id: request.headers.get('X-User') ?? 'somebody' }),
  engine: fakeEngine('read', { delay: 2 }),
  path: '/api/ktp',
  maxConcurrent: 256,
  timeoutMs: 4000,
  acceptJson: true,
  quotas: { perUser: [], refused: false, account: { points: 100, duration: 1 }, queue: { places: 50, waitMs: 500 } },
});
let running: Served;
let jpeg: Uint8Array<ArrayBuffer>;

beforeAll(async () => {
  running = await serve(handler);
  jpeg = new Uint8Array(
    await sharp({ create: { width: 64, height: 40, channels: 3, background: '#888' } })
      .jpeg()
      .toBuffer(),
  );
});
afterAll(() => running.close());

async function stillServes(): Promise<void> {
  const asked = { ...headers, 'X-User': 'somebody else' };
  const response = await fetch(`${running.url}/api/ktp`, { method: 'POST', headers: asked, body: jpeg });
  expect(response.status).toBe(200);
  expect(await response.json()).toHaveProperty('Response.NIK');
}

/** A refusal that says only what our list of codes says. */
async function expectProblem(response: Response): Promise<ProblemDetails> {
  expect(response.headers.get('Content-Type')).toBe('application/problem+json');
  const problem = (await response.json()) as ProblemDetails;
  const code = problem.type.replace('about:ktp-ocr/', '') as KtpErrorCode;
  expect(KTP_PROBLEMS[code]).toBeDefined();
  expect([problem.kind, problem.status]).toEqual([KTP_PROBLEMS[code].kind, response.status]);
  return problem;
}

setFlagsFromString('--expose_gc');
const collect = runInNewContext('gc') as () => void;
async function heap(): Promise<number> {
  await new Promise((resolve) => setTimeout(resolve, 700));
  collect();
  collect();
  return process.memoryUsage().heapUsed;
}

/** A socket that sends something, and what came back; closed after `ms` at the latest. */
function talk(say: (socket: Socket) => void, ms = 3000): Promise<string> {
  return new Promise((resolve) => {
    let heard = '';
    const socket = connect({ port: Number(new URL(running.url).port), host: '127.0.0.1', allowHalfOpen: true });
    const late = setTimeout(() => socket.destroy(), ms);
    socket.on('data', (data) => (heard += data.toString()));
    socket.on('end', () => socket.destroy()).on('error', () => undefined);
    socket.on('close', () => {
      clearTimeout(late);
      resolve(heard);
    });
    say(socket);
  });
}
const many = <Result>(count: number, one: (i: number) => Promise<Result>): Promise<Result[]> =>
  Promise.all(Array.from({ length: count }, (_, i) => one(i)));

test('refuses ten thousand arbitrary bodies properly, and keeps nothing of them', async () => {
  const share = seededRandom(20_261_125);
  const random = (below: number): number => Math.floor(share() * below);
  const openings = [
    [],
    [0xff, 0xd8, 0xff, 0xe0],
    [0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10],
    [...Buffer.from('{"ImageBase64":"')],
  ];
  const types = ['image/jpeg', 'image/png', 'application/octet-stream', 'application/json'];
  const ask = async (): Promise<void> => {
    const opening = openings[random(openings.length)]!;
    const body = Uint8Array.from({ length: opening.length + random(200) }, (_, i) => opening[i] ?? random(256));
    const asked = { 'Content-Type': types[random(types.length)]!, 'X-KTP-Client': '1' };
    const init = { method: 'POST', headers: asked, body };
    await expectProblem(await handler(new Request('http://localhost/api/ktp', init)));
  };
  for (let i = 0; i < 1000; i += 1) await ask();
  const before = await heap();
  for (let i = 0; i < 9000; i += 1) await ask();
  expect(await heap()).toBeLessThan(before * 1.1);
});

describe('over sockets', () => {
  test('reads photos of two hundred clients at once, or tells them to try again', async () => {
    const until = performance.now() + 3000;
    let read = 0;
    const once = async (i: number): Promise<void> => {
      const asked = { ...headers, 'X-User': `user-${i}` };
      const response = await fetch(`${running.url}/api/ktp`, { method: 'POST', headers: asked, body: jpeg });
      if (response.status === 200) {
        read += 1;
        await response.arrayBuffer();
        return;
      }
      expect((await expectProblem(response)).code).toBe('signer.queue_full');
      await new Promise((resolve) => setTimeout(resolve, 100));
    };
    const client = async (i: number): Promise<void> => {
      do await once(i);
      while (performance.now() < until);
    };
    await many(20, client);
    for (let i = 0; i < 2; i += 1) await many(200, once); // as many connections as there will be, on both sides
    const before = await heap();
    for (let i = 0; i < 4; i += 1) await many(200, once);
    expect(read).toBeGreaterThan(100);
    expect(await heap()).toBeLessThan(before * 1.1);
  });

  test('survives resets in the middle of a body', async () => {
    await many(100, (i) =>
      talk((socket) => {
        socket.write(`POST /api/ktp HTTP/1.1\r\n${HEAD}Content-Length: 100000\r\n\r\n`);
        socket.write(jpeg, () => setTimeout(() => socket.resetAndDestroy(), i % 20));
      }),
    );
    await stillServes();
  });

  test.each([
    ['once all is said', () => jpeg.length],
    ['in the middle', () => 100_000],
  ])('treats a client that closes its half of the connection %s as gone, as Node does', async (_, announced) => {
    const answers = await many(20, () =>
      talk((socket) => {
        socket.write(`POST /api/ktp HTTP/1.1\r\n${HEAD}Content-Length: ${announced()}\r\n\r\n`);
        socket.end(jpeg);
      }),
    );
    for (const answer of answers) expect(answer).toMatch(/^(HTTP\/1\.1 (200|400|499|503) |$)/);
    await stillServes();
  });

  test('drops a body that trickles in, while it serves others', async () => {
    const started = performance.now();
    const dripping = many(50, () =>
      talk((socket) => {
        socket.write(`POST /api/ktp HTTP/1.1\r\n${HEAD}Content-Length: 100000\r\n\r\n`);
        const drip = setInterval(() => socket.write('x'), 100);
        socket.on('close', () => clearInterval(drip));
      }, 8000),
    );
    await stillServes();
    for (const answer of await dripping) expect(answer).toMatch(/^HTTP\/1\.1 50[34] /);
    expect(performance.now() - started).toBeLessThan(9000);
  });

  test('cuts off headers that trickle in, while it serves others', async () => {
    expect(running.server.headersTimeout).toBe(15_000);
    const { server } = running;
    server.headersTimeout = 500; // checked every five seconds
    const dripping = many(50, () =>
      talk((socket) => {
        socket.write('POST /api/ktp HTTP/1.1\r\n');
        const drip = setInterval(() => socket.write('X-A: 1\r\n'), 100);
        socket.on('close', () => clearInterval(drip));
      }, 12_000),
    );
    await stillServes();
    for (const answer of await dripping) expect(answer).toMatch(/^(HTTP\/1\.1 408 |$)/);
    server.headersTimeout = 15_000;
    await stillServes();
  });
});
