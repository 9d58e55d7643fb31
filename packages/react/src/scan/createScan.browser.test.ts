import { type Corners, type KtpEngine, KtpError } from '@ktp-ocr/core';
import { drawSpecimen, fakeEngine, inventPerson } from '@ktp-ocr/testing';
import { waitFor } from '@testing-library/react';
import { afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { createScan } from './createScan.ts';
import { lateOpenReview } from './lateOpenReview.ts';
import { lateScanWork } from './lateScanWork.ts';
import type { KtpScan } from './scan.ts';
import type { UseKtpOcrOptions } from './scanOptions.ts';

const person = inventPerson(5);
let photo: Blob;
beforeAll(async () => {
  photo = await drawSpecimen(person, { margin: 0.15 });
});

let scan: KtpScan | null = null;
afterEach(() => {
  scan?.destroy();
  vi.restoreAllMocks();
});

interface Walk {
  readonly scan: KtpScan;
  /** Each status it reached, and whether it had to be shown at once. */
  readonly statuses: readonly (readonly [status: string, atOnce: boolean])[];
  readonly onError: ReturnType<typeof vi.fn>;
  readonly recognise: ReturnType<typeof vi.fn<KtpEngine['recognise']>>;
}

function walk(more: Partial<UseKtpOcrOptions> = {}): Walk {
  const good = fakeEngine('read', { person });
  const recognise = vi.fn(good.recognise);
  const onError = vi.fn();
  const engine = { ...good, recognise };
  const made = createScan({ engine, today: '2026-01-31', onError, ...more } as UseKtpOcrOptions);
  const statuses: (readonly [string, boolean])[] = [];
  made.subscribe((atOnce) => {
    const { status } = made.getSnapshot();
    if (statuses.at(-1)?.[0] !== status) statuses.push([status, atOnce]);
  });
  scan = made;
  return { scan: made, statuses, onError, recognise };
}

const reach = (made: KtpScan, status: string) => waitFor(() => expect(made.getSnapshot().status).toBe(status));
const cornersFound = (made: KtpScan) =>
  waitFor(() => expect(made.getSnapshot()).toMatchObject({ status: 'checking', corners: expect.any(Array) }));
/** Makes the next fetch of a part fail, as it would without a network or with a bad one. */
const failOnce = (late: { load: () => Promise<unknown> }, code: 'offline' | 'upstream-network') =>
  vi.spyOn(late, 'load').mockRejectedValueOnce(new KtpError(code));

describe('from the photo to the record', () => {
  test('choose, recognise, confirm: passes each state once, and shows small screens at once', async () => {
    const { scan: made, statuses, recognise } = walk();
    made.choose(photo);
    expect(made.getSnapshot()).toMatchObject({ status: 'checking', photo: null, corners: undefined });
    await cornersFound(made);
    made.recognise();
    await reach(made, 'review');
    expect(recognise).toHaveBeenCalledOnce();
    made.confirm();
    await reach(made, 'confirmed');
    made.reset();
    expect(statuses).toEqual([
      ['checking', false],
      ['recognising', false],
      ['review', false],
      ['confirmed', true],
      ['idle', true],
    ]);
  });

  test('recognise before the card is found reads the photo as it was chosen', async () => {
    const { scan: made, statuses, recognise } = walk();
    made.choose(photo);
    made.recognise();
    await reach(made, 'review');
    expect(statuses.map(([status]) => status)).toEqual(['checking', 'preparing', 'recognising', 'review']);
    expect(recognise).toHaveBeenCalledOnce();
  });

  test('recognise without a chosen photo, or called twice, does nothing more', async () => {
    const { scan: made, recognise } = walk();
    made.recognise();
    expect(made.getSnapshot().status).toBe('idle');
    made.choose(photo);
    await cornersFound(made);
    const { corners } = made.getSnapshot() as { readonly corners: Corners };
    made.recognise({ corners, turns: 0 });
    made.recognise({ corners, turns: 0 });
    await reach(made, 'review');
    expect(recognise).toHaveBeenCalledOnce();
  });
});

describe('if the knowledge of the card could not be fetched', () => {
  test('fetches it again automatically, and reads, and pays for, nothing twice', async () => {
    const load = failOnce(lateOpenReview, 'upstream-network');
    const { scan: made, onError, recognise } = walk();
    made.scan(photo);
    await reach(made, 'review');
    expect([load.mock.calls.length, recognise.mock.calls.length, onError.mock.calls.length]).toEqual([2, 1, 0]);
  });

  test('lets the person try again if it cannot do so automatically, and reads nothing twice', async () => {
    failOnce(lateOpenReview, 'upstream-network');
    const { scan: made, onError, recognise } = walk({ retries: 0 });
    made.scan(photo);
    await reach(made, 'failed');
    expect(onError).toHaveBeenCalledExactlyOnceWith(expect.objectContaining({ code: 'upstream-network' }));
    made.retry();
    await reach(made, 'review');
    expect(recognise).toHaveBeenCalledOnce();
  });

  test('tells the page if the form cannot open, and the next try opens it', async () => {
    failOnce(lateOpenReview, 'upstream-network');
    const { scan: made, onError } = walk();
    made.fillIn();
    await reach(made, 'failed');
    expect(onError).toHaveBeenCalledOnce();
    made.retry();
    await reach(made, 'review');
  });
});

describe('onError, for a photo that could not be prepared while it was checked', () => {
  test('is called once', async () => {
    const { scan: made, onError, recognise } = walk();
    made.choose(new Blob(['%PDF-1.7']));
    await reach(made, 'failed');
    expect(onError).toHaveBeenCalledExactlyOnceWith(expect.objectContaining({ code: 'pdf-not-photo' }));
    expect(recognise).not.toHaveBeenCalled();
  });

  test('is not called without a network: the photo is prepared automatically once it is back', async () => {
    failOnce(lateScanWork, 'offline');
    const { scan: made, onError } = walk();
    made.choose(photo);
    await reach(made, 'failed');
    expect(made.getSnapshot()).toMatchObject({ paused: true });
    dispatchEvent(new Event('online'));
    await cornersFound(made);
    expect(onError).not.toHaveBeenCalled();
  });
});
