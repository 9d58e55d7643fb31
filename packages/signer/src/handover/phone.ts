import { KtpError } from '@ktp-ocr/core';
import type { Call, Reply } from '../endpoint/createEndpoint.ts';
import { bytesOfPhoto } from '../photo/checkedPhoto.ts';
import { type PhotoBounds, readPhotoRequest } from '../photo/photoRequest.ts';
import type { Letter, Letters } from './createLetters.ts';
import type { HandoverFacts } from './handoverEvent.ts';
import { gone, type Step } from './step.ts';

function checkOpen(letter: Letter): void {
  if (letter.state === 'sent') throw new KtpError('bad-request', { detail: 'signer.handover_used' });
  if (letter.state !== 'sending') return;
  throw new KtpError('upstream-busy', { detail: 'signer.handover_sending', retryAfter: 2 });
}

/** What the phone does that opened the link: says that it is there, sends one photo. */
export function createPhone(letters: Letters, size: Pick<PhotoBounds, 'maxBytes' | 'maxPixels' | 'leastRate'>) {
  const bounds = { ...size, allowFace: false, allowedScenes: [], fetchPhoto: undefined, acceptJson: false };

  /** One photo a token. An upload that fails gives the token back. */
  async function receive(letter: Letter, { request, signal, facts }: Call<HandoverFacts>): Promise<Reply> {
    checkOpen(letter); // again: another upload may have begun since
    const held = letters.room(letter);
    letters.move(letter, 'sending');
    try {
      const { photo } = await readPhotoRequest(request, { ...bounds, arrived: held.take }, signal);
      if (letters.byToken(letter.token) !== letter) throw gone(); // cancelled meanwhile
      const bytes = await bytesOfPhoto(photo);
      letters.put(letter, { bytes, mediaType: photo.mediaType, held });
      Object.assign(facts, { step: 'sent', bytes: bytes.length });
      return 'nothing';
    } catch (cause) {
      held.giveBack();
      letters.failed(letter);
      throw cause;
    }
  }

  return {
    /** @throws {KtpError} `bad-request`, where there is no such hand-over or its photo has been sent. */
    open(token: string): Step {
      const letter = letters.byToken(token);
      if (!letter || letter.state === 'sent') throw gone();
      return {
        holder: false,
        async serve({ facts }) {
          if (letter.state === 'waiting') letters.move(letter, 'opened');
          facts.step = 'opened';
          return 'nothing';
        },
      };
    },
    /** @throws {KtpError} `bad-request`, as `open`; `upstream-busy` while another upload with this token is on its way. */
    send(token: string): Step {
      const letter = letters.byToken(token);
      if (!letter) throw gone();
      checkOpen(letter);
      return { holder: letter.owner, serve: (call) => receive(letter, call) };
    },
  };
}
