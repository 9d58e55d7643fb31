/** A state to subscribe to, shaped for `useSyncExternalStore`. It needs no framework and works with any. */
export interface Store<State> {
  /**
   * Calls the listener after each change, saying whether it must be shown at once. Returns a function that
   * unsubscribes.
   */
  readonly subscribe: (listener: (atOnce: boolean) => void) => () => void;
  /** The current state: the same object until something changes. */
  readonly getSnapshot: () => State;
  /** The state before anything has happened, for server rendering and hydration. */
  readonly getServerSnapshot: () => State;
  /**
   * Whether a screen may keep showing `shown` while `now` is rendered in pieces. Typed text, above all, must not wait:
   * the caret would jump.
   */
  mayWait(now: State, shown: State): boolean;
}

export interface OwnStore<State> extends Store<State> {
  readonly set: (state: State, atOnce?: boolean) => void;
}

/** @param first the state before anything has happened. */
export function createStore<State extends object>(first: State): OwnStore<State> {
  let state = first;
  let changes = 0;
  let urgentAt = 0;
  /** For each state: its number, and the number of the last state up to it that had to be shown at once. */
  const stamps = new WeakMap([[first, { at: 0, urgentAt: 0 }]]);
  const listeners = new Set<(atOnce: boolean) => void>();
  return {
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    getSnapshot: () => state,
    getServerSnapshot: () => first,
    mayWait: (now, shown) => (stamps.get(shown)?.at ?? 0) >= (stamps.get(now)?.urgentAt ?? 0),
    set(next, atOnce = false) {
      if (next === state) return;
      state = next;
      changes += 1;
      if (atOnce) urgentAt = changes;
      stamps.set(next, { at: changes, urgentAt });
      for (const tell of listeners) tell(atOnce);
    },
  };
}
