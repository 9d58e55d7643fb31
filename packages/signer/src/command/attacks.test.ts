// The command under attack by an authorised user: a process of its own, over real sockets, and the effect on others.
import { request } from 'node:http';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startCommand, type StartedCommand } from '../../fixtures/startCommand.ts';

/** Milliseconds that tell a blocked process, which took seconds, from a busy machine. A quiet one stays below 100. */
const HELD_UP = 800;
const KTP_TOKEN = 'example-token-of-a-server';
const signed = { Authorization: `Bearer ${KTP_TOKEN}`, 'X-KTP-Client': '1' };
let command: StartedCommand;
let url: string;

beforeAll(async () => {
  const environment = {
    KTP_PORT: '0',
    KTP_TOKEN,
    TENCENTCLOUD_SECRET_ID: 'AKIDupstream',
    TENCENTCLOUD_SECRET_KEY: 'example-upstream-key',
    TENCENTCLOUD_ENDPOINT: 'http://127.0.0.1:9',
  };
  command = startCommand(['--handover', '--accept-json'], environment);
  ({ url } = (await command.said('listening')) as { url: string });
  await command.said('ready');
});
afterAll(() => command.child.kill('SIGKILL'));

/** The 99th percentile of `/healthz` in milliseconds, asked repeatedly for as long as the work lasts. */
async function healthWhile(work: () => Promise<unknown>): Promise<number> {
  const times: number[] = [];
  const over = new AbortController();
  const done = work().finally(() => over.abort());
  while (!over.signal.aborted || times.length === 0) {
    const started = performance.now();
    const response = await fetch(`${url}/healthz`);
    await response.text();
    times.push(performance.now() - started);
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
  await done;
  return times.toSorted((a, b) => a - b)[Math.floor(times.length * 0.99)] ?? 0;
}

/** The status of a request whose body may be refused before it has been sent. */
function send(method: string, path: string, headers: Readonly<Record<string, string>>, body: Buffer): Promise<number> {
  return new Promise((resolve) => {
    const asked = request(url + path, { method, headers: { ...headers, 'Content-Length': String(body.length) } });
    asked.on('response', (answer) => resolve(answer.resume().statusCode ?? 0)).on('error', () => resolve(0));
    asked.end(body);
  });
}

const quiet = (): Promise<number> => healthWhile(() => new Promise((resolve) => setTimeout(resolve, 500)));

test("seven megabytes of brackets, from a user or from a hand-over's phone, block no one", async ({ annotate }) => {
  const created = await fetch(`${url}/api/ktp/handover`, { method: 'POST', headers: signed });
  const { token } = (await created.json()) as { token: string };
  const secret = `token.${token}.${'p'.repeat(32)}`;
  await fetch(`${url}/api/ktp/handover`, { headers: { 'X-KTP-Client': '1', 'X-KTP-Handover': secret } });
  const brackets = Buffer.alloc(7_000_000, '[');
  const json = { 'Content-Type': 'application/json', 'X-KTP-Client': '1' };
  const usual = await quiet();
  const attack = async (): Promise<void> => {
    for (let i = 0; i < 4; i += 1) {
      const signer = [1, 2, 3].map(() => send('POST', '/api/ktp', { ...signed, ...json }, brackets));
      const phone = send('PUT', '/api/ktp/handover', { ...json, 'X-KTP-Handover': secret }, brackets);
      for (const status of await Promise.all([...signer, phone])) expect([0, 400]).toContain(status);
    }
  };
  const p99 = await healthWhile(attack);
  await annotate(`/healthz, 99th percentile: ${p99.toFixed(0)} ms under attack, ${usual.toFixed(0)} ms before it`);
  expect(p99).toBeLessThan(HELD_UP + usual * 5);
});
