/** A state to subscribe to, in the words of `useSyncExternalStore`. No framework is needed for it, and any will do. */
export interface Store<State> {
  /** Calls after each change, telling whether somebody typed it. Returns what ends the subscription. */
  readonly subscribe: (listener: (typed: boolean) => void) => () => void;
  /** The state as it is: the same object until something changes. */
  readonly getSnapshot: () => State;
  /** The state before anything has happened, for a server and for the page that takes over from it. */
  readonly getServerSnapshot: () => State;
  /**
   * Whether a screen may go on showing `shown` while `now` is made in pieces. What was typed may never wait: the caret would
   * jump.
   */
  readonly mayWait: (now: State, shown: State) => boolean;
}

export interface OwnStore<State> extends Store<State> {
  readonly set: (state: State, typed?: boolean) => void;
}

/** @param first the state before anything has happened. */
export function createStore<State extends object>(first: State): OwnStore<State> {
  let state = first;
  let changes = 0;
  let typedAt = 0;
  /** Of each state: the how-manieth it is, and which one up to it was the last that was typed. */
  const stamps = new WeakMap([[first, { at: 0, typedAt: 0 }]]);
  const listeners = new Set<(typed: boolean) => void>();
  return {
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    getSnapshot: () => state,
    getServerSnapshot: () => first,
    mayWait: (now, shown) => (stamps.get(shown)?.at ?? 0) >= (stamps.get(now)?.typedAt ?? 0),
    set(next, typed = false) {
      if (next === state) return;
      state = next;
      changes += 1;
      if (typed) typedAt = changes;
      stamps.set(next, { at: changes, typedAt });
      for (const tell of listeners) tell(typed);
    },
  };
}
