'use client';
import type { KtpDraftField, KtpField as KtpFieldName, PreparedPhoto } from '@ktp-ocr/core';
import { useId } from 'react';
import { FieldInput } from './FieldInput.tsx';
import { changedPart, shownValue } from './fieldControls.ts';
import { Icon, type IconName } from './icons.tsx';
import { isLabelKey, type KtpLabels, type KtpLanguage, type Translate, translator } from './labels/labels.ts';
import { PhotoStrip } from './PhotoStrip.tsx';

/** How a field is shown: the attribute `data-review` to style by. */
export type FieldReview = 'ok' | 'check' | 'missing' | 'invalid' | 'checked' | 'edited';

export interface KtpFieldProps {
  readonly name: KtpFieldName;
  readonly field: KtpDraftField;
  readonly onChange: (value: string) => void;
  readonly onAccept: (suggestion: number) => void;
  readonly onKeep: () => void;
  readonly onUndo: () => void;
  readonly photo?: PreparedPhoto | null;
  readonly photoUrl?: string | null;
  readonly lang?: KtpLanguage;
  readonly labels?: Partial<KtpLabels>;
  readonly className?: string;
}

const CHIP_ICON: Readonly<Record<FieldReview, IconName>> = {
  ok: 'ok',
  check: 'warn',
  missing: 'none',
  invalid: 'cross',
  checked: 'ok',
  edited: 'pen',
};

/** What a person sees of a field's status: a wrong format counts before everything else. */
export function reviewOf(field: KtpDraftField): FieldReview {
  if (field.issues.some(({ severity }) => severity === 'error')) return field.value === '' ? 'missing' : 'invalid';
  const { status } = field;
  if (status === 'suggested') return 'check';
  return status === 'confirmed' ? 'checked' : status;
}

/** Why a field wants a look, in words: the worst reason first, and where the suggestion comes from. */
function reasonOf(field: KtpDraftField, review: FieldReview, t: Translate): string {
  if (review === 'ok' || review === 'checked' || review === 'edited') {
    const hint = field.issues.find(({ severity }) => severity === 'hint');
    const key = hint ? `rules.${hint.code}` : '';
    return isLabelKey(key) ? t(key) : '';
  }
  const worst = field.issues.find(({ severity }) => severity === 'error') ?? field.issues[0];
  const [suggestion] = field.suggestions;
  const key = worst ? (worst.code.startsWith('reasons.') ? worst.code : `rules.${worst.code}`) : '';
  const why = isLabelKey(key) ? t(key, worst?.params) : review === 'missing' ? t('reasons.unread') : '';
  if (!suggestion || worst?.severity === 'error') return why;
  const from = t(`reasons.s.${suggestion.reason}`, { field: '' });
  return worst?.code === 'V-1.unknown' ? t('rules.V-1.suggest') : from;
}

/**
 * One field under review: its state, its strip of the photo, its input, the reason for a doubt and one press for what can be
 * done. Renders a `<div>`.
 */
export function KtpField(props: KtpFieldProps) {
  const { name, field, onChange, onAccept, onKeep, onUndo, photo, photoUrl, lang = 'id', labels, className } = props;
  const t = translator(lang, labels);
  const id = useId();
  const review = reviewOf(field);
  const reason = reasonOf(field, review, t);
  const label = t(`fields.${name}`);
  const doubtful = review === 'check' || review === 'missing' || review === 'invalid';
  const strip = doubtful && photo && photoUrl && field.box ? { photo, photoUrl, box: field.box } : null;
  return (
    <div
      className={['ktp-field', doubtful && 'ktp-wide', className].filter(Boolean).join(' ')}
      data-field={name}
      data-review={review}
    >
      <div className="ktp-field-top">
        <label htmlFor={id}>{label}</label>
        <span className="ktp-chip" data-review={review}>
          <Icon name={CHIP_ICON[review]} small />
          {t(`chips.${review}`)}
        </span>
      </div>
      <div className="ktp-pair">
        {strip ? <PhotoStrip {...strip} label={t('review.strip', { field: label })} /> : null}
        <FieldInput
          id={id}
          name={name}
          value={field.value}
          onChange={onChange}
          invalid={review === 'invalid'}
          describedBy={reason ? `${id}-reason` : undefined}
          choose={t('review.choose')}
        />
      </div>
      {reason ? (
        <p className="ktp-reason" id={`${id}-reason`}>
          {reason}
        </p>
      ) : null}
      <div className="ktp-acts">
        {doubtful
          ? field.suggestions.map(({ value }, i) => {
              const shown = shownValue(name, value);
              const [before, changed, after] = changedPart(shownValue(name, field.value), shown);
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
                    {changed ? <mark>{changed}</mark> : null}
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
        {review === 'missing' && field.issues.length === 0 ? (
          <button className="ktp-btn" data-kind="quiet" type="button" onClick={onKeep}>
            {t('review.absent')}
          </button>
        ) : null}
        {(review === 'edited' || review === 'checked') && field.before && field.before.value !== field.value ? (
          <button className="ktp-btn" data-kind="quiet" type="button" onClick={onUndo}>
            {t('review.undo')}
          </button>
        ) : null}
      </div>
    </div>
  );
}
