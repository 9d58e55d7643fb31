import { KTP_LINES, type KtpProgress, type PreparedPhoto } from '@ktp-ocr/core';
import { drawSpecimen, inventPerson } from '@ktp-ocr/testing';
import { afterEach, expect, test } from 'vitest';
import { embeddedEngine, type EmbeddedEngine } from './browser.ts';

const person = inventPerson(21);
let engine: EmbeddedEngine | null = null;
afterEach(async () => {
  await engine?.close();
  engine = null;
});

const asPhoto = (blob: Blob): PreparedPhoto => ({
  blob,
  mediaType: 'image/jpeg',
  width: 0,
  height: 0,
  originalBytes: blob.size,
  quality: null,
});
const forget = () => caches.delete('ktp-ocr-engine');
const { signal } = new AbortController();

test('reads a specimen on the device; fetches files once and then works offline', async () => {
  await forget();
  engine = embeddedEngine();
  const progress: KtpProgress[] = [];
  const photo = asPhoto(await drawSpecimen(person, { margin: 0.06, tilt: 1.5 }));
  const reading = await engine.recognise(photo, {
    signal,
    returnHeadImage: true,
    onProgress: (step) => progress.push(step),
  });
  const read = Object.fromEntries(KTP_LINES.map((line) => [line, reading.lines[line]?.text]));
  expect(read).toEqual(Object.fromEntries(KTP_LINES.map((line) => [line, person[line]])));
  expect(reading.engine).toMatchObject({ name: 'embedded' });
  expect(reading.face!.subarray(0, 3)).toEqual(Uint8Array.of(0xff, 0xd8, 0xff));
  expect(reading.lines.nik!.confidence).toBeGreaterThan(0.8);

  const loading = progress.filter((step) => step.stage === 'loading');
  expect(loading.at(-1)).toEqual({ stage: 'loading', loaded: 22_586_035, total: 22_586_035 });
  expect([...new Set(progress.map(({ stage }) => stage))]).toEqual(['queued', 'loading', 'reading']);

  // Another engine finds everything in the browser's cache, so addresses that lead nowhere do no harm.
  await engine.close();
  engine = embeddedEngine({ modelUrl: '/nowhere/' });
  const offline: KtpProgress[] = [];
  const again = await engine.recognise(photo, { signal, onProgress: (step) => offline.push(step) });
  expect(again.lines).toEqual(reading.lines);
  expect(again.face).toBeNull();
  expect(offline.map(({ stage }) => stage)).toEqual(['queued', 'reading']);
}, 120_000);

test('aborting ends the download and the reading at once', async () => {
  await forget();
  engine = embeddedEngine();
  const photo = asPhoto(await drawSpecimen(person));
  const controller = new AbortController();
  const stopped = engine.recognise(photo, {
    signal: controller.signal,
    onProgress: ({ stage }) => {
      if (stage === 'loading') controller.abort();
    },
  });
  await expect(stopped).rejects.toMatchObject({ code: 'client-closed' });
  const late = engine.recognise(photo, { signal: controller.signal });
  await expect(late).rejects.toMatchObject({ code: 'client-closed' });
});

test('names missing or wrong files and says what to do', async () => {
  await forget();
  const photo = asPhoto(await drawSpecimen(person));
  // Many servers answer with the app's own page for a missing file: not the file that was needed.
  engine = embeddedEngine({ modelUrl: '/nowhere/' });
  await expect(engine.recognise(photo, { signal })).rejects.toMatchObject({
    code: 'misconfigured',
    retryable: false,
    message: expect.stringMatching(/nowhere.*(modelUrl|Copy the folder)/s),
  });
});

test('tells a worker that does not start from a photo that cannot be read', async () => {
  engine = embeddedEngine({ createWorker: () => new Worker('/no-such-worker.js', { type: 'module' }) });
  const photo = asPhoto(new Blob([Uint8Array.of(1, 2, 3)]));
  await expect(engine.recognise(photo, { signal })).rejects.toMatchObject({
    code: 'worker-failed',
    message: expect.stringContaining('worker-src'),
  });
});
