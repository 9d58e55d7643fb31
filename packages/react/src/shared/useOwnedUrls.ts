'use client';
import { useCallback, useEffect, useRef } from 'react';

/** Object URLs that are revoked as soon as nothing shows them any more, at the latest when the component goes. */
export function useOwnedUrls(shown: readonly (string | null)[]): (blob: Blob) => string {
  const made = useRef(new Set<string>());
  useEffect(() => {
    for (const url of made.current) {
      if (shown.includes(url)) continue;
      URL.revokeObjectURL(url);
      made.current.delete(url);
    }
    // The list is a new one every time; what counts is what is in it.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [...shown]);
  useEffect(() => {
    const urls = made.current;
    return () => {
      for (const url of urls) URL.revokeObjectURL(url);
      urls.clear();
    };
  }, []);
  return useCallback((blob) => {
    const url = URL.createObjectURL(blob);
    made.current.add(url);
    return url;
  }, []);
}
