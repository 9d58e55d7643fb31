import type { FrameAnswer, FrameRequest, Region } from './frameMessages.ts';

type Seen = Extract<FrameAnswer, { kind: 'seen' }>;
type Kept = Extract<FrameAnswer, { kind: 'kept' }>;

type Picture = HTMLVideoElement | Blob;

/** Examines single pictures, in a worker. */
export interface FrameEye {
  /**
   * A part of the picture in its pixels, or, with `null`, all of it; then corners come as shares of its sides. `null`
   * where it could not be looked at.
   */
  readonly look: (picture: Picture, region: Region | null, turned: boolean) => Promise<Seen | null>;
  /** The frame as a JPEG, in all its pixels. `null` where the worker could not. */
  readonly keep: (picture: Picture) => Promise<Kept | null>;
  /** The worker cannot be used: there will be no hints, only the shutter. */
  readonly isBlind: () => boolean;
  readonly close: () => void;
}

/** Too long for any frame on any phone: the worker has died silently. */
const ANSWER_MS = 10_000;

/**
 * A frame that can be handed over. A `VideoFrame` costs nothing to make; where it would lie another way than the video
 * shows it (some browsers forget to turn it), it is drawn first.
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

interface Asked {
  readonly worker: Worker;
  /** What to call for each request that has no answer yet, when there will be none. */
  readonly pending: Set<() => void>;
  readonly onDeath: () => void;
}

/** One question to the worker, and its answer. */
function ask({ worker, pending, onDeath }: Asked, request: FrameRequest): Promise<FrameAnswer> {
  return new Promise((resolve) => {
    const over = new AbortController();
    const end = (answer: FrameAnswer): void => {
      over.abort();
      clearTimeout(timer);
      pending.delete(giveUp);
      resolve(answer);
    };
    const giveUp = (): void => end({ kind: 'failed' });
    const timer = setTimeout(onDeath, ANSWER_MS);
    pending.add(giveUp);
    worker.addEventListener('message', ({ data }: MessageEvent<FrameAnswer>) => end(data), { signal: over.signal });
    // A file that is missing, or forbidden by the page's policy, ends here.
    worker.addEventListener('error', onDeath, { signal: over.signal });
    worker.postMessage(request, [request.picture]);
  });
}

/** The worker, or `null` where this browser has none of what it needs. */
function startWorker(createWorker: () => Worker): Worker | null {
  if (typeof OffscreenCanvas === 'undefined' || typeof createImageBitmap === 'undefined') return null;
  try {
    return createWorker();
  } catch {
    return null;
  }
}

export function createFrameEye(createWorker: () => Worker): FrameEye {
  let worker = startWorker(createWorker);
  let turn: Promise<unknown> = Promise.resolve();
  const pending = new Set<() => void>();
  const goBlind = (): void => {
    worker?.terminate();
    worker = null;
    for (const giveUp of pending) giveUp();
  };
  const askOrClose = (request: FrameRequest): Promise<FrameAnswer> | null => {
    if (worker) return ask({ worker, pending, onDeath: goBlind }, request);
    request.picture.close();
    return null;
  };
  /** One request at a time: answers carry no name. */
  const inTurn = (make: () => Promise<FrameRequest>): Promise<FrameAnswer | null> => {
    const mine = turn.then(async () => (worker ? askOrClose(await make()) : null)).catch(() => null);
    turn = mine;
    return mine;
  };
  return {
    isBlind: () => worker === null,
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
