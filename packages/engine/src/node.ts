import {
  abortError,
  isKtpError,
  KTP_LINES,
  type KtpEngine,
  KtpError,
  type KtpLine,
  type KtpReading,
} from '@ktp-ocr/core';
import { decodePhoto, encodeJpeg } from './decodePhoto.ts';
import { photoBox } from './photoBox.ts';
import { createQueue } from './queue.ts';
import { recognise } from './recognise.ts';
import { type LoadedModels, loadModels } from './sessions.ts';
import { VERSION } from './version.ts';

export interface EmbeddedEngineOptions {
  /** Photos that announce more pixels are refused before they are decoded. Default 60 million. */
  readonly maxPixels?: number;
  /** Threads of one reading. Default: the machine's cores, at most 4. */
  readonly threads?: number;
}

/** The embedded recogniser. It reads one card at a time, with all its threads; others wait their turn. */
export interface EmbeddedEngine extends KtpEngine {
  /** Loads the models now instead of at the first card. */
  warm(): Promise<void>;
  /** Lets go of the models. The next card loads them again. */
  close(): Promise<void>;
}

/**
 * Reads cards on this machine, with weights that come inside the package: no account, no network.
 *
 * @throws {KtpError} from `recognise`: `not-a-ktp`, `no-text`, `image-empty`, `image-unreadable`, `image-too-many-pixels`,
 * `client-closed` when aborted.
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
    async recognise(photo, { signal, scene, returnHeadImage = false, onProgress }) {
      onProgress?.({ stage: 'queued' });
      try {
        return await inTurn(async () => {
          onProgress?.({ stage: 'reading' });
          const started = performance.now();
          const { image, scale } = await decodePhoto(new Uint8Array(await photo.blob.arrayBuffer()), maxPixels);
          const card = await recognise(await load(), image, { signal, withFace: returnHeadImage });
          const size = card.turns % 2 === 1 ? { width: image.height, height: image.width } : image;
          const lines: Partial<Record<KtpLine, KtpReading['lines'][KtpLine]>> = {};
          for (const line of KTP_LINES) {
            const value = card.values[line];
            if (!value || (scene === 'V1' && (line === 'provinsi' || line === 'kabKota'))) continue;
            const box = photoBox(value.boxes, card.turns, size, scale);
            lines[line] = { text: value.text, confidence: Math.min(1, value.confidence), box };
          }
          return {
            engine: { name: 'embedded', version: VERSION, ms: Math.round(performance.now() - started) },
            lines: lines as KtpReading['lines'],
            face: card.face ? await encodeJpeg(card.face) : null,
            warnings: [],
            requestId: null,
          };
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
