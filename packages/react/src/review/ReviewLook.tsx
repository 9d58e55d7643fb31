'use client';
import type { KtpDraft, KtpFieldName, PreparedPhoto } from '@ktp-ocr/core';
import { useLayoutEffect, useRef, useState } from 'react';
import type { Translate } from '../texts/translate.ts';
import { PhotoStrip } from './PhotoStrip.tsx';
import { stripOf } from './stripOf.ts';

interface ReviewLookProps {
  readonly draft: KtpDraft;
  readonly photo: PreparedPhoto;
  readonly photoUrl: string;
  /** The field that has the focus, or had it last: its row is marked. */
  readonly at: KtpFieldName | null;
  readonly t: Translate;
}

type LargePhotoProps = Pick<ReviewLookProps, 'photoUrl' | 't'> & { readonly onClose: () => void };

/** The photo over everything, as large as it is legible; it is scrolled, never dragged. */
function LargePhoto({ photoUrl, onClose, t }: LargePhotoProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  // A layout effect: only while the dialog is still in the page can closing it give the focus back to where it was.
  useLayoutEffect(() => {
    const modal = dialog.current;
    // The DOM of unit tests knows no modal dialogs.
    modal?.showModal?.();
    return () => modal?.close?.();
  }, []);
  return (
    <dialog className="ktp-large" ref={dialog} aria-label={t('review.photo')} onClose={onClose}>
      <button className="ktp-btn" type="button" onClick={onClose}>
        {t('review.closePhoto')}
      </button>
      {/* What scrolls must be reached by keyboard too. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <div className="ktp-large-view" role="group" aria-label={t('review.photo')} tabIndex={0}>
        <img src={photoUrl} alt={t('review.photo')} />
      </div>
    </dialog>
  );
}

/**
 * The card above the fields, in sight while they are compared with it, with the row of the focused field marked. On a
 * short screen that row alone takes its place.
 */
export function ReviewLook({ draft, photo, photoUrl, at, t }: ReviewLookProps) {
  const [large, setLarge] = useState(false);
  const strip = at ? stripOf(at, draft.fields[at], photo) : null;
  const [x, y, width, height] = strip?.box ?? [0, 0, 0, 0];
  const room = strip?.approximate ? 0 : height * 0.2;
  return (
    <div className="ktp-look" data-strip={strip ? '' : undefined}>
      <button
        className="ktp-look-card"
        type="button"
        aria-haspopup="dialog"
        aria-label={t('review.enlarge')}
        onClick={() => setLarge(true)}
      >
        <svg viewBox={`0 0 ${photo.width} ${photo.height}`} aria-hidden="true">
          <image href={photoUrl} width={photo.width} height={photo.height} />
          {strip ? (
            <rect
              className="ktp-box"
              x={x - room}
              y={y - room}
              width={width + 2 * room}
              height={height + 2 * room}
              rx={photo.width / 150}
            />
          ) : null}
        </svg>
        {strip ? <PhotoStrip {...{ photo, photoUrl }} {...strip} label="" /> : null}
      </button>
      {large ? <LargePhoto {...{ photoUrl, t }} onClose={() => setLarge(false)} /> : null}
    </div>
  );
}
