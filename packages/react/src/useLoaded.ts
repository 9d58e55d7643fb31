'use client';
import { useCallback, useEffect, useState } from 'react';

/** Code that is fetched when it is needed. */
export interface Loaded<T> {
  readonly part: T | null;
  /** It could not be fetched; `load` tries again. */
  readonly failed: boolean;
  readonly load: () => void;
}

/** Fetches a part of the interface once it is wanted, or before that when the browser has nothing else to do. */
export function useLoaded<T>(fetchPart: () => Promise<T>, wanted: boolean): Loaded<T> {
  const [state, setState] = useState<Pick<Loaded<T>, 'part' | 'failed'>>({ part: null, failed: false });
  const { part } = state;
  const load = useCallback(() => {
    setState((before) => ({ ...before, failed: false }));
    fetchPart().then(
      (fetched) => setState({ part: fetched, failed: false }),
      () => setState({ part: null, failed: true }),
    );
  }, [fetchPart]);
  useEffect(() => {
    if (wanted && !part) load();
    // Fetched once; after a failure the person says when to try again.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [wanted]);
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
