// Desks that request their photo and do not take it: the memory they hold is counted and stays within the limit.
import { connect, type Socket } from 'node:net';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import sharp from 'sharp';
import { expect, test } from 'vitest';
import { serve } from '../endpoint/serve.ts';
import { createHandover } from './createHandover.ts';

const MIB = 1024 * 1024;

setFlagsFromString('--expose_gc');
const collect = runInNewContext('gc') as () => void;
async function held(): Promise<number> {
  await new Promise((resolve) => setTimeout(resolve, 100));
  collect();
  await new Promise((resolve) => setTimeout(resolve, 100));
  collect();
  return process.memoryUsage().arrayBuffers;
}

test('sixty slow readers hold no more than the memory for photos', async ({ annotate }) => {
  const small = await sharp({ create: { width: 64, height: 40, channels: 3, background: '#888' } })
    .jpeg()
    .toBuffer();
  const photo = new Uint8Array(5 * MIB);
  photo.set(small);
  const handler = createHandover({
    authorize: ({ headers }) => ({ id: headers.get('X-User') ?? '' }),
    quotas: false,
    maxHeldBytes: 16 * MIB,
  });
  const running = await serve(handler);
  const ask = (method: string, user: string, secret: string, body: BodyInit | null = null): Promise<Response> => {
    const headers = { 'X-KTP-Client': '1', 'X-User': user, 'X-KTP-Handover': secret, 'Content-Type': 'image/jpeg' };
    return handler(new Request(running.url, { method, headers, body }));
  };
  const sockets: Socket[] = [];
  const before = await held();
  const statuses: number[] = [];
  for (let i = 0; i < 60; i += 1) {
    const user = `user-${i}`;
    const { token, key } = (await (await ask('POST', user, '')).json()) as { token: string; key: string };
    const phone = `token.${token}.${'p'.repeat(32)}`;
    const { number } = (await (await ask('GET', user, phone)).json()) as { number: string };
    statuses.push((await ask('PUT', user, phone, photo)).status);
    await ask('POST', user, `key.${key}.${number}`);
    const socket = connect(Number(new URL(running.url).port), '127.0.0.1');
    socket.on('error', () => undefined);
    socket.write(
      `GET / HTTP/1.1\r\nHost: x\r\nX-KTP-Client: 1\r\nX-User: ${user}\r\nX-KTP-Handover: key.${key}\r\n\r\n`,
    );
    sockets.push(socket);
    // Its first bytes have arrived and are not read; or there is no photo for it.
    if (statuses.at(-1) === 200) await new Promise((resolve) => socket.once('readable', resolve));
  }
  const above = (await held()) - before;
  await annotate(`held by 60 slow readers: ${(above / MIB).toFixed(1)} MiB`);
  expect(above).toBeLessThan(24 * MIB);
  expect(statuses.filter((status) => status === 200)).toHaveLength(3);
  expect(statuses.at(-1)).toBe(503);
  for (const socket of sockets) socket.destroy();
  await running.close();
});
