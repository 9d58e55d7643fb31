import { Worker } from 'node:worker_threads';
import { KtpError } from '@ktp-ocr/core';
import type { ReaderAnswer, ReaderRequest, ReaderSetup } from './messages.ts';

/**
 * A thread that reads cards: the runtime blocks the thread that calls it, and a server has requests to answer
 * meanwhile.
 */
export interface Reader {
  /** Takes one request at a time. Abort stops the reading at the next line; the promise settles once it has stopped. */
  ask(request: Exclude<ReaderRequest, { kind: 'stop' }>, signal: AbortSignal): Promise<ReaderAnswer>;
  close(): Promise<void>;
}

// In the sources, the file is a .ts, and the packages beside it are found through their `source` condition.
const fromSource = import.meta.url.endsWith('.ts');
const address = new URL(`./engine.worker.${fromSource ? 'ts' : 'js'}`, import.meta.url);

/** Starts a reader. It keeps the process alive only while it reads. */
export function startReader(setup: ReaderSetup): Reader {
  let worker: Worker | null = null;
  const start = (): Worker => {
    const started = new Worker(address, {
      workerData: setup,
      ...(fromSource ? { execArgv: ['--conditions=source'] } : {}),
    });
    started.unref();
    return started;
  };
  return {
    ask: (request, signal) =>
      new Promise((resolve, reject) => {
        worker ??= start();
        const reader = worker;
        reader.ref();
        const stop = (): void => reader.postMessage({ kind: 'stop' } satisfies ReaderRequest);
        const done = (): void => {
          signal.removeEventListener('abort', stop);
          reader.off('message', hear).off('error', fail).off('exit', fail);
          reader.unref();
        };
        const hear = (answer: ReaderAnswer): void => {
          done();
          resolve(answer);
        };
        const fail = (cause: unknown): void => {
          done();
          worker = null;
          reject(
            new KtpError('misconfigured', {
              message: 'The thread of the embedded engine crashed. Check that @ktp-ocr/engine is installed completely.',
              cause,
            }),
          );
        };
        signal.addEventListener('abort', stop);
        reader.on('message', hear).on('error', fail).on('exit', fail);
        reader.postMessage(request);
      }),
    close: async () => {
      await worker?.terminate();
      worker = null;
    },
  };
}
