import { isKtpError, type KtpProgress, type PreparedPhoto } from '@ktp-ocr/core';
import { expect, test } from 'vitest';
import { fakeEngine } from './fakeEngine.ts';
import { inventPerson } from './specimen/inventPerson.ts';

const blob = new Blob([new Uint8Array(321)]);
const photo: PreparedPhoto = { blob, mediaType: 'image/jpeg', width: 10, height: 6, originalBytes: 321, quality: null };
const { signal } = new AbortController();

test('reads the person it was given', async () => {
  const person = inventPerson(4);
  const reading = await fakeEngine('read', { person }).recognise(photo, { signal });
  expect(reading.lines.nama?.text).toBe(person.nama);
  expect(reading.face).toBeNull();
  expect((await fakeEngine('read').recognise(photo, { signal, returnHeadImage: true })).face).toBeInstanceOf(
    Uint8Array,
  );
});

test('fails with the error of its scenario', async () => {
  await expect(fakeEngine('quota').recognise(photo, { signal })).rejects.toMatchObject({
    code: 'billing',
    kind: 'quota',
  });
});

test('is busy once if the scenario says so, each engine separately', async () => {
  const engine = fakeEngine('busy-then-read');
  await expect(engine.recognise(photo, { signal })).rejects.toMatchObject({ code: 'upstream-busy', retryable: true });
  expect((await engine.recognise(photo, { signal })).engine.name).toBe('fake');
  await expect(fakeEngine('busy-then-read').recognise(photo, { signal })).rejects.toMatchObject({ retryAfter: 1 });
});

test('stops at once when aborted, before or during its work', async () => {
  const controller = new AbortController();
  const started = performance.now();
  const reading = fakeEngine('slow').recognise(photo, { signal: controller.signal });
  setTimeout(() => controller.abort(), 20);
  const error: unknown = await reading.catch((reason: unknown) => reason);
  expect(isKtpError(error) && error.code).toBe('client-closed');
  expect(performance.now() - started).toBeLessThan(2000);
  await expect(fakeEngine('slow').recognise(photo, { signal: AbortSignal.abort() })).rejects.toMatchObject({
    code: 'client-closed',
    retryable: false,
  });
});

test('tells a time limit from a cancellation', async () => {
  const limited = fakeEngine('slow').recognise(photo, { signal: AbortSignal.timeout(20) });
  await expect(limited).rejects.toMatchObject({ code: 'upstream-timeout' });
});

test('waits for its delay and reports progress', async () => {
  const told: KtpProgress[] = [];
  const started = performance.now();
  await fakeEngine('read', { delay: 60 }).recognise(photo, { signal, onProgress: (progress) => told.push(progress) });
  expect(performance.now() - started).toBeGreaterThan(50);
  expect(told).toEqual([{ stage: 'sending', sent: 321, total: 321 }, { stage: 'reading' }]);
});

test('reports no sending on the device', async () => {
  const told: string[] = [];
  const engine = fakeEngine('read', { runsOn: 'device' });
  await engine.recognise(photo, { signal, onProgress: ({ stage }) => told.push(stage) });
  expect([engine.runsOn, told]).toEqual(['device', ['reading']]);
});
