import { KtpError } from '@ktp-ocr/core';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createTencentApi } from '../api/createTencentApi.ts';
import { createHandover } from '../handover/createHandover.ts';
import { createSigner } from '../signer/createSigner.ts';
import { importTc3Key, signTc3 } from '../tencent/tc3.ts';
import { consoleFault } from './consoleFault.ts';

const said: string[] = [];
beforeEach(() => {
  said.length = 0;
  vi.spyOn(console, 'error').mockImplementation((text: string) => void said.push(text));
});
afterEach(() => {
  vi.restoreAllMocks();
});

const SECRET = '3273025708949991';
const request = (): Request =>
  new Request('http://app.test/api/ktp', { method: 'POST', headers: { 'X-KTP-Client': '1' }, body: 'x' });

/** A body whose sender goes away in the middle. */
function brokenOff(): ReadableStream<Uint8Array> {
  const start = new Uint8Array([1]);
  let begun = false;
  return new ReadableStream({
    pull(controller) {
      if (begun) controller.error(new TypeError('terminated'));
      else controller.enqueue(start);
      begun = true;
    },
  });
}

test('without onFault, the console is told the code, our sentence and where the cause was thrown', async () => {
  function findSession(): never {
    throw new TypeError(`no session of ${SECRET}`);
  }
  const response = await createSigner({ authorize: findSession })(request());
  expect(response.status).toBe(500);
  expect(said).toHaveLength(1);
  expect(said[0]).toMatch(/^@ktp-ocr\/signer [\da-f-]{36} misconfigured \(signer\.authorize_failed\): \S/);
  expect(said[0]).toMatch(/caused by TypeError\n\s+at (?:\S+ )?.*findSession/);
  expect(said[0]).not.toContain(SECRET);
});

test('with onFault, the console is told nothing', async () => {
  const onFault = vi.fn();
  await createSigner({ authorize: () => Promise.reject(new Error('down')), onFault })(request());
  expect(onFault).toHaveBeenCalledOnce();
  expect(said).toEqual([]);
});

test('passing troubles, which callers can cause at will, fill no log', () => {
  consoleFault(new KtpError('upstream-busy', { detail: 'signer.user_busy' }), 'request-1');
  consoleFault(new KtpError('upstream-timeout'), 'request-2');
  expect(said).toEqual([]);
});

test('a full hand-over, and what strangers send it, fill no log', async () => {
  const handover = createHandover({ authorize: () => ({ id: 'siti' }), maxWaiting: 1, maxHeldBytes: 1, quotas: false });
  const other = createHandover({ authorize: (asked) => ({ id: asked.headers.get('X-User') ?? '' }), maxWaiting: 1 });
  const ask = (handle: typeof handover, method: string, secret: string, more: RequestInit = {}): Promise<Response> => {
    const headers = { 'X-KTP-Client': '1', 'X-KTP-Handover': secret, 'Content-Type': 'image/png', ...more.headers };
    return handle(new Request('http://app.test/handover', { ...more, method, headers }));
  };
  await ask(other, 'POST', '', { headers: { 'X-User': 'a' } });
  expect((await ask(other, 'POST', '', { headers: { 'X-User': 'b' } })).status).toBe(503);
  const { token } = (await (await ask(handover, 'POST', '')).json()) as { readonly token: string };
  const phone = `token.${token}.${'p'.repeat(32)}`;
  await ask(handover, 'GET', phone);
  expect((await ask(handover, 'PUT', phone, { body: 'two' })).status).toBe(503);
  const breaksOff = { body: brokenOff(), duplex: 'half' } as RequestInit;
  expect((await ask(handover, 'PUT', phone, breaksOff)).status).toBe(499);
  for (const secret of ['', 'key.', 'token..', '%00.%ff', '.'.repeat(5000)]) {
    for (const method of ['GET', 'PUT', 'DELETE', 'POST']) await ask(handover, method, secret);
  }
  expect(said).toEqual([]);
});

test('nor do strangers who know a secret id of the API: they may send anything, and break off', async () => {
  const credentials = { secretId: 'AKIDexample', secretKey: 'example-key' };
  const recognise = (): never => {
    throw new Error('not reached');
  };
  const api = createTencentApi({ credentials, engine: { name: 'test', runsOn: 'server', recognise } });
  const [host, contentType, timestamp] = ['ocr.example.test', 'application/json', Math.floor(Date.now() / 1000)];
  const unsigned = { method: 'POST', host, contentType, timestamp, body: new Uint8Array() } as const;
  const headers = {
    'Content-Type': contentType,
    'X-TC-Action': 'RecognizeIndonesiaIDCardOCR',
    'X-TC-Version': '2018-11-19',
    'X-TC-Timestamp': String(timestamp),
    Authorization: await signTc3(unsigned, await importTc3Key('AKIDexample', 'a guess')),
  };
  for (const body of [brokenOff(), '{', '{"ImageBase64":"AAAA"}', '']) {
    await api(new Request(`https://${host}/`, { method: 'POST', headers, body, duplex: 'half' } as RequestInit));
  }
  await api(new Request(`https://${host}/?%ff=%`, { headers }));
  expect(said).toEqual([]);
});

test('a refusal is not a fault', async () => {
  expect((await createSigner({ authorize: () => false })(request())).status).toBe(401);
  expect(said).toEqual([]);
});

test('of errors that are not ours, only the name, the code of the system and the place are said', () => {
  const system = Object.assign(new Error(`connect ${SECRET}`), { code: 'ECONNREFUSED' });
  const odd = Object.assign(new Error(SECRET), { name: SECRET.repeat(9) });
  consoleFault(new KtpError('misconfigured', { cause: system }), 'request-1');
  consoleFault(new Error(SECRET, { cause: odd }), 'request-2');
  consoleFault(Object.assign(new Error(SECRET), { stack: undefined }), '');
  expect(said[0]).toContain('caused by Error ECONNREFUSED');
  expect(said.join('\n')).not.toContain(SECRET);
});
