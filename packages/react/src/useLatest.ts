'use client';
import { type RefObject, useInsertionEffect, useRef } from 'react';

/** A ref that always holds the value of the last render, for callbacks that must not change with it. */
export function useLatest<T>(value: T): RefObject<T> {
  const ref = useRef(value);
  useInsertionEffect(() => {
    ref.current = value;
  });
  return ref;
}
