'use client';
import type { KtpDraftField, KtpFieldName } from '@ktp-ocr/core';
import { mayBeBlank } from '@ktp-ocr/core/kit';
import { Icon } from '../shared/icons.tsx';
import type { Translate } from '../texts/translate.ts';
import { changedPart, shownValue } from './fieldControls.ts';
import { canBeUndone, isDoubtful, reviewOf } from './fieldReview.ts';
import { otherOf } from './reasonOf.ts';

interface FieldActionsProps {
  readonly name: KtpFieldName;
  readonly field: KtpDraftField;
  readonly byHand: boolean;
  readonly onAccept: (suggestion: number) => void;
  readonly onKeep: () => void;
  readonly onUndo: () => void;
  readonly onDone: (() => void) | undefined;
  readonly onSeeOther: ((other: KtpFieldName) => void) | undefined;
  readonly t: Translate;
}

interface SuggestionButtonProps {
  readonly name: KtpFieldName;
  /** What is written now, so that the letters that differ can be marked. */
  readonly written: string;
  readonly suggested: string;
  readonly onAccept: () => void;
  readonly t: Translate;
}

function SuggestionButton({ name, written, suggested, onAccept, t }: SuggestionButtonProps) {
  const shown = shownValue(name, suggested);
  const [before, differs, after] = changedPart(shownValue(name, written), shown);
  const label = t('review.accept.label', { suggestion: shown, field: t(`fields.${name}`) });
  return (
    <button className="ktp-btn ktp-suggest" type="button" aria-label={label} onClick={onAccept}>
      <Icon name="ok" small />
      <span>
        {t('review.accept', { suggestion: '' })}
        <span translate="no">
          {before}
          {differs ? <mark>{differs}</mark> : null}
          {after}
        </span>
      </span>
    </button>
  );
}

interface ActButtonProps {
  /** What it does, for those who do not see beside which field it stands. */
  readonly label?: string;
  /** An answer, or a way to look at something else. */
  readonly answers?: boolean;
  readonly onClick: () => void;
  readonly children: string;
}

function ActButton({ label, answers = false, onClick, children }: ActButtonProps) {
  return (
    <button
      className="ktp-btn"
      data-kind={answers ? undefined : 'quiet'}
      type="button"
      aria-label={label}
      onClick={onClick}
    >
      {children}
    </button>
  );
}

/** Codes of words that no list has: such a value is not kept like any other, since a record holds it apart. */
const UNLISTED = /^(word|golDarah)\.(unknown|suggest|list)$/;

/**
 * What may be said of an empty field: that the card has nothing there, where cards are blank; or that it stays empty,
 * where no record must hold it. Who types everything just goes on.
 */
function emptyAnswer(
  name: KtpFieldName,
  field: KtpDraftField,
  byHand: boolean,
): 'review.absent' | 'review.skip' | null {
  const isRequired = field.issues.some(({ severity }) => severity === 'error');
  if (reviewOf(field) !== 'missing' || (byHand && !isRequired)) return null;
  if (mayBeBlank(name)) return 'review.absent';
  return isRequired ? null : 'review.skip';
}

/**
 * What can be done about a doubt with one press each: take a suggestion, keep what is written, look at the other field,
 * go back.
 */
export function FieldActions(props: FieldActionsProps) {
  const { name, field, byHand, onAccept, onKeep, onUndo, onDone, onSeeOther, t } = props;
  const review = reviewOf(field);
  const doubtful = isDoubtful(review);
  const other = doubtful && onSeeOther ? otherOf(field) : null;
  const empty = emptyAnswer(name, field, byHand);
  const suggestions = doubtful ? field.suggestions : [];
  const unlisted = field.issues.some(({ code }) => UNLISTED.test(code));
  const own = doubtful && unlisted && name !== 'jenisKelamin'; // of sexes there are two
  return (
    <div className="ktp-acts">
      {suggestions.map(({ value }, i) => (
        <SuggestionButton
          key={value}
          {...{ name, t }}
          written={field.value}
          suggested={value}
          onAccept={() => onAccept(i)}
        />
      ))}
      {review === 'check' && !unlisted ? (
        <ActButton answers label={t('review.keep.label', { field: t(`fields.${name}`) })} onClick={onKeep}>
          {t('review.keep')}
        </ActButton>
      ) : null}
      {own ? (
        <ActButton answers label={t('review.printed.label', { field: t(`fields.${name}`) })} onClick={onKeep}>
          {t('review.printed')}
        </ActButton>
      ) : null}
      {empty ? (
        <ActButton answers onClick={onKeep}>
          {t(empty)}
        </ActButton>
      ) : null}
      {other && onSeeOther ? (
        <ActButton onClick={() => onSeeOther(other)}>{t('review.seeOther', { field: t(`fields.${other}`) })}</ActButton>
      ) : null}
      {onDone && !doubtful ? <ActButton onClick={onDone}>{t('review.done')}</ActButton> : null}
      {canBeUndone(field) ? <ActButton onClick={onUndo}>{t('review.undo')}</ActButton> : null}
    </div>
  );
}
