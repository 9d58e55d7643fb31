'use client';
import { isKtpError, KtpError, preparePhoto, type PreparedPhoto, type PreparePhotoOptions } from '@ktp-ocr/core';
import { useCallback, useEffect, useRef, useState } from 'react';
import { useLatest } from './useLatest.ts';
import { useOwnedUrls } from './useOwnedUrls.ts';

/** A photo that was chosen and not yet sent. */
export interface ChosenPhoto {
  /** As it was chosen. */
  readonly source: Blob;
  readonly url: string;
  readonly prepared: PreparedPhoto | null;
  readonly error: KtpError | null;
}

/** Prepares a photo as soon as it is chosen, so that advice about it is there before it is sent. */
export function usePreparedPhoto(options: Omit<PreparePhotoOptions, 'signal'> | undefined): {
  readonly chosen: ChosenPhoto | null;
  readonly choose: (photo: Blob) => void;
  readonly drop: () => void;
} {
  const [chosen, setChosen] = useState<ChosenPhoto | null>(null);
  const work = useRef<AbortController | null>(null);
  const latest = useLatest(options);
  const makeUrl = useOwnedUrls([chosen?.url ?? null]);
  useEffect(() => () => work.current?.abort(), []);
  const drop = useCallback(() => {
    work.current?.abort();
    setChosen(null);
  }, []);
  const choose = useCallback(
    (photo: Blob) => {
      work.current?.abort();
      const mine = new AbortController();
      work.current = mine;
      setChosen({ source: photo, url: makeUrl(photo), prepared: null, error: null });
      preparePhoto(photo, { ...latest.current, signal: mine.signal }).then(
        (prepared) => {
          if (!mine.signal.aborted) setChosen({ source: photo, url: makeUrl(prepared.blob), prepared, error: null });
        },
        (cause: unknown) => {
          if (mine.signal.aborted) return;
          const error = isKtpError(cause) ? cause : new KtpError('image-unreadable', { cause });
          setChosen((current) => (current ? { ...current, error } : current));
        },
      );
    },
    [latest, makeUrl],
  );
  return { chosen, choose, drop };
}
