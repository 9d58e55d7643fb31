'use client';
import type { KtpDraft, KtpFieldName } from '@ktp-ocr/core';
import { Icon } from '../shared/icons.tsx';
import type { Translate } from '../texts/translate.ts';
import { reviewOf } from './fieldReview.ts';

interface ReviewBarProps {
  readonly draft: KtpDraft;
  readonly shown: readonly KtpFieldName[];
  /** The person types everything. */
  readonly blank: boolean;
  /** How many fields still want a look. */
  readonly left: number;
  /** What was confirmed could not be saved. */
  readonly failed: boolean;
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

/** What is left: that all was read is said only where it was, and nothing was changed since. */
function leftWords({ draft, shown, blank, left }: ReviewBarProps) {
  if (left > 0) return blank ? 'review.left.manual' : 'review.left';
  return shown.every((name) => reviewOf(draft.fields[name]) === 'ok') ? 'review.left.read' : 'review.left.none';
}

/** What is left to do, and the one button; below the form, in sight at all times. */
export function ReviewBar(props: ReviewBarProps) {
  const { left, failed, onConfirm, saving, t } = props;
  const words = leftWords(props);
  return (
    <>
      {failed ? (
        <p className="ktp-problem" role="alert">
          {t('review.saveFailed')}
        </p>
      ) : null}
      <div className="ktp-bar" data-left={left} data-said={words === 'review.left.read' ? 'above' : undefined}>
        <p className="ktp-left">
          {left > 0 ? <Icon name="warn" small /> : null}
          {t(words, { n: left })}
        </p>
        {onConfirm ? <ConfirmButton saving={saving} onConfirm={onConfirm} t={t} /> : null}
      </div>
    </>
  );
}
