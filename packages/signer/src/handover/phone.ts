import { abortError, KtpError } from '@ktp-ocr/core';
import type { Call, Reply } from '../endpoint/createEndpoint.ts';
import { startDeadline } from '../endpoint/deadline.ts';
import { bytesOfPhoto } from '../photo/checkedPhoto.ts';
import { type PhotoBounds, readPhotoRequest } from '../photo/photoRequest.ts';
import type { Letters } from './createLetters.ts';
import type { HandoverFacts } from './handoverEvent.ts';
import type { Letter } from './letter.ts';
import { gone, type Step } from './step.ts';

function checkOpen(letter: Letter): void {
  if (letter.state === 'sent') throw new KtpError('bad-request', { detail: 'signer.handover_used' });
  if (letter.state !== 'sending') return;
  throw new KtpError('upstream-busy', { detail: 'signer.handover_sending', retryAfter: 2 });
}

/** A phone's name for itself: as long and as random as a token. */
const PHONE_NAME = /^[\w-]{32}$/;

function otherPhone(): KtpError {
  return new KtpError('bad-request', { detail: 'signer.handover_other_phone' });
}

export interface PhoneBounds extends Pick<PhotoBounds, 'maxBytes' | 'maxPixels' | 'leastRate'> {
  /** The name of who is asking, as the phone shows it; `null` if the page names itself. */
  readonly company: string | null;
}

/** An upload ends with its request, when the hand-over expires, or when it is cancelled. */
function startUpload(letter: Letter, request: AbortSignal): { readonly signal: AbortSignal; readonly end: () => void } {
  const upload = startDeadline(request, letter.until - performance.now());
  const stop = (): void => upload.abort(gone());
  letter.over.signal.addEventListener('abort', stop, { once: true });
  return {
    signal: upload.signal,
    end: () => {
      upload.end();
      letter.over.signal.removeEventListener('abort', stop);
    },
  };
}

/** The steps of the phone that opened the link: say that it is there, send one photo. */
export function createPhone(letters: Letters, { company, ...size }: PhoneBounds) {
  const bounds = { ...size, allowFace: false, allowedScenes: [], fetchPhoto: undefined, acceptJson: false };

  /** One photo per token. An upload that fails leaves the token valid. */
  async function receive(letter: Letter, { request, signal, facts }: Call<HandoverFacts>): Promise<Reply> {
    checkOpen(letter); // again: another upload may have begun since
    const held = letters.room(letter);
    letters.move(letter, 'sending');
    const upload = startUpload(letter, signal);
    try {
      const { photo } = await readPhotoRequest(request, { ...bounds, arrived: held.take }, upload.signal);
      if (upload.signal.aborted) throw abortError(upload.signal);
      const bytes = await bytesOfPhoto(photo);
      letters.put(letter, { bytes, mediaType: photo.mediaType, held });
      Object.assign(facts, { step: 'sent', bytes: bytes.length });
      return { json: { confirmed: letter.confirmed } };
    } catch (cause) {
      held.giveBack();
      letters.failed(letter);
      throw cause;
    } finally {
      upload.end();
    }
  }

  return {
    /**
     * Says which number to show, and who asked, from where and when.
     *
     * @throws {KtpError} `bad-request` if there is no such hand-over or another phone has it.
     */
    open(token: string, name: string): Step {
      const letter = letters.byToken(token);
      if (!letter) throw gone();
      const bound = PHONE_NAME.test(name) ? letters.bind(letter, name) : null;
      if (!bound) throw otherPhone();
      return {
        holder: false,
        async serve({ facts }) {
          facts.step = 'opened';
          const askedAgo = Math.round((performance.now() - letter.since) / 1000);
          const { state, confirmed, askedFrom } = letter;
          return { json: { number: bound.number, company, askedFrom, askedAgo, sent: state === 'sent', confirmed } };
        },
      };
    },
    /**
     * @throws {KtpError} `bad-request`, like `open`; `upstream-busy` while another upload with this token is in
     * progress.
     */
    send(token: string, name: string): Step {
      const letter = letters.byToken(token);
      if (!letter) throw gone();
      if (letter.phone?.name !== name) throw otherPhone();
      checkOpen(letter);
      return { holder: letter.owner, serve: (call) => receive(letter, call) };
    },
  };
}
