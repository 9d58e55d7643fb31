'use client';
import type { KtpDraft, KtpFieldName, PreparedPhoto } from '@ktp-ocr/core';
import { useEffect, useRef, useState } from 'react';
import { Icon } from '../shared/icons.tsx';
import type { Translate } from '../texts/translate.ts';
import { reviewOf } from './fieldReview.ts';

interface ReviewPhotoProps {
  readonly draft: KtpDraft;
  readonly fields: readonly KtpFieldName[];
  readonly photo: PreparedPhoto;
  readonly photoUrl: string;
  readonly onRetake: (() => void) | undefined;
  readonly t: Translate;
}

/** Asked where a new photo would replace what the person has written. */
function RetakeButton({ edited, onRetake, t }: { edited: boolean; onRetake: () => void; t: Translate }) {
  const [asking, setAsking] = useState(false);
  const stay = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (asking) stay.current?.focus();
  }, [asking]);
  if (!asking) {
    return (
      <button
        className="ktp-btn"
        data-kind="quiet"
        type="button"
        onClick={() => (edited ? setAsking(true) : onRetake())}
      >
        <Icon name="camera" />
        {t('review.retake')}
      </button>
    );
  }
  return (
    <div className="ktp-ask" role="group" aria-label={t('review.retake.ask')}>
      <p>{t('review.retake.ask')}</p>
      <div className="ktp-btns">
        <button className="ktp-btn" type="button" ref={stay} onClick={() => setAsking(false)}>
          {t('review.retake.no')}
        </button>
        <button className="ktp-btn" data-kind="quiet" type="button" onClick={onRetake}>
          {t('review.retake.yes')}
        </button>
      </div>
    </div>
  );
}

/** The photo beside the form, with a box around each doubt the engine gave a place for. */
export function ReviewPhoto({ draft, fields, photo, photoUrl, onRetake, t }: ReviewPhotoProps) {
  const hasBoxes = fields.some((name) => draft.fields[name].box !== null);
  // Without strips to compare with, the photo itself has to be in sight.
  const [open, setOpen] = useState(!hasBoxes);
  const edited = fields.some((name) => draft.fields[name].status === 'edited');
  return (
    <aside className="ktp-review-photo" aria-label={t('review.photo')}>
      <button className="ktp-peek" type="button" aria-expanded={open} onClick={() => setOpen(!open)}>
        <Icon name="file" small />
        {t(open ? 'review.closePhoto' : 'review.seePhoto')}
      </button>
      <div className="ktp-peek-photo" data-open={open || undefined}>
        <div className="ktp-photo">
          <svg viewBox={`0 0 ${photo.width} ${photo.height}`} role="img" aria-label={t('review.photo')}>
            <image href={photoUrl} width={photo.width} height={photo.height} />
            {fields.map((name) => {
              const { box } = draft.fields[name];
              const review = reviewOf(draft.fields[name]);
              if (!box || (review !== 'check' && review !== 'invalid')) return null;
              const [x, y, width, height] = box;
              return <rect key={name} className="ktp-box" data-review="check" {...{ x, y, width, height }} rx="6" />;
            })}
          </svg>
        </div>
      </div>
      <p className="ktp-note">
        <Icon name="lock" />
        <span>{t('privacy.memory')}</span>
      </p>
      {onRetake ? <RetakeButton edited={edited} onRetake={onRetake} t={t} /> : null}
    </aside>
  );
}
