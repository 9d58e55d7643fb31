import { abortError, isKtpError, KtpError } from '@ktp-ocr/core';
import type { EngineRequest } from './browser/messages.ts';
import { filesOf } from './browser/ownFiles.ts';
import { createWorkerHost } from './browser/workerHost.ts';
import { MOST_PIXELS } from './image/rgbImage.ts';
import type { EmbeddedEngine } from './scan/embeddedEngine.ts';
import { createQueue } from './scan/queue.ts';

export type { EmbeddedEngine, LoadProgress } from './scan/embeddedEngine.ts';

/** Options of `embeddedEngine`. All of them are optional. */
export interface EmbeddedEngineOptions {
  /**
   * Folder with the files of this package's `models` folder: weights and runtime. By default, they are where your
   * bundler put them: beside your app.
   */
  readonly modelUrl?: string | URL;
  /** Threads for one reading. Default: the device's cores, at most 4; 1 if the page is not cross-origin isolated. */
  readonly threads?: number;
  /** Photos that claim more pixels are refused before decoding. Default: 60 million. */
  readonly maxPixels?: number;
  /** How long the models stay in memory after the last reading, in milliseconds. Default: one minute. */
  readonly idleMs?: number;
  /**
   * A worker of your own, for pages whose content policy or bundler needs another address. It must load
   * `browser/engine.worker.js`.
   */
  readonly createWorker?: () => Worker;
}

// The .js is deliberate: the compiler leaves addresses alone, and bundlers find the .ts behind it.
function defaultWorker(): Worker {
  return new Worker(new URL('./browser/engine.worker.js', import.meta.url), { type: 'module', name: 'ktp-ocr' });
}

const MOST_THREADS = 4;

/** Threads share memory, which browsers allow only on cross-origin isolated pages. */
function threadsOf(asked: number | undefined): number {
  if (!globalThis.crossOriginIsolated) return 1;
  return Math.max(1, asked ?? Math.min(MOST_THREADS, navigator.hardwareConcurrency || 1));
}

/**
 * Reads cards on this device, in a worker: the photo never leaves it. Weights and runtime, about 23 MB, are fetched
 * once from your own origin, checked against their hashes and kept in the browser's cache; after that no connection is
 * needed.
 *
 * Importing and calling this is safe on a server; only reading needs a browser.
 *
 * @throws {KtpError} from `recognise`: `not-a-ktp`, `no-text`, `several-cards`, `card-invalid` with the other card as
 * `detail`, `card-too-small`, `image-blurry`, `ocr-failed`, `image-empty`, `image-unreadable`, `image-too-many-pixels`;
 * `offline`, `upstream-network` and `upstream-unavailable` while fetching; `misconfigured` if a file is missing or
 * wrong, or WebAssembly is blocked; `out-of-memory`, `worker-failed`; `client-closed`.
 */
export function embeddedEngine(options: EmbeddedEngineOptions = {}): EmbeddedEngine {
  const { modelUrl, threads, maxPixels = MOST_PIXELS, idleMs = 60_000, createWorker = defaultWorker } = options;
  const host = createWorkerHost(createWorker, idleMs);
  const inTurn = createQueue([host]);
  const request = (job: EngineRequest['job']): EngineRequest => ({
    ...filesOf(modelUrl),
    threads: threadsOf(threads),
    maxPixels,
    job,
  });
  const guarded = async <T>(signal: AbortSignal, work: () => Promise<T>): Promise<T> => {
    try {
      return await inTurn(work, signal);
    } catch (error) {
      if (signal.aborted) throw abortError(signal);
      throw isKtpError(error) ? error : new KtpError('worker-failed', { cause: error });
    }
  };

  return {
    name: 'embedded',
    runsOn: 'device',
    recognise({ blob }, { signal, scene, returnHeadImage = false, onProgress }) {
      onProgress?.({ stage: 'queued' });
      return guarded(signal, async () => {
        const job = { photo: blob, returnHeadImage, ...(scene ? { scene } : {}) };
        const done = await host.ask(request(job), signal, (message) => {
          if (message.kind === 'loading') onProgress?.({ stage: 'loading', ...sizes(message) });
          else if (message.kind === 'reading') onProgress?.({ stage: 'reading' });
        });
        if (done.kind !== 'read') throw new KtpError('worker-failed');
        return done.reading;
      });
    },
    warm({ signal = new AbortController().signal, onProgress } = {}) {
      return guarded(signal, async () => {
        await host.ask(request(null), signal, (message) => {
          if (message.kind === 'loading') onProgress?.(sizes(message));
        });
      });
    },
    close: async () => host.end(),
  };
}

function sizes({ loaded, total }: { readonly loaded: number; readonly total: number }) {
  return { loaded, total };
}
