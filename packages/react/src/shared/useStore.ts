'use client';
import { useDeferredValue, useSyncExternalStore } from 'react';
import type { Store } from './createStore.ts';

/**
 * The state of a store, for a component. React renders what a store says at once and in one piece; here the last state stays until
 * the next is made in pieces, so that a slow phone sees each press at once. What must be seen at once, such as what was typed,
 * does not wait.
 */
export function useStore<State>(store: Store<State>): State {
  const now = useSyncExternalStore(store.subscribe, store.getSnapshot, store.getServerSnapshot);
  const shown = useDeferredValue(now);
  return store.mayWait(now, shown) ? shown : now;
}
