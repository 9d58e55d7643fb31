import {
  isKtpError,
  KtpError,
  type KtpEngine,
  type KtpProgress,
  type KtpReading,
  type PreparedPhoto,
} from '@ktp-ocr/core';
import { MutationObserver, QueryClient } from '@tanstack/react-query';
import { createWork } from '../shared/createWork.ts';
import type { ScanCore } from './createScanCore.ts';
import { lateOpenReview } from './lateOpenReview.ts';
import { lateScanWork } from './lateScanWork.ts';
import type { ReadPhoto } from './phase.ts';
import type { CutReading } from './readCutOrWhole.ts';
import type { Try } from './recognise.ts';
import type { UseKtpOcrOptions } from './scanOptions.ts';

const BACKOFF_MS = 1000;
const MOST_BACKOFF_MS = 30_000;

/** One photo on its way to a reading. Everything sensitive is kept on this object, never in the query client. */
export interface Run {
  readonly source: Blob | PreparedPhoto;
  /** Read by `deviceEngine`, at the person's request. */
  readonly onDevice: boolean;
  /** The photo was chosen and checked in this scan: stopping leads back to the check. */
  readonly isChecked: boolean;
  /** The photo that `source` was cut out of without asking: read too if `source` reads poorly. */
  readonly whole: PreparedPhoto | null;
  prepared: PreparedPhoto | null;
  /** The result for the card that was cut out without asking, while the whole photo is still to be read. */
  cut: CutReading | null;
  /** What has been read already: if only a later step failed, nothing is read, and paid for, twice. */
  reading: KtpReading | null;
}

/** News of a run, told only while it is the current one. */
export type RunNews =
  | { readonly type: 'prepared'; readonly photo: PreparedPhoto }
  | { readonly type: 'progress'; readonly progress: KtpProgress }
  /** It will be retried automatically: after a delay or, while `paused`, once the network is back. */
  | { readonly type: 'setback'; readonly error: KtpError | null; readonly paused: boolean }
  | { readonly type: 'read'; readonly open: (core: ScanCore, about: ReadPhoto) => void }
  | { readonly type: 'failed'; readonly error: KtpError };

export type Tell = (news: RunNews) => void;

export interface Recognition {
  /** Starts a run, replacing any other. */
  readonly start: (run: Run, tell: Tell) => void;
  /** Aborts the run; no more news of it follows. */
  readonly stop: () => void;
  /** Stops listening for the network too. */
  readonly destroy: () => void;
}

/** Where the given engine, or the signer at the address, reads. */
export function placeOf({ engine, deviceEngine }: UseKtpOcrOptions, onDevice: boolean): KtpEngine['runsOn'] {
  return ((onDevice && deviceEngine) || engine)?.runsOn ?? 'server';
}

/** When a failed try is repeated automatically. */
function retriesOf(options: () => UseKtpOcrOptions) {
  return {
    // After a time-out the call may have been billed, so trying again is the person's decision.
    retry: (count: number, error: KtpError): boolean =>
      error.retryable && error.code !== 'upstream-timeout' && count < (options().retries ?? 2),
    retryDelay: (count: number, { retryAfter }: KtpError): number =>
      retryAfter === null ? Math.min(MOST_BACKOFF_MS, BACKOFF_MS * 2 ** count) : retryAfter * 1000,
  };
}

/** One try of a run. */
async function tryOnce(run: Run, how: Omit<Try, 'loadReview'>): Promise<void> {
  try {
    const { recognise } = await lateScanWork.load();
    await recognise(run, { ...how, loadReview: lateOpenReview.load });
  } catch (cause) {
    throw isKtpError(cause) ? cause : new KtpError('ocr-failed', { cause });
  }
}

/**
 * One run at a time, as a mutation of the app's query client: with its retries, its pause without a network, its entry
 * in the devtools. The client itself holds only a number.
 */
export function createRecognition(given: QueryClient | undefined, options: () => UseKtpOcrOptions): Recognition {
  const client = given ?? new QueryClient();
  let isMounted = given !== undefined;
  let runs = 0;
  let again: (() => Promise<void>) | null = null;
  let tell: Tell = () => {};
  const work = createWork();
  const observer = new MutationObserver<void, KtpError, number>(client, {
    mutationKey: ['ktp-ocr'],
    // A replaced run may still be waiting for its next try, which must then find nothing to do.
    mutationFn: async (id) => (id === runs ? again?.() : undefined),
    ...retriesOf(options),
    gcTime: 0,
  });
  observer.subscribe((result) => {
    if (result.isError) tell({ type: 'failed', error: result.error });
    else if (result.isPending) tell({ type: 'setback', error: result.failureReason, paused: result.isPaused });
  });
  const stop = (): void => {
    work.end();
    runs += 1;
    again = null;
    observer.reset();
  };
  return {
    start(run, listener) {
      stop();
      // Mounted, so that our own client resumes once the network is back, as a provider's client does.
      if (!isMounted) client.mount();
      isMounted = true;
      const signal = work.begin();
      tell = (news) => signal.aborted || listener(news);
      again = () => tryOnce(run, { options: options(), signal, tell });
      // Preparing needs no network; only what fails without one waits for its return.
      const networkMode = placeOf(options(), run.onDevice) === 'device' ? 'always' : 'offlineFirst';
      observer.setOptions({ ...observer.options, networkMode });
      observer.mutate(runs).catch(() => null);
    },
    stop,
    destroy() {
      stop();
      if (!given && isMounted) client.unmount();
      isMounted = given !== undefined;
    },
  };
}
