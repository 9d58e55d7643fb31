import { connect } from 'node:net';
import type { KtpEngine, KtpReading } from '@ktp-ocr/core';
import sharp from 'sharp';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { serve } from './node.ts';
import { createSigner } from './signer.ts';

const LIMIT = 1024 * 1024;
const reading: KtpReading = {
  engine: { name: 'test', version: null, ms: 1 },
  lines: {},
  face: null,
  warnings: [],
  requestId: null,
};
const engine: KtpEngine = { name: 'test', runsOn: 'server', recognise: async () => reading };
let running: Awaited<ReturnType<typeof serve>>;
beforeAll(async () => {
  running = await serve(createSigner({ authorize: () => true, engine, maxBytes: LIMIT, path: '/api/ktp' }));
});
afterAll(() => running.close());

const headers = { 'Content-Type': 'image/jpeg', 'X-KTP-Client': '1' };

test('serves a photo over a real socket', async () => {
  const jpeg = await sharp({ create: { width: 64, height: 40, channels: 3, background: '#888' } })
    .jpeg()
    .toBuffer();
  const response = await fetch(`${running.url}/api/ktp`, { method: 'POST', headers, body: new Uint8Array(jpeg) });
  expect(response.status).toBe(200);
  expect(await response.json()).toHaveProperty('Response');
});

test('an endless upload is cut off near the limit, and others are still served', async () => {
  const port = Number(new URL(running.url).port);
  let sent = 0;
  const answer = await new Promise<string>((resolve) => {
    let heard = '';
    const socket = connect(port, '127.0.0.1');
    const size = 64 * 1024;
    const chunk = Buffer.concat([Buffer.from(`${size.toString(16)}\r\n`), Buffer.alloc(size, 1), Buffer.from('\r\n')]);
    const write = (): void => {
      while (!socket.destroyed && sent < 64 * LIMIT) {
        sent += size;
        if (!socket.write(chunk)) return;
      }
    };
    socket.on('data', (data) => (heard += data.toString()));
    socket.on('drain', write);
    socket.on('error', () => undefined);
    socket.on('close', () => resolve(heard));
    socket.write(
      'POST /api/ktp HTTP/1.1\r\nHost: x\r\nX-KTP-Client: 1\r\nContent-Type: image/jpeg\r\nTransfer-Encoding: chunked\r\n\r\n',
    );
    write();
  });
  expect(answer).toMatch(/^HTTP\/1\.1 413/);
  expect(sent).toBeLessThan(16 * LIMIT);
  expect((await fetch(`${running.url}/elsewhere`, { method: 'POST', headers, body: 'x' })).status).toBe(404);
});
