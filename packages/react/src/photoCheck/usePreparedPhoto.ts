'use client';
import { type Corners, isKtpError, KtpError, type PreparedPhoto, type PreparePhotoOptions } from '@ktp-ocr/core';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { cornersToOffer } from './cornersToOffer.ts';
import { cropPhoto, type PhotoCrop } from './cropPhoto.ts';
import { prepareLazily } from '../shared/loadScanWork.ts';
import { useLatest } from '../shared/useLatest.ts';
import { useOwnedUrls } from '../shared/useOwnedUrls.ts';

/** A photo that was chosen and not yet sent. */
export interface ChosenPhoto {
  /** As it was chosen. */
  readonly source: Blob;
  readonly url: string;
  readonly prepared: PreparedPhoto | null;
  /** Where the card was found in it; `null` where it was not, `undefined` while nobody knows. */
  readonly corners: Corners | null | undefined;
  /** What the person wants of it, once they have said so: kept if they come back to it. */
  readonly crop: PhotoCrop | null;
  /** The part they want is being cut out. */
  readonly cutting: boolean;
  readonly error: KtpError | null;
}

/** Prepares a photo as soon as it is chosen, so that advice about it is there before it is sent. */
export function usePreparedPhoto(options: Omit<PreparePhotoOptions, 'signal'> | undefined): {
  readonly chosen: ChosenPhoto | null;
  readonly choose: (photo: Blob, corners?: Corners | null) => void;
  /** Prepares the same photo once more, where that failed and may end better. */
  readonly again: (() => void) | null;
  /** Makes what the person wants of the photo ready to send; where the card cannot be cut out, all of it. */
  readonly cut: (crop: PhotoCrop, send: (photo: Blob | PreparedPhoto) => void) => void;
  /** Stops cutting: back to the photo. */
  readonly stopCutting: () => void;
  readonly drop: () => void;
} {
  const [chosen, setChosen] = useState<ChosenPhoto | null>(null);
  const work = useRef<AbortController | null>(null);
  const latest = useLatest(options);
  const makeUrl = useOwnedUrls([chosen?.url ?? null]);
  useEffect(() => () => work.current?.abort(), []);
  const begin = useCallback((): AbortController => {
    work.current?.abort();
    work.current = new AbortController();
    return work.current;
  }, []);
  const drop = useCallback(() => {
    work.current?.abort();
    setChosen(null);
  }, []);
  const choose = useCallback(
    (photo: Blob, corners: Corners | null = null) => {
      const mine = begin();
      const change = (what: Partial<ChosenPhoto>): void => {
        if (!mine.signal.aborted) setChosen((current) => current && { ...current, ...what });
      };
      const nothing = { prepared: null, crop: null, cutting: false, error: null };
      setChosen({ source: photo, url: makeUrl(photo), corners: corners ?? undefined, ...nothing });
      // Looked for also where the camera told us: print is judged inside the card.
      prepareLazily(photo, { findCard: true, ...latest.current, signal: mine.signal }).then(
        (prepared) => {
          if (mine.signal.aborted) return;
          change({ url: makeUrl(prepared.blob), prepared, corners: corners ?? cornersToOffer(prepared) });
        },
        (cause: unknown) => {
          change({ error: isKtpError(cause) ? cause : new KtpError('image-unreadable', { cause }) });
        },
      );
    },
    [begin, latest, makeUrl],
  );
  const failed = chosen?.error?.retryable ? chosen : null;
  const again = useMemo(() => failed && (() => choose(failed.source, failed.corners)), [failed, choose]);
  useEffect(() => {
    if (!again) return;
    addEventListener('online', again);
    return () => removeEventListener('online', again);
  }, [again]);
  const cut = useCallback(
    (crop: PhotoCrop, send: (photo: Blob | PreparedPhoto) => void) => {
      if (!chosen) return;
      const whole = chosen.prepared ?? chosen.source;
      if (!crop.corners && crop.turns === 0) {
        setChosen({ ...chosen, crop });
        send(whole);
        return;
      }
      const mine = begin();
      setChosen({ ...chosen, crop, cutting: true });
      cropPhoto(chosen.source, crop, { ...latest.current, signal: mine.signal })
        .catch(() => whole)
        .then((photo) => {
          if (mine.signal.aborted) return;
          setChosen({ ...chosen, crop, cutting: false });
          send(photo);
        });
    },
    [begin, chosen, latest],
  );
  const stopCutting = useCallback(() => {
    work.current?.abort();
    setChosen((current) => current && { ...current, cutting: false });
  }, []);
  return { chosen, choose, again, cut, stopCutting, drop };
}
