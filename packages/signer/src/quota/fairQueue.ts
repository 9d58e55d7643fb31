import { abortError, KtpError } from '@ktp-ocr/core';

interface Waiting {
  readonly lane: string;
  readonly enter: () => void;
  readonly refuse: (error: unknown) => void;
}

export interface FairQueueOptions {
  /** Who may wait at once. */
  readonly places: number;
  /** Milliseconds anybody waits at most. */
  readonly waitMs: number;
  /** Takes a turn: 0 where there was one, else the milliseconds until it is worth asking again. */
  readonly take: () => Promise<number>;
}

function queueFull(waitMs: number): KtpError {
  return new KtpError('upstream-busy', {
    vendorCode: 'signer.queue_full',
    retryAfter: Math.max(1, Math.ceil(waitMs / 1000)),
  });
}

/**
 * A short queue in which every user has a lane, and the lanes take turns: whoever sends a hundred photos waits for themselves.
 * Where it is full, the longest lane gives up its last place to somebody who waits for less.
 *
 * @returns a function that resolves at one's turn. It throws `upstream-busy` where the queue is full or the wait too long,
 * what the signal was aborted with, and what `take` fails with.
 */
export function createFairQueue({ places, waitMs, take }: FairQueueOptions) {
  /** Lanes in the order of their turns; none is empty. */
  const lanes = new Map<string, Waiting[]>();
  let waiting = 0;
  let pumping = false;

  function leave(one: Waiting): boolean {
    const lane = lanes.get(one.lane);
    const at = lane?.indexOf(one) ?? -1;
    if (!lane || at < 0) return false;
    lane.splice(at, 1);
    waiting -= 1;
    if (lane.length === 0) lanes.delete(one.lane);
    return true;
  }

  function next(): Waiting | undefined {
    const [first] = lanes;
    if (!first) return undefined;
    const [name, lane] = first;
    const one = lane[0]!;
    leave(one);
    if (lanes.delete(name)) lanes.set(name, lane); // to the end: the others come first
    return one;
  }

  function makeRoomFor(name: string): boolean {
    const longest = [...lanes.values()].reduce((a, b) => (b.length > a.length ? b : a), []);
    const last = longest.at(-1);
    if (!last || longest.length <= (lanes.get(name)?.length ?? 0) + 1) return false;
    leave(last);
    last.refuse(queueFull(waitMs));
    return true;
  }

  async function pump(): Promise<void> {
    if (pumping) return;
    pumping = true;
    try {
      while (lanes.size > 0) {
        const ms = await take();
        if (ms === 0) next()?.enter();
        else await new Promise((resolve) => setTimeout(resolve, Math.min(ms, waitMs))); // nobody waits longer
      }
    } catch (error) {
      for (let one = next(); one; one = next()) one.refuse(error);
    } finally {
      pumping = false;
    }
  }

  return (name: string, signal: AbortSignal): Promise<void> =>
    new Promise((resolve, reject) => {
      if (signal.aborted) return reject(abortError(signal));
      if (waiting >= places && !makeRoomFor(name)) return reject(queueFull(waitMs));
      const one: Waiting = { lane: name, enter: () => settle(resolve), refuse: (error) => settle(() => reject(error)) };
      const giveUp = (error: () => KtpError) => (): void => {
        if (leave(one)) one.refuse(error());
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
      const lane = lanes.get(name);
      if (lane) lane.push(one);
      else lanes.set(name, [one]);
      waiting += 1;
      void pump();
    });
}
