// The command as people start it: a process of its own, over real sockets, in front of a stand-in for Tencent Cloud.
import { writeFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type KtpEngine, KtpError, type KtpReading } from '@ktp-ocr/core';
import { scenarioAnswer } from '@ktp-ocr/testing';
import sharp from 'sharp';
import { ocr } from 'tencentcloud-sdk-nodejs-ocr';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { startCommand, type StartedCommand } from '../../fixtures/startCommand.ts';
import { createTencentApi } from '../api/createTencentApi.ts';
import { serve } from '../endpoint/serve.ts';

const reading = scenarioAnswer('read', { withFace: true, attempt: 1 }).reading as KtpReading;
const KTP_TOKEN = 'example-token-of-a-server';
const bearer = { Authorization: `Bearer ${KTP_TOKEN}`, 'Content-Type': 'image/jpeg', 'X-KTP-Client': '1' };
const upstream = { secretId: 'AKIDupstream', secretKey: 'example-upstream-key' };

let recognise: KtpEngine['recognise'];
let tencent: Awaited<ReturnType<typeof serve>>;
let environment: Record<string, string>;
let folder: string;
let jpeg: Uint8Array<ArrayBuffer>;
const started: StartedCommand[] = [];

beforeAll(async () => {
  const engine: KtpEngine = { name: 'test', runsOn: 'server', recognise: (...all) => recognise(...all) };
  tencent = await serve(createTencentApi({ engine, credentials: upstream, rate: false }));
  environment = {
    KTP_PORT: '0',
    KTP_DRAIN_SECONDS: '0',
    KTP_TOKEN,
    TENCENTCLOUD_SECRET_ID: upstream.secretId,
    TENCENTCLOUD_SECRET_KEY: upstream.secretKey,
    TENCENTCLOUD_ENDPOINT: tencent.url,
  };
  folder = await mkdtemp(join(tmpdir(), 'ktp-signer-'));
  jpeg = new Uint8Array(
    await sharp({ create: { width: 64, height: 40, channels: 3, background: '#888' } })
      .jpeg()
      .toBuffer(),
  );
});
beforeEach(() => {
  recognise = async () => reading;
});
afterEach(() => {
  for (const { child } of started.splice(0)) child.kill('SIGKILL');
});
afterAll(async () => {
  await tencent.close();
  await rm(folder, { recursive: true });
});

/** A port that was free a moment ago. */
async function freePort(): Promise<number> {
  const probe = await serve(async () => new Response());
  await probe.close();
  return Number(new URL(probe.url).port);
}

async function start(args: readonly string[] = [], more: Record<string, string> = {}) {
  const command = startCommand(args, { ...environment, ...more });
  started.push(command);
  const { url, metrics } = (await command.said('listening')) as { url: string; metrics?: string };
  await command.said('ready');
  return { ...command, url, metrics: metrics ?? '' };
}
const scan = (url: string, headers: Record<string, string> = bearer): Promise<Response> =>
  fetch(`${url}/api/ktp`, { method: 'POST', headers, body: jpeg });

test('reads a card for the bearer of the token, logs one line and counts it', async () => {
  const { url, metrics, lines } = await start(['--metrics-port', '0']);
  const response = await scan(url);
  expect(response.status).toBe(200);
  expect(await response.json()).toMatchObject({ Response: { KewargaNegaraan: 'WNI' }, Engine: { name: 'tencent' } });
  expect((await scan(url, { ...bearer, Authorization: 'Bearer another-token' })).status).toBe(401);
  await vi.waitFor(() => expect(lines.filter((line) => line.includes('"request"'))).toHaveLength(2));
  const [read, refused] = lines.filter((line) => line.includes('"request"')).map((line) => JSON.parse(line));
  expect(read).toMatchObject({ level: 'info', surface: 'signer', status: 200, engine: 'tencent', bytes: jpeg.length });
  expect(refused).toMatchObject({ status: 401, code: 'unauthenticated', engine: null });
  const text = await (await fetch(`${metrics}/metrics`)).text();
  expect(text).toContain('ktp_requests_total{surface="signer",status="200",code="",kind="",engine="tencent"} 1');
  expect(text).toContain(
    'ktp_requests_total{surface="signer",status="401",code="unauthenticated",kind="config",engine=""} 1',
  );
  expect(text).toMatch(/ktp_request_duration_seconds_count\{surface="signer"\} 2/);
  for (const line of text.trimEnd().split('\n')) {
    expect(line).toMatch(/^(# (HELP|TYPE) \w+ .+|\w+(\{(\w+="[^"]*",?)+\})? [\d.e+-]+)$/);
  }
});

test('serves metrics to this machine only by default, and answers only for named hosts', async () => {
  const { metrics } = await start(['--host', '0.0.0.0', '--metrics-port', '0']);
  expect(metrics).toMatch(/^http:\/\/127\.0\.0\.1:/);
  const { url, lines } = await start(['--allowed-host', 'app.example.test']);
  expect((await scan(url)).status).toBe(403);
  expect(lines.join('\n')).not.toContain('any host is served');
  expect((await start()).lines.join('\n')).toContain('any host is served');
});

test('serves the signer and the API on one port, each to its own callers', async () => {
  const own = { KTP_API_SECRET_ID: 'AKIDours', KTP_API_SECRET_KEY: 'example-key' };
  const { url } = await start(['--serve', 'both'], own);
  expect((await scan(url)).status).toBe(200);
  const ask = (secretKey: string): Promise<unknown> => {
    const httpProfile = { endpoint: `127.0.0.1:${new URL(url).port}`, protocol: 'http://' };
    const credential = { secretId: own.KTP_API_SECRET_ID, secretKey };
    const client = new ocr.v20181119.Client({ credential, region: 'ap-jakarta', profile: { httpProfile } });
    return client.request('RecognizeIndonesiaIDCardOCR', { ImageBase64: Buffer.from(jpeg).toString('base64') });
  };
  expect(await ask(own.KTP_API_SECRET_KEY)).toMatchObject({ KewargaNegaraan: 'WNI' });
  await expect(ask('another')).rejects.toMatchObject({ code: 'AuthFailure.SignatureFailure' });
});

test('hands a photo over from a phone if --handover is set', async () => {
  const { url, metrics, lines } = await start(['--handover', '--company', 'Bank Contoh', '--metrics-port', '0']);
  const ask = (method: string, secret: string, body: BodyInit | null = null, headers: object = bearer) =>
    fetch(`${url}/api/ktp/handover`, { method, body, headers: { ...headers, 'X-KTP-Handover': secret } });
  const phone = { 'X-KTP-Client': '1', 'Content-Type': 'image/jpeg' };
  expect((await ask('POST', '', null, phone)).status).toBe(401);
  const { token, key } = (await (await ask('POST', '')).json()) as { token: string; key: string };
  const mine = `token.${token}.${'p'.repeat(32)}`;
  const arrived = (await (await ask('GET', mine, null, phone)).json()) as { number: string; company: string };
  expect(arrived.company).toBe('Bank Contoh');
  expect((await ask('PUT', mine, jpeg, phone)).status).toBe(200);
  await ask('POST', `key.${key}.${arrived.number}`);
  const fetched = await ask('GET', `key.${key}`);
  expect(new Uint8Array(await fetched.arrayBuffer())).toEqual(jpeg);
  expect((await scan(url)).status).toBe(200);
  await vi.waitFor(() => expect(lines.filter((line) => line.includes('"handover"'))).toHaveLength(6));
  expect(JSON.parse(lines.find((line) => line.includes('"sent"'))!)).toMatchObject({
    message: 'handover',
    status: 200,
    bytes: jpeg.length,
  });
  expect(lines.join('\n')).not.toMatch(new RegExp(`${token}|${key}`));
  const text = await (await fetch(`${metrics}/metrics`)).text();
  expect(text).toContain('ktp_handovers_total{step="sent",status="200",code=""} 1');
  expect(text).toContain('ktp_handovers_total{step="refused",status="401",code="signer.unauthenticated"} 1');
});

test('has no hand-over by default', async () => {
  const { url } = await start();
  expect((await fetch(`${url}/api/ktp/handover`, { method: 'POST', headers: bearer })).status).toBe(404);
});

describe('authorises', () => {
  test('by an address of the application', async () => {
    const asked: (string | undefined)[] = [];
    const app = createServer(({ headers }, response) => {
      asked.push(headers.cookie, headers['content-type']);
      const known = headers.cookie === 'session=siti';
      if (known) response.setHeader('X-KTP-User', 'user-1');
      response.writeHead(known ? 204 : headers.cookie ? 500 : 302, known ? {} : { Location: '/login' }).end();
    });
    await new Promise<void>((resolve) => app.listen(0, '127.0.0.1', resolve));
    const { port } = app.address() as { port: number };
    const args = ['--authorize-url', `http://127.0.0.1:${port}/me`, '--per-user', '2/60'];
    const { url, lines } = await start(args, { KTP_TOKEN: '' });
    const { Authorization: _, ...headers } = bearer;
    expect((await scan(url, { ...headers, Cookie: 'session=siti' })).status).toBe(200);
    expect((await scan(url, headers)).status).toBe(401);
    expect((await scan(url, { ...headers, Cookie: 'session=broken' })).status).toBe(500);
    expect(asked).toEqual(['session=siti', undefined, undefined, undefined, 'session=broken', undefined]);
    expect((await scan(url, { ...headers, Cookie: 'session=siti' })).status).toBe(200);
    expect((await scan(url, { ...headers, Cookie: 'session=siti' })).status).toBe(429);
    await vi.waitFor(() => expect(lines.join('\n')).toContain('"fault"'));
    expect(lines.join('\n')).not.toMatch(/session=|siti|user-1/);
    app.close();
  });

  test('by a module of the operator', async () => {
    const file = join(folder, 'authorize.mjs');
    writeFileSync(file, `export const authorize = (request) => request.headers.get('X-Staff') === 'yes';`);
    const { url } = await start(['--authorize-module', file], { KTP_TOKEN: '' });
    expect((await scan(url, { ...bearer, 'X-Staff': 'yes' })).status).toBe(200);
    expect((await scan(url)).status).toBe(401);
  });
});

describe('on SIGTERM', () => {
  test('finishes requests in progress, accepts no more and exits with 0', async () => {
    let finish: (() => void) | undefined;
    recognise = () => new Promise((resolve) => (finish = () => resolve(reading)));
    const { url, child, said, ended } = await start();
    expect((await fetch(`${url}/readyz`)).status).toBe(200);
    const inFlight = scan(url);
    await vi.waitFor(() => expect(finish).toBeDefined());
    child.kill('SIGTERM');
    await said('stopping');
    await expect(fetch(`${url}/healthz`, { headers: { Connection: 'close' } })).rejects.toThrow();
    finish!();
    const response = await inFlight;
    expect(response.status).toBe(200);
    expect(await response.json()).toHaveProperty('Response.NIK');
    expect(await ended).toBe(0);
  });

  test('says that it is not ready, and goes on serving until the drain time is over', async () => {
    const { url, child, said, ended } = await start(['--drain-seconds', '3']);
    await vi.waitFor(async () => expect((await fetch(`${url}/readyz`)).status).toBe(200));
    child.kill('SIGTERM');
    await said('stopping');
    expect((await fetch(`${url}/readyz`)).status).toBe(503);
    expect((await fetch(`${url}/healthz`)).status).toBe(200);
    expect((await scan(url)).status).toBe(200);
    expect(await ended).toBe(0);
  });

  test('does not wait forever', async () => {
    let reached = false;
    recognise = () => new Promise(() => (reached = true));
    const { url, child, ended } = await start(['--stop-seconds', '0']);
    const cut = scan(url).catch(() => null);
    await vi.waitFor(() => expect(reached).toBe(true));
    child.kill('SIGTERM');
    expect(await ended).toBe(0);
    await cut;
  });
});

test('answers health at once, and readiness only once the engine is loaded', async () => {
  const { url } = await start();
  for (const path of ['/healthz', '/readyz']) {
    const response = await fetch(url + path);
    expect([response.status, response.headers.get('Cache-Control')]).toEqual([200, 'no-store']);
  }
  expect((await fetch(`${url}/elsewhere`)).status).toBe(404);
});

describe('says in a sentence why it does not start', () => {
  test.each<[readonly string[], Record<string, string>, number, RegExp]>([
    [['--serve', 'signer'], { KTP_TOKEN: '' }, 2, /Say who may have cards read/],
    [['--authorize-module', '/nowhere/x.mjs'], { KTP_TOKEN: '' }, 2, /could not be loaded/],
    [['--image-host', '*.example.test'], {}, 1, /exact names/],
    [['--origin', '*'], {}, 1, /exact origins/],
    [[], { TENCENTCLOUD_SECRET_KEY: '' }, 1, /Only one of/],
    [['--host', '203.0.113.1'], {}, 1, /does not belong to this machine/],
  ])('%j', async (args, more, code, sentence) => {
    const command = startCommand(args, { ...environment, ...more });
    started.push(command);
    expect(await command.ended).toBe(code);
    expect(command.errors.join('\n')).toMatch(sentence);
    expect(command.errors.join('\n')).not.toMatch(/\n\s+at |example-/);
  });
});

test('starts while the shared store is down, and reports that nothing is read meanwhile', async () => {
  const { url } = await start([], { REDIS_URL: `unix://${join(folder, 'nobody.sock')}` });
  const response = await scan(url);
  expect(response.status).toBe(503);
  expect(await response.json()).toMatchObject({ code: 'signer.quota_store' });
  expect((await fetch(`${url}/healthz`)).status).toBe(200);
});

test('prints help', async () => {
  const command = startCommand(['--help']);
  expect(await command.ended).toBe(0);
  expect(command.lines[0]).toMatch(/^ktp-signer reads Indonesian identity cards/);
  const version = startCommand(['--version']);
  expect(await version.ended).toBe(0);
  expect(version.lines).toEqual([expect.stringMatching(/^\d+\.\d+\.\d+$/)]);
});

test('logs and metrics hold no mark of a card, a name or a secret, at any level', async () => {
  const marked = { nik: '3273015708949991', nama: 'KENARI CONTOHAN' };
  const line = (text: string) => ({ text, confidence: null, box: null });
  recognise = async (photo) => {
    if (photo.blob.size !== jpeg.length) throw new KtpError('ocr-failed', { cause: new Error(marked.nik) });
    return { ...reading, lines: { ...reading.lines, nik: line(marked.nik), nama: line(marked.nama) } };
  };
  for (const log of ['all', 'faults', 'none']) {
    const [port, metricsPort] = [await freePort(), await freePort()];
    const [url, metrics] = [`http://127.0.0.1:${port}`, `http://127.0.0.1:${metricsPort}`];
    const ports = ['--port', String(port), '--metrics-port', String(metricsPort)];
    const command = startCommand(['--log', log, ...ports], environment);
    started.push(command);
    const { lines, errors } = command;
    await vi.waitFor(async () => expect((await fetch(`${url}/readyz`)).status).toBe(200), { timeout: 20_000 });
    const response = await scan(url, { ...bearer, 'User-Agent': marked.nama, Cookie: `nik=${marked.nik}` });
    expect(await response.json()).toMatchObject({ Response: { NIK: marked.nik } });
    const body = JSON.stringify({ ImageBase64: marked.nik, Scene: marked.nama });
    await fetch(`${url}/api/ktp?scene=${marked.nik}`, { method: 'POST', headers: bearer, body: jpeg });
    await fetch(`${url}/api/ktp`, { method: 'POST', headers: { ...bearer, 'Content-Type': 'application/json' }, body });
    await fetch(`${url}/${marked.nik}`, { method: 'POST', headers: bearer });
    const said = [await (await fetch(`${metrics}/metrics`)).text(), ...lines, ...errors].join('\n');
    expect(lines.length > 0).toBe(log !== 'none');
    const marks = [...Object.values(marked), KTP_TOKEN, ...Object.values(upstream)];
    expect(marks.filter((mark) => said.includes(mark))).toEqual([]);
  }
});
