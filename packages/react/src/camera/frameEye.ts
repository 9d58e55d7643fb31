import type { FrameAnswer, FrameRequest, Region } from './frameMessages.ts';

type Seen = Extract<FrameAnswer, { kind: 'seen' }>;
type Kept = Extract<FrameAnswer, { kind: 'kept' }>;

type Picture = HTMLVideoElement | Blob;

/** Examines single frames, in a worker. */
export interface FrameEye {
  /**
   * Examines a part of the picture, with corners in its pixels; or, with `null`, all of it, with corners as shares of
   * its sides. `null` if it could not be examined.
   */
  readonly look: (picture: Picture, region: Region | null, turned: boolean) => Promise<Seen | null>;
  /** The frame as a JPEG at full resolution. `null` if the worker could not encode it. */
  readonly keep: (picture: Picture) => Promise<Kept | null>;
  /** The worker cannot be used: there will be no hints, only the shutter. */
  readonly isBlind: () => boolean;
  readonly close: () => void;
}

/** Longer than any frame takes on any phone: the worker has died silently. */
const ANSWER_MS = 10_000;

/**
 * A frame that can be transferred. Making a `VideoFrame` costs nothing. If it would be oriented differently from the
 * video (some browsers forget to turn it), it is drawn first.
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
  /** Called for each unanswered request once there will be no answer. */
  readonly pending: Set<() => void>;
  readonly onDeath: () => void;
}

/** Sends one question to the worker, and waits for its answer. */
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
    // A file that is missing, or forbidden by the page's content policy, ends up here.
    worker.addEventListener('error', onDeath, { signal: over.signal });
    worker.postMessage(request, [request.picture]);
  });
}

/** The worker, or `null` if this browser lacks what it needs. */
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
  /** One request at a time, because answers do not say which request they belong to. */
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
