import type { FindCard } from './lookAt.ts';
import type { PrepareAnswer, PrepareRequest } from './messages.ts';
import { PhotoProblem } from './photoProblem.ts';
import { preparePixels } from './preparePixels.ts';

function answer(message: PrepareAnswer): void {
  self.postMessage(message);
}

/** What both workers do: prepare the photos they are sent, searching for the card or not. */
export function answerPage(find: FindCard | null): void {
  self.addEventListener('message', (event: MessageEvent<PrepareRequest>) => {
    preparePixels(event.data, find).then(
      (prepared) => answer({ kind: 'prepared', ...prepared }),
      (cause: unknown) => {
        // An unexpected error is the fault of this worker, not of the photo: the page will try by itself.
        answer({ kind: 'failed', code: cause instanceof PhotoProblem ? cause.code : 'worker-failed' });
      },
    );
  });
}
