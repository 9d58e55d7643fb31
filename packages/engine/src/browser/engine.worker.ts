import { isKtpError, KtpError } from '@ktp-ocr/core';
import type { Models } from '../models/infer.ts';
import { readPhoto } from '../scan/readPhoto.ts';
import { decodePhoto, encodeJpeg } from './decodePhoto.ts';
import type { EngineAnswer, EngineRequest } from './messages.ts';
import { loadModels } from './sessions.ts';

let models: Promise<Models> | null = null;
// Giving up ends this worker, so nothing in it has to watch a signal.
const { signal } = new AbortController();

function answer(message: EngineAnswer): void {
  self.postMessage(message);
}

async function serve(request: EngineRequest): Promise<EngineAnswer> {
  models ??= loadModels(request, (loaded, total) => answer({ kind: 'loading', loaded, total }));
  const loaded = await models.catch((error: unknown) => {
    models = null;
    throw error;
  });
  if (!request.job) return { kind: 'loaded' };
  answer({ kind: 'reading' });
  const { photo, ...job } = request.job;
  const options = { ...job, signal, maxPixels: request.maxPixels };
  return { kind: 'read', reading: await readPhoto(loaded, photo, { decodePhoto, encodeJpeg }, options) };
}

// The runtime starts its threads from this very file; in those, the messages are not ours.
if (!self.name.startsWith('em-pthread')) {
  self.addEventListener('message', (event: MessageEvent<EngineRequest>) => {
    serve(event.data).then(answer, (cause: unknown) => {
      const memory = cause instanceof RangeError || /out of memory/i.test(String(cause));
      const error = isKtpError(cause) ? cause : new KtpError(memory ? 'out-of-memory' : 'worker-failed');
      const { code, message, detail, vendorCode } = error;
      answer({ kind: 'failed', code, message, detail, vendorCode });
    });
  });
}
