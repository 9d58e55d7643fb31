'use client';
import type { KtpDraftField, KtpFieldName } from '@ktp-ocr/core';
import { useRef } from 'react';
import type { Translate } from '../texts/translate.ts';
import { FieldChipMark } from './FieldChipMark.tsx';
import { shownValue } from './fieldControls.ts';
import { canBeUndone, chipOf, reviewOf } from './fieldReview.ts';
import { useFormField } from './useFormField.ts';

interface ReviewLineProps {
  readonly name: KtpFieldName;
  readonly field: KtpDraftField;
  readonly byHand: boolean;
  readonly sent: boolean;
  /** It was in doubt: its line says what became of it, and leads back. */
  readonly asked: boolean;
  readonly onEdit: () => void;
  readonly onUndo: () => void;
  readonly t: Translate;
}

/** A field to read, in one line; its button turns it into an input, or takes an answer back. */
export function ReviewLine({ name, field, byHand, sent, asked, onEdit, onUndo, t }: ReviewLineProps) {
  const root = useRef<HTMLDivElement>(null);
  useFormField(root, name, field.value, { problem: '', sent });
  const review = reviewOf(field);
  const chip = chipOf(field, byHand);
  const back = asked && canBeUndone(field);
  const act = back ? 'review.undo' : 'review.edit';
  return (
    <div className="ktp-line" ref={root} data-field={name} data-review={review}>
      <span className="ktp-line-name">{t(`fields.${name}`)}</span>
      <span className="ktp-line-value">
        {field.value === '' ? null : <span translate="no">{shownValue(name, field.value)}</span>}
        {asked || field.value === '' || review === 'edited' ? <FieldChipMark chip={chip} t={t} /> : null}
      </span>
      <button
        className="ktp-line-act"
        type="button"
        aria-label={t(`${act}.label`, { field: t(`fields.${name}`) })}
        onClick={back ? onUndo : onEdit}
      >
        {t(act)}
      </button>
    </div>
  );
}
