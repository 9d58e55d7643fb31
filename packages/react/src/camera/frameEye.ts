import type { FrameAnswer, FrameRequest, Region } from './frameMessages.ts';

type Seen = Extract<FrameAnswer, { kind: 'seen' }>;
type Kept = Extract<FrameAnswer, { kind: 'kept' }>;

type Picture = HTMLVideoElement | Blob;

/** Looks at single pictures, in a worker. */
export interface FrameEye {
  /**
   * A part of the picture in its pixels, or, with `null`, all of it; then corners come as shares of its sides. `null` where it
   * could not be looked at.
   */
  readonly look: (picture: Picture, region: Region | null, turned: boolean) => Promise<Seen | null>;
  /** The frame as a JPEG, in all its pixels. `null` where the worker could not. */
  readonly keep: (picture: Picture) => Promise<Kept | null>;
  /** The worker cannot be used: there will be no hints, only the shutter. */
  readonly isBlind: () => boolean;
  readonly close: () => void;
}

/** Too long for any frame on any phone: the worker has died without a word. */
const ANSWER_MS = 10_000;

/**
 * A frame that can be handed over. A `VideoFrame` costs nothing to make; where it would lie another way than the video shows
 * it (some browsers forget to turn it), it is drawn first.
 */
async function frameOf(video: Picture): Promise<VideoFrame | ImageBitmap> {
  if (video instanceof Blob) return createImageBitmap(video);
  if (typeof VideoFrame !== 'undefined') {
    try {
      const frame = new VideoFrame(video);
      if (frame.displayWidth === video.videoWidth && frame.displayHeight === video.videoHeight) return frame;
      frame.close();
    } catch {
      // no frame yet, or a source it cannot take
    }
  }
  return createImageBitmap(video);
}

export function createFrameEye(createWorker: () => Worker): FrameEye {
  let blind = typeof OffscreenCanvas === 'undefined' || typeof createImageBitmap === 'undefined';
  let worker: Worker | null = null;
  let turn: Promise<unknown> = Promise.resolve();
  try {
    if (!blind) worker = createWorker();
  } catch {
    blind = true;
  }
  const pending = new Set<() => void>();
  const goBlind = (): void => {
    blind = true;
    worker?.terminate();
    worker = null;
    for (const giveUp of pending) giveUp();
  };

  const ask = (request: FrameRequest): Promise<FrameAnswer> =>
    new Promise((resolve) => {
      const failed: FrameAnswer = { kind: 'failed' };
      if (!worker) {
        request.picture.close();
        resolve(failed);
        return;
      }
      const over = new AbortController();
      const end = (answer: FrameAnswer): void => {
        over.abort();
        clearTimeout(timer);
        pending.delete(giveUp);
        resolve(answer);
      };
      const giveUp = (): void => end(failed);
      const timer = setTimeout(goBlind, ANSWER_MS);
      pending.add(giveUp);
      worker.addEventListener('message', ({ data }: MessageEvent<FrameAnswer>) => end(data), { signal: over.signal });
      // A file that is missing, or forbidden by the page's policy, ends here.
      worker.addEventListener('error', goBlind, { signal: over.signal });
      worker.postMessage(request, [request.picture]);
    });

  /** One request at a time: answers carry no name. */
  const inTurn = (make: () => Promise<FrameRequest>): Promise<FrameAnswer | null> => {
    const mine = turn.then(async () => (blind ? null : ask(await make()))).catch(() => null);
    turn = mine;
    return mine;
  };

  return {
    isBlind: () => blind,
    close: goBlind,
    async look(picture, region, turned) {
      const answer = await inTurn(async () => ({ kind: 'look', picture: await frameOf(picture), region, turned }));
      return answer?.kind === 'seen' ? answer : null;
    },
    async keep(picture) {
      const answer = await inTurn(async () => ({ kind: 'still', picture: await frameOf(picture) }));
      return answer?.kind === 'kept' ? answer : null;
    },
  };
}
