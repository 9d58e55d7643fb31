import { startDeadline } from './deadline.ts';

export interface Room {
  /** Does the work in the room. Its signal aborts with the given one, or when its place is given to another request. */
  hold<Result>(signal: AbortSignal, work: (signal: AbortSignal) => Promise<Result>): Promise<Result>;
}

export interface RoomOptions {
  readonly places: number;
  /** Milliseconds after which a place may be given to another request. */
  readonly yieldsAfterMs: number;
  /** Milliseconds for which a place can be held at most. */
  readonly longestMs: number;
  /** Makes the error for when there is no place, or it was given away. */
  readonly full: () => Error;
}

/**
 * A room for callers who are not verified yet. If it is full, the one that has been in it longest makes way for the
 * next: a body that trickles in keeps no one out, and a normal one has arrived by then.
 */
export function createRoom({ places, yieldsAfterMs, longestMs, full }: RoomOptions): Room {
  /** In order of arrival. */
  const inside = new Set<{ readonly since: number; readonly leave: () => void }>();

  function makeRoom(): void {
    if (inside.size < places) return;
    const [first] = inside;
    if (!first || performance.now() - first.since < yieldsAfterMs) throw full();
    inside.delete(first);
    first.leave();
  }

  return {
    async hold(signal, work) {
      makeRoom();
      const { signal: own, end, abort } = startDeadline(signal, longestMs);
      let left = false;
      const leave = (): void => {
        left = true;
        abort(full());
      };
      const one = { since: performance.now(), leave };
      inside.add(one);
      try {
        return await work(own);
      } catch (error) {
        throw left ? full() : error;
      } finally {
        inside.delete(one);
        end();
      }
    },
  };
}
