import { abortError, KtpError } from '../errors.ts';
import type { Prepared, PrepareAnswer, PrepareRequest, PrepareScript } from './messages.ts';

const IDLE_MS = 10_000;

/** What is asked of a worker. A test may give something that only behaves like one. */
type PhotoWorker = Pick<Worker, 'addEventListener' | 'postMessage' | 'terminate'>;

export type CreateWorker = (script: PrepareScript) => PhotoWorker;

/** An idle worker that waits a little for the next photo. */
interface IdleWorker {
  readonly worker: PhotoWorker;
  readonly timer: ReturnType<typeof setTimeout>;
  readonly from: CreateWorker;
  readonly script: PrepareScript;
}
let idle: IdleWorker | null = null;

function endIdle(): void {
  if (!idle) return;
  clearTimeout(idle.timer);
  idle.worker.terminate();
  idle = null;
}

function takeWorker(create: CreateWorker, script: PrepareScript): PhotoWorker {
  if (idle?.from !== create || idle.script !== script) {
    endIdle();
    return create(script);
  }
  const { worker, timer } = idle;
  clearTimeout(timer);
  idle = null;
  return worker;
}

function putBack(worker: PhotoWorker, from: CreateWorker, script: PrepareScript): void {
  endIdle();
  idle = { worker, timer: setTimeout(endIdle, IDLE_MS), from, script };
}

/**
 * Has a worker prepare one photo. Aborting ends the worker, and with it the work.
 *
 * @throws {KtpError} `worker-failed` if the worker cannot start or breaks down; the error the preparation ends with;
 * `client-closed`.
 */
export function prepareInWorker(
  request: PrepareRequest,
  [create, script]: readonly [CreateWorker, PrepareScript],
  signal: AbortSignal | undefined,
): Promise<Prepared> {
  return new Promise((resolve, reject) => {
    if (signal?.aborted) throw abortError(signal);
    const worker = takeWorker(create, script);
    const listening = new AbortController();
    const giveUp = (error: KtpError): void => {
      listening.abort();
      worker.terminate();
      reject(error);
    };
    const fail = (): void => giveUp(new KtpError('worker-failed'));
    const hear = ({ data }: MessageEvent<PrepareAnswer>): void => {
      listening.abort();
      putBack(worker, create, script);
      if (data.kind === 'prepared') resolve(data);
      else reject(new KtpError(data.code));
    };
    const once = { signal: listening.signal };
    signal?.addEventListener('abort', () => giveUp(abortError(signal)), once);
    worker.addEventListener('message', hear, once);
    // A file that is missing, forbidden by the page's policy or not understood by the browser ends here.
    worker.addEventListener('error', fail, once);
    worker.addEventListener('messageerror', fail, once);
    worker.postMessage(request);
  });
}
