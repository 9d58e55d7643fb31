import { type KtpEngine, KtpError, type PreparedPhoto } from '@ktp-ocr/core';
import { drawSpecimen, fakeEngine, inventPerson } from '@ktp-ocr/testing';
import { waitFor } from '@testing-library/react';
import { afterEach, beforeAll, expect, test, vi } from 'vitest';
import { createScan } from './createScan.ts';
import type { KtpScan } from './scan.ts';

const person = inventPerson(5);
let photo: Blob;
beforeAll(async () => {
  photo = await drawSpecimen(person, { margin: 0.15 });
});

let scan: KtpScan | null = null;
afterEach(() => scan?.destroy());

/** Refuses a picture as narrow as a card, and reads one with a table around it. */
function readsWholePhotosOnly(runsOn: 'device' | 'server') {
  const good = fakeEngine('read', { person });
  const recognise = vi.fn<KtpEngine['recognise']>(async (given, options) => {
    options.onProgress?.({ stage: 'reading' });
    if (isCard(given)) throw new KtpError('not-a-ktp');
    return good.recognise(given, options);
  });
  return { ...good, runsOn, recognise };
}

/** The specimen is 1000 pixels wide, and a third wider with its table. */
const isCard = ({ width }: PreparedPhoto): boolean => width < 1150;

/** Chooses the photo and waits until the card in it was found. */
async function checked(engine: KtpEngine): Promise<KtpScan> {
  scan = createScan({ engine, today: '2026-01-31' });
  scan.choose(photo);
  const seen = scan;
  await waitFor(() => expect(seen.getSnapshot()).toMatchObject({ status: 'checking', corners: expect.any(Array) }));
  return scan;
}

function cornersOf(scan: KtpScan) {
  const state = scan.getSnapshot();
  if (state.status !== 'checking' || !state.corners) throw new Error('No card was found in the specimen.');
  return state.corners;
}

test.each(['device', 'server'] as const)(
  'reads the whole photo on a %s if an untouched crop is refused',
  async (runsOn) => {
    const engine = readsWholePhotosOnly(runsOn);
    const scan = await checked(engine);
    const statuses = new Set<string>();
    scan.subscribe(() => statuses.add(scan.getSnapshot().status));
    scan.recognise({ corners: cornersOf(scan), turns: 0 });
    await waitFor(() => expect(scan.getSnapshot().status).toBe('review'));
    expect(engine.recognise.mock.calls.map(([given]) => isCard(given))).toEqual([true, false]);
    // The boxes are places in the photo that was read.
    expect(isCard(scan.getSnapshot().photo!)).toBe(false);
    expect(statuses).not.toContain('failed');
  },
);

test('reads only what a person cut out by moving the corners', async () => {
  const engine = readsWholePhotosOnly('device');
  const scan = await checked(engine);
  const [first, ...others] = cornersOf(scan);
  scan.recognise({ corners: [{ ...first, x: first.x + 0.01 }, ...others], turns: 0 });
  await waitFor(() => expect(scan.getSnapshot()).toMatchObject({ status: 'failed', error: { code: 'not-a-ktp' } }));
  expect(engine.recognise).toHaveBeenCalledTimes(1);
});

test('stopping while the whole photo is read leads back to the photo', async () => {
  let signal: AbortSignal | undefined;
  const engine = readsWholePhotosOnly('device');
  engine.recognise.mockImplementation(async (given, options) => {
    if (isCard(given)) throw new KtpError('not-a-ktp');
    ({ signal } = options);
    return new Promise(() => {});
  });
  const scan = await checked(engine);
  scan.recognise({ corners: cornersOf(scan), turns: 0 });
  await waitFor(() => expect(signal).toBeDefined());
  expect(scan.getSnapshot().status).toBe('recognising');
  scan.cancel();
  expect(signal!.aborted).toBe(true);
  expect(scan.getSnapshot().status).toBe('checking');
});
