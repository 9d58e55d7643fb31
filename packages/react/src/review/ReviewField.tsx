'use client';
import type { KtpDraftField, KtpFieldName, PreparedPhoto } from '@ktp-ocr/core';
import { memo } from 'react';
import type { KtpLabels, KtpLanguage } from '../texts/translate.ts';
import { Field } from './KtpField.tsx';

/** What the form does with a field. The same object for as long as the form is there. */
export interface FieldHandlers {
  readonly change: (name: KtpFieldName, value: string) => void;
  readonly accept: (name: KtpFieldName, suggestion: number) => void;
  readonly keep: (name: KtpFieldName) => void;
  readonly undo: (name: KtpFieldName) => void;
  readonly seeOther: (name: KtpFieldName) => void;
}

interface ReviewFieldProps {
  readonly name: KtpFieldName;
  readonly field: KtpDraftField;
  readonly handlers: FieldHandlers;
  readonly choices: readonly string[] | undefined;
  readonly photo: PreparedPhoto | null;
  readonly photoUrl: string | null;
  readonly byHand: boolean;
  readonly sent: boolean;
  readonly lang: KtpLanguage;
  readonly labels: Partial<KtpLabels> | undefined;
}

/**
 * A field of the form, rendered anew only where something about itself has changed: a key pressed in one leaves the
 * others alone.
 */
export const ReviewField = memo(function ReviewField(props: ReviewFieldProps) {
  const { name, field, handlers, choices, photo, photoUrl, byHand, sent, lang, labels } = props;
  return (
    <Field
      {...{ name, field, photo, photoUrl, byHand, sent, lang }}
      {...(labels ? { labels } : {})}
      {...(choices ? { choices } : {})}
      onChange={(value) => handlers.change(name, value)}
      onAccept={(suggestion) => handlers.accept(name, suggestion)}
      onKeep={() => handlers.keep(name)}
      onUndo={() => handlers.undo(name)}
      onSeeOther={handlers.seeOther}
    />
  );
});
