import { abortError, KtpError } from '@ktp-ocr/core';

interface Waiting {
  readonly lane: string;
  readonly enter: () => void;
  readonly refuse: (error: unknown) => void;
}

export interface FairQueueOptions {
  /** How many may wait at once. */
  readonly places: number;
  /** Longest wait in milliseconds. */
  readonly waitMs: number;
  /** Takes a turn: 0 on success, otherwise the milliseconds until it is worth asking again. */
  readonly take: () => Promise<number>;
}

function queueFull(waitMs: number): KtpError {
  return new KtpError('upstream-busy', {
    detail: 'signer.queue_full',
    retryAfter: Math.max(1, Math.ceil(waitMs / 1000)),
  });
}

/** The waiting calls, in lanes that take turns. */
function createLanes() {
  /** In the order of their turns; none is empty. */
  const lanes = new Map<string, Waiting[]>();

  function leave(one: Waiting): boolean {
    const lane = lanes.get(one.lane);
    const at = lane?.indexOf(one) ?? -1;
    if (!lane || at < 0) return false;
    lane.splice(at, 1);
    if (lane.length === 0) lanes.delete(one.lane);
    return true;
  }

  return {
    get waiting(): number {
      return [...lanes.values()].reduce((sum, lane) => sum + lane.length, 0);
    },
    leave,
    join(one: Waiting): void {
      const lane = lanes.get(one.lane);
      if (lane) lane.push(one);
      else lanes.set(one.lane, [one]);
    },
    /** Removes the next in turn; its lane goes to the end, so that the others come first. */
    next(): Waiting | undefined {
      const [first] = lanes;
      const [name, lane] = first ?? ['', []];
      const [one] = lane;
      if (!one) return undefined;
      leave(one);
      if (lanes.delete(name)) lanes.set(name, lane);
      return one;
    },
    /** Removes the last place of the longest lane, in favour of a user who has fewer waiting. */
    giveUpLast(inFavourOf: string): Waiting | null {
      const longest = [...lanes.values()].reduce((a, b) => (b.length > a.length ? b : a), []);
      const last = longest.at(-1);
      if (!last || longest.length <= (lanes.get(inFavourOf)?.length ?? 0) + 1) return null;
      leave(last);
      return last;
    },
  };
}

type Lanes = ReturnType<typeof createLanes>;

/** Serves one waiting call after another, for as long as there are any. */
function createPump(lanes: Lanes, { take, waitMs }: FairQueueOptions): () => Promise<void> {
  let pumping = false;
  return async () => {
    if (pumping) return;
    pumping = true;
    try {
      while (lanes.waiting > 0) {
        const ms = await take();
        if (ms === 0) lanes.next()?.enter();
        else await new Promise((resolve) => setTimeout(resolve, Math.min(ms, waitMs))); // the longest possible wait
      }
    } catch (error) {
      for (let one = lanes.next(); one; one = lanes.next()) one.refuse(error);
    } finally {
      pumping = false;
    }
  };
}

/**
 * A short queue in which every user has a lane, and the lanes take turns: a user who sends a hundred photos waits only
 * for their own. If it is full, the longest lane gives up its last place to a user with fewer waiting.
 *
 * @returns a function that resolves when it is the caller's turn. It throws `upstream-busy` if the queue is full or the
 * wait too long, the signal's reason when aborted, and any error of `take`.
 */
export function createFairQueue(options: FairQueueOptions) {
  const { places, waitMs } = options;
  const lanes = createLanes();
  const pump = createPump(lanes, options);

  function makeRoomFor(name: string): boolean {
    const last = lanes.giveUpLast(name);
    last?.refuse(queueFull(waitMs));
    return last !== null;
  }

  return (name: string, signal: AbortSignal): Promise<void> =>
    new Promise((resolve, reject) => {
      if (signal.aborted) return reject(abortError(signal));
      if (lanes.waiting >= places && !makeRoomFor(name)) return reject(queueFull(waitMs));
      const one: Waiting = { lane: name, enter: () => settle(resolve), refuse: (error) => settle(() => reject(error)) };
      const giveUp = (error: () => KtpError) => (): void => {
        if (lanes.leave(one)) one.refuse(error());
      };
      const gone = giveUp(() => abortError(signal));
      const timer = setTimeout(
        giveUp(() => queueFull(waitMs)),
        waitMs,
      );
      function settle(end: () => void): void {
        clearTimeout(timer);
        signal.removeEventListener('abort', gone);
        end();
      }
      signal.addEventListener('abort', gone, { once: true });
      lanes.join(one);
      void pump();
    });
}
