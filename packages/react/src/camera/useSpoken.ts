'use client';
import { useEffect, useRef, useState } from 'react';

const EVERY_MS = 4000;

/**
 * The text for a live region: the newest, but at least four seconds after the last one, so that people can hear it out.
 */
export function useSpoken(text: string): string {
  const [spoken, setSpoken] = useState(text);
  const last = useRef(Number.NEGATIVE_INFINITY);
  useEffect(() => {
    const wait = Math.max(0, last.current + EVERY_MS - performance.now());
    const timer = setTimeout(() => {
      last.current = performance.now();
      setSpoken(text);
    }, wait);
    return () => clearTimeout(timer);
  }, [text]);
  return spoken;
}
