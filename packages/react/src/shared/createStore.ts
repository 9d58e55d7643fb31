/** A state to subscribe to, in the words of `useSyncExternalStore`. No framework is needed for it, and any will do. */
export interface Store<State> {
  /** Calls after each change, telling whether it must be seen at once. Returns what ends the subscription. */
  readonly subscribe: (listener: (atOnce: boolean) => void) => () => void;
  /** The state as it is: the same object until something changes. */
  readonly getSnapshot: () => State;
  /** The state before anything has happened, for a server and for the page that takes over from it. */
  readonly getServerSnapshot: () => State;
  /**
   * Whether a screen may go on showing `shown` while `now` is made in pieces. What somebody types, above all, may not wait: the
   * caret would jump.
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
  /** Of each state: the how-manieth it is, and which one up to it was the last that had to be seen at once. */
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
