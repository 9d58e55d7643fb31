'use client';
import { type RefObject, useEffect, useState } from 'react';

const NAME = 'ktp-ocr:camera-app';
/** After this long, the person starts afresh and is told nothing. */
const FRESH_MS = 10 * 60_000;

/** Some browsers throw on any access to their storage. Then nothing is remembered, but nothing else is lost. */
function storage(use: (store: Storage) => void): void {
  try {
    use(sessionStorage);
  } catch {
    // Then nothing is remembered.
  }
}

/**
 * Whether the phone discarded the page, and the photo with it, while the camera app was open: browsers inside other
 * apps do so when memory is short. All it keeps, in the tab's session storage, is the time at which the camera app was
 * opened; it is removed as soon as there is a photo, or it is no longer needed.
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
