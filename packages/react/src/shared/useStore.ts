'use client';
import { useDeferredValue, useSyncExternalStore } from 'react';
import type { Store } from './createStore.ts';

/**
 * The state of a store, for a component. React renders a store's change at once and in one piece; here the old state
 * stays until the new one is rendered in pieces, so that a slow phone responds to each press at once. Urgent changes,
 * such as typed text, do not wait.
 */
export function useStore<State>(store: Store<State>): State {
  const now = useSyncExternalStore(store.subscribe, store.getSnapshot, store.getServerSnapshot);
  const shown = useDeferredValue(now);
  return store.mayWait(now, shown) ? shown : now;
}
