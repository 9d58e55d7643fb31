'use client';
import { type RefObject, useInsertionEffect, useRef } from 'react';

/**
 * A ref that holds the value of the last render, for callbacks that must not change with it. A value written into it
 * stays until a different value is rendered: a value still on its way may be newer than the one on screen.
 */
export function useLatest<T>(value: T): RefObject<T> {
  const ref = useRef(value);
  useInsertionEffect(() => {
    ref.current = value;
  }, [value]);
  return ref;
}
