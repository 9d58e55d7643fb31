'use client';
import { useEffect } from 'react';
import type { Late } from './createLate.ts';

const NO_IDLE_MS = 2000;

/** Fetches a part when the browser is idle, because it will most likely be needed. */
export function useIdleLoad(late: Pick<Late<unknown>, 'load'>): void {
  useEffect(() => {
    const early = (): void => void late.load().catch(() => null);
    if (typeof requestIdleCallback !== 'function') {
      const timer = setTimeout(early, NO_IDLE_MS);
      return () => clearTimeout(timer);
    }
    const handle = requestIdleCallback(early);
    return () => cancelIdleCallback(handle);
  }, [late]);
}
