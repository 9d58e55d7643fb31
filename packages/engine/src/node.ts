import { abortError, isKtpError, KtpError } from '@ktp-ocr/core';
import type { EmbeddedEngine } from './embeddedEngine.ts';
import { decodePhoto, encodeJpeg } from './node/decodePhoto.ts';
import { type LoadedModels, loadModels } from './node/sessions.ts';
import { createQueue } from './queue.ts';
import { readPhoto } from './readPhoto.ts';

export type { EmbeddedEngine, LoadProgress } from './embeddedEngine.ts';

export interface EmbeddedEngineOptions {
  /** Photos that announce more pixels are refused before they are decoded. Default 60 million. */
  readonly maxPixels?: number;
  /** Threads of one reading. Default: the machine's cores, at most 4. */
  readonly threads?: number;
}

/**
 * Reads cards on this machine, with weights that come inside the package: no account, no network.
 *
 * @throws {KtpError} from `recognise`: `not-a-ktp`, `no-text`, `several-cards`, `image-empty`, `image-unreadable`,
 * `image-too-many-pixels`, `client-closed` when aborted.
 */
export function embeddedEngine(options: EmbeddedEngineOptions = {}): EmbeddedEngine {
  const { maxPixels = 60_000_000, threads } = options;
  const inTurn = createQueue();
  let models: Promise<LoadedModels> | null = null;
  const load = (): Promise<LoadedModels> => {
    models ??= loadModels(threads).catch((error: unknown) => {
      models = null;
      throw new KtpError('misconfigured', {
        message: 'The weights of the embedded engine could not be loaded. Install @ktp-ocr/engine again.',
        cause: error,
      });
    });
    return models;
  };

  return {
    name: 'embedded',
    runsOn: 'server',
    async recognise({ blob }, { signal, scene, returnHeadImage = false, onProgress }) {
      onProgress?.({ stage: 'queued' });
      try {
        return await inTurn(async () => {
          onProgress?.({ stage: 'reading' });
          const how = { signal, returnHeadImage, maxPixels, ...(scene ? { scene } : {}) };
          return readPhoto(await load(), blob, { decodePhoto, encodeJpeg }, how);
        }, signal);
      } catch (error) {
        if (signal.aborted) throw abortError(signal);
        throw isKtpError(error) ? error : new KtpError('ocr-failed', { cause: error });
      }
    },
    async warm() {
      await load();
    },
    async close() {
      const loaded = await models;
      models = null;
      await loaded?.release();
    },
  };
}
