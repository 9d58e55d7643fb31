'use client';
import { Icon } from '../shared/icons.tsx';
import type { Translate } from '../texts/translate.ts';

/** The text that says what is left. */
export type LeftWords = 'review.left' | 'review.left.manual' | 'review.left.read' | 'review.left.none';

interface ReviewBarProps {
  /** How many fields still want a look. */
  readonly left: number;
  readonly words: LeftWords;
  readonly onNext: () => void;
  /** Without it there is no such button: the page's own form is sent. */
  readonly onConfirm: (() => void) | undefined;
  readonly saving: boolean;
  readonly t: Translate;
}

function ConfirmButton({ saving, onConfirm, t }: Pick<ReviewBarProps, 'saving' | 'onConfirm' | 't'>) {
  return (
    <button
      className="ktp-btn"
      data-kind="primary"
      data-confirm=""
      type="button"
      aria-busy={saving}
      onClick={saving ? undefined : onConfirm}
    >
      {saving ? t('review.saving') : t('review.confirm')}
    </button>
  );
}

/** What is left to do, and the way to it; below the form, in sight at all times. */
export function ReviewBar({ left, words, onNext, onConfirm, saving, t }: ReviewBarProps) {
  const some = left > 0;
  return (
    <div className="ktp-bar" data-left={left}>
      <p className="ktp-left">
        <span>
          {some ? <Icon name="warn" small /> : null}
          {t(words, { n: left })}
        </span>
        {some ? (
          <button className="ktp-btn" data-kind="quiet" type="button" onClick={onNext}>
            <span className="ktp-bar-word">{t('review.next')}</span>
            <Icon name="down" small />
          </button>
        ) : null}
      </p>
      {onConfirm ? <ConfirmButton saving={saving} onConfirm={onConfirm} t={t} /> : null}
    </div>
  );
}
