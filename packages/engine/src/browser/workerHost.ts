import { abortError, KtpError } from '@ktp-ocr/core';
import type { EngineAnswer, EngineRequest } from './messages.ts';

type Final = Extract<EngineAnswer, { kind: 'loaded' | 'read' }>;

export interface WorkerHost {
  /**
   * Has the worker serve a request, and starts the worker if there is none. Abort ends the worker, and with it the work
   * and the downloads; the next request starts another.
   *
   * @throws {KtpError} the worker's own error; `worker-failed` if it cannot start or crashes; `client-closed`.
   */
  ask(request: EngineRequest, signal: AbortSignal, onAnswer: (answer: EngineAnswer) => void): Promise<Final>;
  end(): void;
}

const BROKEN =
  "The engine's worker did not start. Allow this page's own scripts in worker-src, and see that the worker's file is served.";

/** Keeps one worker, with the models in it, until it has been idle for `idleMs`. */
export function createWorkerHost(create: () => Worker, idleMs: number): WorkerHost {
  let worker: Worker | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const end = (): void => {
    clearTimeout(timer);
    worker?.terminate();
    worker = null;
  };
  return {
    end,
    ask: (request, signal, onAnswer) =>
      new Promise((resolve, reject) => {
        if (signal.aborted) throw abortError(signal);
        clearTimeout(timer);
        worker ??= create();
        const listening = new AbortController();
        const once = { signal: listening.signal };
        const finish = (): void => {
          listening.abort();
          timer = setTimeout(end, idleMs);
        };
        const giveUp = (error: KtpError): void => {
          listening.abort();
          end();
          reject(error);
        };
        worker.addEventListener(
          'message',
          ({ data }: MessageEvent<EngineAnswer>) => {
            onAnswer(data);
            if (data.kind === 'failed') {
              const { code, message, detail, vendorCode } = data;
              const error = new KtpError(code, { message, detail, vendorCode });
              // After a failure of the device itself, nothing in the worker can be trusted.
              if (code === 'out-of-memory' || code === 'worker-failed') giveUp(error);
              else {
                finish();
                reject(error);
              }
            } else if (data.kind === 'read' || data.kind === 'loaded') {
              finish();
              resolve(data);
            }
          },
          once,
        );
        const broken = (): void => giveUp(new KtpError('worker-failed', { message: BROKEN }));
        worker.addEventListener('error', broken, once);
        worker.addEventListener('messageerror', broken, once);
        signal.addEventListener('abort', () => giveUp(abortError(signal)), once);
        worker.postMessage(request);
      }),
  };
}
