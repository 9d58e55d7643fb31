'use client';
import { type RefObject, useEffect, useState } from 'react';

const NAME = 'ktp-ocr:camera-app';
/** A person who comes back later than this had left, and is not told about it. */
const FRESH_MS = 10 * 60_000;

/** Some browsers throw on any use of their storage. Without it nothing is remembered, and nothing else is lost. */
function storage(use: (store: Storage) => void): void {
  try {
    use(sessionStorage);
  } catch {
    // Then nothing is remembered.
  }
}

/**
 * Tells whether the page was thrown away by the phone while the camera app was open, and the photo with it: browsers
 * inside other apps do that when memory is short. All it keeps, in the tab's session storage, is the time at which the
 * camera app was opened; it is removed as soon as there is a photo, or no need.
 */
export function useCameraMark(root: RefObject<HTMLElement | null>, isWanted: boolean): boolean {
  const [lost, setLost] = useState(false);
  useEffect(() => {
    const element = root.current;
    if (!isWanted || !element) return;
    const remove = (): void => storage((store) => store.removeItem(NAME));
    storage((store) => {
      const marked = Number(store.getItem(NAME));
      if (Date.now() - marked < FRESH_MS) setLost(true);
    });
    remove();
    const over = new AbortController();
    const { signal } = over;
    element.addEventListener(
      'click',
      ({ target }) => {
        const isCamera = target instanceof HTMLInputElement && target.hasAttribute('capture');
        if (isCamera) storage((store) => store.setItem(NAME, String(Date.now())));
      },
      { signal },
    );
    for (const end of ['change', 'cancel', 'paste']) element.addEventListener(end, remove, { signal });
    return () => {
      over.abort();
      remove();
    };
  }, [root, isWanted]);
  return lost;
}
