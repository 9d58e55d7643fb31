'use client';
import { type RefObject, useInsertionEffect, useRef } from 'react';

/**
 * A ref that holds the value of the last render, for callbacks that must not change with it. What is written into it stays until
 * another value is rendered: one that is still on its way may be newer than what is on the screen.
 */
export function useLatest<T>(value: T): RefObject<T> {
  const ref = useRef(value);
  useInsertionEffect(() => {
    ref.current = value;
  }, [value]);
  return ref;
}
