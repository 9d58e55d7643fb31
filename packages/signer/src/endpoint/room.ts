import { startDeadline } from './deadline.ts';

export interface Room {
  /**
   * Does the work in the room. Its signal aborts with the one that is given, or when its place goes to somebody else.
   */
  hold<Result>(signal: AbortSignal, work: (signal: AbortSignal) => Promise<Result>): Promise<Result>;
}

export interface RoomOptions {
  readonly places: number;
  /** Milliseconds after which a place may go to somebody else. */
  readonly yieldsAfterMs: number;
  /** Milliseconds for which a place is held at most. */
  readonly longestMs: number;
  /** Makes what is thrown where there is no place, or it has gone to somebody else. */
  readonly full: () => Error;
}

/**
 * A room for those nobody knows yet. Where it is full, whoever has been longest in it makes room for the next: a body
 * that drips keeps nobody out, and one that arrives as bodies do is through before.
 */
export function createRoom({ places, yieldsAfterMs, longestMs, full }: RoomOptions): Room {
  /** In the order in which they came. */
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
