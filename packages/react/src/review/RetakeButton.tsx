'use client';
import { useEffect, useRef, useState } from 'react';
import { Icon } from '../shared/icons.tsx';
import type { Translate } from '../texts/translate.ts';

interface RetakeButtonProps {
  /** The person has written something that a new photo would replace. */
  readonly edited: boolean;
  readonly onRetake: () => void;
  readonly t: Translate;
}

/** Asked where a new photo would replace what the person has written. */
export function RetakeButton({ edited, onRetake, t }: RetakeButtonProps) {
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
