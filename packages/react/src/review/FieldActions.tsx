'use client';
import type { KtpDraftField, KtpField } from '@ktp-ocr/core';
import { Icon } from '../shared/icons.tsx';
import type { Translate } from '../texts/translate.ts';
import { changedPart, shownValue } from './fieldControls.ts';
import { isDoubtful, reviewOf } from './fieldReview.ts';
import { otherOf } from './reasonOf.ts';

interface FieldActionsProps {
  readonly name: KtpField;
  readonly field: KtpDraftField;
  readonly onAccept: (suggestion: number) => void;
  readonly onKeep: () => void;
  readonly onUndo: () => void;
  readonly onSeeOther: ((other: KtpField) => void) | undefined;
  readonly t: Translate;
}

/** What can be done about a doubt with one press each: take a suggestion, keep what is written, look at the other field, go back. */
export function FieldActions({ name, field, onAccept, onKeep, onUndo, onSeeOther, t }: FieldActionsProps) {
  const review = reviewOf(field);
  const label = t(`fields.${name}`);
  const other = isDoubtful(review) && onSeeOther ? otherOf(field) : null;
  const blank = review === 'missing' && field.issues.every(({ severity }) => severity === 'hint');
  const changed = (review === 'edited' || review === 'checked') && field.before && field.before.value !== field.value;
  return (
    <div className="ktp-acts">
      {isDoubtful(review)
        ? field.suggestions.map(({ value }, i) => {
            const shown = shownValue(name, value);
            const [before, differs, after] = changedPart(shownValue(name, field.value), shown);
            return (
              <button
                key={value}
                className="ktp-btn ktp-suggest"
                type="button"
                aria-label={t('review.accept.label', { suggestion: shown, field: label })}
                onClick={() => onAccept(i)}
              >
                <Icon name="ok" small />
                <span>
                  {t('review.accept', { suggestion: '' })}
                  {before}
                  {differs ? <mark>{differs}</mark> : null}
                  {after}
                </span>
              </button>
            );
          })
        : null}
      {review === 'check' ? (
        <button
          className="ktp-btn"
          data-kind="quiet"
          type="button"
          aria-label={t('review.keep.label', { field: label })}
          onClick={onKeep}
        >
          {t('review.keep')}
        </button>
      ) : null}
      {blank ? (
        <button className="ktp-btn" data-kind="quiet" type="button" onClick={onKeep}>
          {t('review.absent')}
        </button>
      ) : null}
      {other && onSeeOther ? (
        <button className="ktp-btn" data-kind="quiet" type="button" onClick={() => onSeeOther(other)}>
          {t('review.seeOther', { field: t(`fields.${other}`) })}
        </button>
      ) : null}
      {changed ? (
        <button className="ktp-btn" data-kind="quiet" type="button" onClick={onUndo}>
          {t('review.undo')}
        </button>
      ) : null}
    </div>
  );
}
