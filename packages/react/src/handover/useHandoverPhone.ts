'use client';
import type { PreparedPhoto } from '@ktp-ocr/core';
import { useCallback, useEffect, useRef, useState, useSyncExternalStore } from 'react';
import { arriveAt, sendPhoto } from './handoverClient.ts';

/**
 * Where the phone stands. `unchecked` the code could not be checked, and may be again · `unsent` the photo did not get
 * through, and is still here.
 */
export type PhoneStage =
  | { readonly at: 'checking' | 'ready' | 'done' | 'gone' | 'unchecked' }
  | { readonly at: 'sending'; readonly sent: number; readonly total: number }
  | { readonly at: 'unsent'; readonly photo: Blob };

function tokenInAddress(): string {
  return /^#ktp=([\w-]+)$/.exec(location.hash)?.[1] ?? '';
}

/** Another code may be opened in the same tab. */
function onHash(listen: () => void): () => void {
  addEventListener('hashchange', listen);
  return () => removeEventListener('hashchange', listen);
}

/** Says that the phone is there, then sends one photo. The token stays in the address: a page that the phone reloads goes on. */
export function useHandoverPhone(
  endpoint: string,
  given: string | undefined,
): {
  readonly stage: PhoneStage;
  readonly check: () => void;
  /** `onArrived` is called once the photo is there. */
  readonly send: (photo: Blob | PreparedPhoto, onArrived: () => void) => void;
  readonly stop: () => void;
} {
  const inAddress = useSyncExternalStore(onHash, tokenInAddress, () => '');
  const token = given ?? inAddress;
  const [stage, setStage] = useState<PhoneStage>({ at: 'checking' });
  const work = useRef<AbortController | null>(null);
  const begin = useCallback(() => {
    work.current?.abort();
    const mine = new AbortController();
    work.current = mine;
    const move = (to: PhoneStage): void => {
      if (!mine.signal.aborted) setStage(to);
    };
    return { signal: mine.signal, move };
  }, []);
  const check = useCallback(() => {
    const { signal, move } = begin();
    move({ at: token ? 'checking' : 'gone' });
    if (!token) return;
    arriveAt(endpoint, token, signal).then(
      (isGood) => move({ at: isGood ? 'ready' : 'gone' }),
      () => move({ at: 'unchecked' }),
    );
  }, [begin, endpoint, token]);
  useEffect(() => {
    check();
    return () => work.current?.abort();
  }, [check]);
  return {
    stage,
    check,
    send(chosen, onArrived) {
      const { signal, move } = begin();
      const photo = chosen instanceof Blob ? chosen : chosen.blob;
      const onSent = (sent: number): void => move({ at: 'sending', sent, total: photo.size });
      onSent(0);
      sendPhoto(endpoint, token, photo, { onSent, signal }).then(
        (isThere) => {
          if (signal.aborted) return;
          move({ at: isThere ? 'done' : 'gone' });
          if (isThere) onArrived();
        },
        () => move({ at: 'unsent', photo }),
      );
    },
    stop() {
      begin().move({ at: 'ready' });
    },
  };
}
