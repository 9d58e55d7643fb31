import { availableParallelism } from 'node:os';
import { abortError, isKtpError, KtpError } from '@ktp-ocr/core';
import { MOST_PIXELS } from './image/rgbImage.ts';
import type { EmbeddedEngine } from './scan/embeddedEngine.ts';
import type { EngineRuntime, ReaderAnswer } from './node/messages.ts';
import { type Reader, startReader } from './node/reader.ts';
import { createQueue } from './scan/queue.ts';

export type { EngineRuntime } from './node/messages.ts';
export type { EmbeddedEngine, LoadProgress } from './scan/embeddedEngine.ts';

/** Options of `embeddedEngine`. All of them are optional. */
export interface EmbeddedEngineOptions {
  /** Photos that claim more pixels are refused before decoding. Default: 60 million. */
  readonly maxPixels?: number;
  /** Threads for one reading. Default: the machine's cores, at most 4. */
  readonly threads?: number;
  /**
   * Cards read at the same time; others wait their turn. Each additional one takes about 250 MB. Default: 1, with all
   * threads for one card.
   */
  readonly readers?: number;
  /** What computes. Default: `native` if onnxruntime-node is installed and starts on this machine, otherwise `wasm`. */
  readonly runtime?: EngineRuntime;
}

/** Returns the answer if it is a reading or a loaded engine, and throws the error it stands for otherwise. */
function settled(answer: ReaderAnswer, signal: AbortSignal): Extract<ReaderAnswer, { kind: 'read' | 'warm' }> {
  if (answer.kind === 'stopped') throw abortError(signal);
  if (answer.kind !== 'failed') return answer;
  const { code, message, detail, vendorCode } = answer;
  throw new KtpError(code, { message, detail, vendorCode });
}

/**
 * Reads cards on this machine, with weights that come inside the package: no account, no network. It reads in threads
 * of its own, so that a server keeps answering.
 *
 * @throws {KtpError} from `recognise`: `not-a-ktp`, `no-text`, `several-cards`, `card-invalid` with the other card as
 * `detail`, `card-too-small`, `image-blurry`, `ocr-failed`, `image-empty`, `image-unreadable`, `image-too-many-pixels`;
 * `misconfigured` if weights are missing; `client-closed` when aborted.
 */
export function embeddedEngine(options: EmbeddedEngineOptions = {}): EmbeddedEngine {
  const {
    maxPixels = MOST_PIXELS,
    threads = Math.min(4, availableParallelism()),
    readers = 1,
    runtime = null,
  } = options;
  const pool: readonly Reader[] = Array.from({ length: Math.max(1, readers) }, () => startReader({ threads, runtime }));
  const inTurn = createQueue(pool);
  const never = new AbortController().signal;

  return {
    name: 'embedded',
    runsOn: 'server',
    async recognise({ blob }, { signal, scene = null, returnHeadImage = false, onProgress }) {
      onProgress?.({ stage: 'queued' });
      try {
        return await inTurn(async (reader) => {
          onProgress?.({ stage: 'reading' });
          const photo = new Uint8Array(await blob.arrayBuffer());
          signal.throwIfAborted();
          const request = { kind: 'read', photo, scene, returnHeadImage, maxPixels } as const;
          const answer = settled(await reader.ask(request, signal), signal);
          if (answer.kind !== 'read') throw new KtpError('ocr-failed');
          return answer.reading;
        }, signal);
      } catch (error) {
        if (signal.aborted) throw abortError(signal);
        throw isKtpError(error) ? error : new KtpError('ocr-failed', { cause: error });
      }
    },
    async warm({ signal = never } = {}) {
      await Promise.all(pool.map(async (reader) => settled(await reader.ask({ kind: 'warm' }, signal), signal)));
    },
    async close() {
      await Promise.all(pool.map((reader) => reader.close()));
    },
  };
}
