import { isKtpError } from '../wire/errors.ts';
import type { PrepareAnswer, PrepareRequest } from './messages.ts';
import { preparePixels } from './preparePixels.ts';

function answer(message: PrepareAnswer): void {
  self.postMessage(message);
}

self.addEventListener('message', (event: MessageEvent<PrepareRequest>) => {
  preparePixels(event.data.photo, event.data.limits).then(
    (photo) => answer({ kind: 'prepared', photo }),
    (error: unknown) => answer({ kind: 'failed', code: isKtpError(error) ? error.code : 'image-unreadable' }),
  );
});
