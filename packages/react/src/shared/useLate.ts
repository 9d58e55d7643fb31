'use client';
import { useEffect } from 'react';
import type { Late, LateState } from './createLate.ts';
import { useStore } from './useStore.ts';

/** Fetches a part once it is wanted; if that fails, again as soon as the network is back. */
export function useLate<Part>(late: Late<Part>, wanted: boolean): LateState<Part> {
  const state = useStore(late);
  const { error } = state;
  useEffect(() => {
    if (wanted) late.load().catch(() => null);
  }, [late, wanted]);
  useEffect(() => {
    if (!wanted || !error) return;
    const again = (): void => void late.load().catch(() => null);
    addEventListener('online', again);
    return () => removeEventListener('online', again);
  }, [late, wanted, error]);
  return state;
}
