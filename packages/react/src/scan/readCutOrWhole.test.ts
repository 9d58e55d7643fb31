import { KTP_LINES, KtpError, type KtpReading, type PreparedPhoto } from '@ktp-ocr/core';
import { expect, test, vi } from 'vitest';
import { type CutMemory, readCutOrWhole } from './readCutOrWhole.ts';

const photoOf = (width: number): PreparedPhoto => ({
  blob: new Blob(),
  mediaType: 'image/jpeg',
  width,
  height: 400,
  originalBytes: 1,
  quality: null,
});
const [prepared, whole] = [photoOf(600), photoOf(900)];

/** A reading of this many lines, of which the NIK is the third. */
const readingOf = (lines: number): KtpReading => ({
  engine: { name: 'test', version: null, ms: null },
  lines: Object.fromEntries(
    KTP_LINES.slice(0, lines).map((line) => [
      line,
      { text: line === 'nik' ? '3273015708949991' : 'CONTOH', confidence: 0.9, box: null },
    ]),
  ),
  face: null,
  warnings: [],
  requestId: null,
});

type Answer = number | KtpError;

async function answer(given: Answer): Promise<KtpReading> {
  if (given instanceof KtpError) throw given;
  return readingOf(given);
}

/** An engine that returns this many lines of the cut-out card and of the whole photo, or an error. */
function readerOf(cut: Answer, all: Answer, runsOn: 'device' | 'server' = 'device') {
  const read = vi.fn((photo: PreparedPhoto) => answer(photo === whole ? all : cut));
  return { read, runsOn, signal: new AbortController().signal };
}

const refused = new KtpError('not-a-ktp');

test.each([
  ['a card that was read well is not read again', 17, 17, 'device', 'cut', 1],
  ['one line missing: the same', 16, 17, 'device', 'cut', 1],
  ['lines missing on the device: the whole photo gives more', 14, 17, 'device', 'whole', 2],
  ['lines missing on the device: the whole photo gives no more', 14, 14, 'device', 'cut', 2],
  ['lines missing on the device: the whole photo gives less', 14, 9, 'device', 'cut', 2],
  ['lines missing on a server cost no second call', 14, 17, 'server', 'cut', 1],
  ['hardly anything read by a server costs one', 5, 17, 'server', 'whole', 2],
  ['the card was refused', refused, 17, 'server', 'whole', 2],
  ['the whole photo was refused', 5, refused, 'server', 'cut', 2],
  ['the whole photo could not be sent', 5, new KtpError('offline'), 'server', 'cut', 2],
] as const)('%s', async (_, cut, all, runsOn, kept, calls) => {
  const reader = readerOf(cut, all, runsOn);
  const { reading, photo } = await readCutOrWhole({ prepared, whole }, { cut: null }, reader);
  expect(photo).toBe(kept === 'cut' ? prepared : whole);
  expect(reading).toEqual(readingOf(Number(kept === 'cut' ? cut : all)));
  expect(reader.read).toHaveBeenCalledTimes(calls);
});

test('reads only the part that a person chose, however little it yields', async () => {
  const reader = readerOf(3, 17);
  expect(await readCutOrWhole({ prepared, whole: null }, { cut: null }, reader)).toMatchObject({ photo: prepared });
  expect(reader.read).toHaveBeenCalledTimes(1);
  const refusing = readerOf(refused, 17);
  await expect(readCutOrWhole({ prepared, whole: null }, { cut: null }, refusing)).rejects.toBe(refused);
});

test('reports the error of the whole photo if both are refused', async () => {
  const several = new KtpError('several-cards');
  await expect(readCutOrWhole({ prepared, whole }, { cut: null }, readerOf(refused, several))).rejects.toBe(several);
});

test('reads nothing twice for an error that says nothing about the photo', async () => {
  const reader = readerOf(new KtpError('offline'), 17, 'server');
  await expect(readCutOrWhole({ prepared, whole }, { cut: null }, reader)).rejects.toMatchObject({ code: 'offline' });
  expect(reader.read).toHaveBeenCalledTimes(1);
});

test('does not read, and pay for, a refused card again on the next try', async () => {
  const memory: CutMemory = { cut: null };
  const first = readerOf(refused, new KtpError('upstream-unavailable'), 'server');
  await expect(readCutOrWhole({ prepared, whole }, memory, first)).rejects.toMatchObject({
    code: 'upstream-unavailable',
  });
  const second = readerOf(17, 17, 'server');
  expect(await readCutOrWhole({ prepared, whole }, memory, second)).toMatchObject({ photo: whole });
  expect(second.read.mock.calls).toEqual([[whole]]);
});

test('reads nothing more after an abort', async () => {
  const abort = new AbortController();
  const read = vi.fn(async () => {
    abort.abort();
    return readingOf(2);
  });
  const reader = { read, runsOn: 'device', signal: abort.signal } as const;
  await expect(readCutOrWhole({ prepared, whole }, { cut: null }, reader)).rejects.toMatchObject({
    code: 'client-closed',
  });
  expect(read).toHaveBeenCalledTimes(1);
});
