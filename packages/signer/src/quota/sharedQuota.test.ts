// Two signers, as separate processes, that count together in a real Redis or Valkey server.
import type { KtpEngine, KtpReading } from '@ktp-ocr/core';
import { scenarioAnswer } from '@ktp-ocr/testing';
import sharp from 'sharp';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { startCommand, type StartedCommand } from '../../fixtures/startCommand.ts';
import { createTestStore, findStore, type TestStore } from '../../fixtures/store.ts';
import { createTencentApi } from '../api/createTencentApi.ts';
import { serve } from '../endpoint/serve.ts';

const program = findStore();
const PER_SECOND = 5;
const KTP_TOKEN = 'example-token-of-a-server';
const upstream = { secretId: 'AKIDupstream', secretKey: 'example-upstream-key' };
const reading = scenarioAnswer('read', { withFace: false, attempt: 1 }).reading as KtpReading;

/** When the stand-in for Tencent Cloud was called: what the account would be billed for. */
let calls: number[] = [];
let tencent: Awaited<ReturnType<typeof serve>>;
let store: TestStore;
let jpeg: Uint8Array<ArrayBuffer>;
const signers: StartedCommand[] = [];

beforeAll(async () => {
  if (!program) return;
  const engine: KtpEngine = {
    name: 'test',
    runsOn: 'server',
    async recognise() {
      calls.push(performance.now());
      return reading;
    },
  };
  tencent = await serve(createTencentApi({ engine, credentials: upstream, rate: false, maxConcurrent: 1000 }));
  store = createTestStore(program);
  await store.start();
  jpeg = new Uint8Array(
    await sharp({ create: { width: 64, height: 40, channels: 3, background: '#888' } })
      .jpeg()
      .toBuffer(),
  );
});
afterAll(async () => {
  for (const { child } of signers) child.kill('SIGKILL');
  await store?.remove();
  await tencent?.close();
});

interface Signer {
  readonly url: string;
  readonly child: StartedCommand['child'];
}

async function startSigner(...args: string[]): Promise<Signer> {
  const command = startCommand(['--account', `${PER_SECOND}/1`, '--per-user', 'none', '--log', 'faults', ...args], {
    KTP_PORT: '0',
    KTP_TOKEN,
    REDIS_URL: store.url,
    TENCENTCLOUD_SECRET_ID: upstream.secretId,
    TENCENTCLOUD_SECRET_KEY: upstream.secretKey,
    TENCENTCLOUD_ENDPOINT: tencent.url,
  });
  signers.push(command);
  const { url } = (await command.said('listening')) as { url: string };
  await command.said('ready');
  return { url, child: command.child };
}

/** The status of one photo, or `null` without an answer. */
async function scan({ url }: Signer): Promise<number | null> {
  const headers = { Authorization: `Bearer ${KTP_TOKEN}`, 'Content-Type': 'image/jpeg', 'X-KTP-Client': '1' };
  const answer = await fetch(`${url}/api/ktp`, { method: 'POST', headers, body: jpeg }).catch(() => null);
  await answer?.arrayBuffer().catch(() => undefined);
  return answer?.status ?? null;
}

/** Keeps this many photos in progress at a signer until told to stop; resolves to the statuses received. */
function press(signer: Signer, inFlight: number): () => Promise<Set<number | null>> {
  const pressing = { on: true };
  const statuses = new Set<number | null>();
  const one = async (): Promise<void> => {
    while (pressing.on) {
      const status = await scan(signer);
      if (pressing.on) statuses.add(status);
      if (status === null) await new Promise((resolve) => setTimeout(resolve, 50));
    }
  };
  const all = Promise.all(Array.from({ length: inFlight }, one));
  return async () => {
    pressing.on = false;
    await all;
    return statuses;
  };
}

const seconds = (n: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, n * 1000));
/** Calls per second, from the first of one second to the first of a later one: over whole turns of the limit. */
function rateSince(from: number): number {
  const first = calls.filter((time, i) => time >= from && (i === 0 || time - calls[i - 1]! > 300));
  const [start, end] = [first[0]!, first.at(-1)!];
  return calls.filter((time) => time >= start && time < end).length / ((end - start) / 1000);
}

test.skipIf(!program)("two signers share the account's limit, and the remaining one keeps it alone", async () => {
  const [one, two] = await Promise.all([startSigner(), startSigner()]);
  await Promise.all([scan(one), scan(two)]); // both warm
  calls = [];
  const from = performance.now();
  const stops = [press(one, 6), press(two, 6)];
  await seconds(6);
  const together = rateSince(from);
  const killed = performance.now();
  one.child.kill('SIGKILL');
  await seconds(5);
  const alone = rateSince(killed);
  const statuses = await Promise.all(stops.map((stop) => stop()));
  for (const rate of [together, alone]) {
    expect(rate).toBeLessThanOrEqual(PER_SECOND * 1.05);
    expect(rate).toBeGreaterThanOrEqual(PER_SECOND * 0.8); // a busy machine asks late, never early
  }
  for (const status of statuses[1]!) expect([200, 503]).toContain(status); // read, or told to try again
});

test.skipIf(!program)('refuses or counts locally while the store is down, and recovers when it is back', async () => {
  const [closed, open] = await Promise.all([startSigner(), startSigner('--store-fails', 'allow')]);
  expect([await scan(closed), await scan(open)]).toEqual([200, 200]);
  await store.stop();
  try {
    const headers = { Authorization: `Bearer ${KTP_TOKEN}`, 'Content-Type': 'image/jpeg', 'X-KTP-Client': '1' };
    const refused = await fetch(`${closed.url}/api/ktp`, { method: 'POST', headers, body: jpeg });
    expect([refused.status, refused.headers.get('Retry-After')]).toEqual([503, '5']);
    expect(await refused.json()).toMatchObject({ kind: 'retry', code: 'signer.quota_store' });
    calls = [];
    const from = performance.now();
    const stop = press(open, 6);
    await seconds(4);
    await stop();
    expect(rateSince(from)).toBeLessThanOrEqual(PER_SECOND * 1.05);
    expect(calls.length).toBeGreaterThan(PER_SECOND * 2);
  } finally {
    await store.start();
  }
  await vi.waitFor(async () => expect(await scan(closed)).toBe(200), { timeout: 15_000, interval: 300 });
});
