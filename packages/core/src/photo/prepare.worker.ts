import type { PrepareAnswer, PrepareRequest } from './messages.ts';
import { PhotoProblem } from './photoProblem.ts';
import { preparePixels } from './preparePixels.ts';

function answer(message: PrepareAnswer): void {
  self.postMessage(message);
}

self.addEventListener('message', (event: MessageEvent<PrepareRequest>) => {
  preparePixels(event.data).then(
    (photo) => answer({ kind: 'prepared', photo }),
    (cause: unknown) => {
      // What nobody foresaw is a fault of this worker, not of the photo: the page will try by itself.
      answer({ kind: 'failed', code: cause instanceof PhotoProblem ? cause.code : 'worker-failed' });
    },
  );
});
