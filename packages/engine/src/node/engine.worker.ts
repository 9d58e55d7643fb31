import { parentPort, workerData } from 'node:worker_threads';
import { isKtpError, KtpError } from '@ktp-ocr/core';
import { readPhoto } from '../scan/readPhoto.ts';
import { decodePhoto, encodeJpeg } from './decodePhoto.ts';
import type { ReaderAnswer, ReaderRequest, ReaderSetup } from './messages.ts';
import { loadModels } from './sessions.ts';

const { threads, runtime } = workerData as ReaderSetup;
const models = loadModels(threads, runtime);
// Handled where the models are awaited; this only prevents an unhandled rejection until then.
models.catch(() => undefined);
let current: AbortController | null = null;

async function serve(request: Exclude<ReaderRequest, { kind: 'stop' }>): Promise<ReaderAnswer> {
  const loaded = await models.catch((cause: unknown) => {
    throw new KtpError('misconfigured', {
      message:
        runtime === 'native'
          ? "onnxruntime-node does not start on this machine. Install it beside @ktp-ocr/engine, or leave out runtime: 'native'."
          : 'The weights of the embedded engine could not be loaded. Install @ktp-ocr/engine again.',
      cause,
    });
  });
  if (request.kind === 'warm') return { kind: 'warm' };
  const { photo, scene, returnHeadImage, maxPixels } = request;
  current = new AbortController();
  const { signal } = current;
  try {
    const how = { signal, returnHeadImage, maxPixels, ...(scene ? { scene } : {}) };
    return { kind: 'read', reading: await readPhoto(loaded, new Blob([photo]), { decodePhoto, encodeJpeg }, how) };
  } catch (error) {
    if (signal.aborted) return { kind: 'stopped' };
    throw error;
  } finally {
    current = null;
  }
}

parentPort?.on('message', (request: ReaderRequest) => {
  if (request.kind === 'stop') {
    current?.abort();
    return;
  }
  serve(request).then(
    (answer) => parentPort?.postMessage(answer),
    (cause: unknown) => {
      const { code, message, detail, vendorCode } = isKtpError(cause) ? cause : new KtpError('ocr-failed');
      parentPort?.postMessage({ kind: 'failed', code, message, detail, vendorCode } satisfies ReaderAnswer);
    },
  );
});
