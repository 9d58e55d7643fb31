import { KtpError } from '@ktp-ocr/core';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createSigner } from '../signer/createSigner.ts';
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

test('what passes by itself, and callers can bring about, fills no log', () => {
  consoleFault(new KtpError('upstream-busy', { detail: 'signer.user_busy' }), 'request-1');
  consoleFault(new KtpError('upstream-timeout'), 'request-2');
  expect(said).toEqual([]);
});

test('refusals are no faults', async () => {
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
