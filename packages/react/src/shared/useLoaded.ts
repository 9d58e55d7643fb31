'use client';
import { startTransition, useCallback, useEffect, useState } from 'react';

/** Code that is fetched when it is needed. */
export interface Loaded<T> {
  readonly part: T | null;
  /** It could not be fetched: `load` tries again, and so does the network when it comes back. */
  readonly failed: boolean;
  readonly load: () => void;
}

/** Fetches a part of the interface once it is wanted, or before that when the browser has nothing else to do. */
export function useLoaded<T>(fetchPart: () => Promise<T>, wanted: boolean): Loaded<T> {
  const [state, setState] = useState<Pick<Loaded<T>, 'part' | 'failed'>>({ part: null, failed: false });
  const { failed } = state;
  useEffect(() => {
    if (!wanted || failed) return;
    let isLatest = true;
    const settle = (what: Partial<typeof state>): void => {
      if (isLatest) setState((before) => ({ ...before, failed: false, ...what }));
    };
    fetchPart().then(
      // A whole screen comes with it: made in pieces, so that a slow phone is not held up.
      (part) => startTransition(() => settle({ part })),
      () => settle({ failed: true }),
    );
    return () => {
      isLatest = false;
    };
  }, [wanted, fetchPart, failed]);
  const load = useCallback(() => setState((before) => ({ ...before, failed: false })), []);
  useEffect(() => {
    if (!failed) return;
    addEventListener('online', load);
    return () => removeEventListener('online', load);
  }, [failed, load]);
  useEffect(() => {
    const early = (): void => void fetchPart().catch(() => null);
    if (typeof requestIdleCallback !== 'function') {
      const timer = setTimeout(early, 2000);
      return () => clearTimeout(timer);
    }
    const handle = requestIdleCallback(early);
    return () => cancelIdleCallback(handle);
  }, [fetchPart]);
  return { ...state, load };
}
