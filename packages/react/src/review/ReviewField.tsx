'use client';
import type { KtpDraftField, KtpFieldName, PreparedPhoto } from '@ktp-ocr/core';
import { memo } from 'react';
import { useTranslator } from '../texts/texts.ts';
import type { KtpLabels, KtpLanguage } from '../texts/translate.ts';
import { Field } from './KtpField.tsx';
import { ReviewLine } from './ReviewLine.tsx';

/** What the form does with a field. The same object for as long as the form is there. */
export interface FieldHandlers {
  readonly change: (name: KtpFieldName, value: string) => void;
  readonly accept: (name: KtpFieldName, suggestion: number) => void;
  readonly keep: (name: KtpFieldName) => void;
  readonly undo: (name: KtpFieldName) => void;
  readonly edit: (name: KtpFieldName) => void;
  readonly done: (name: KtpFieldName) => void;
  readonly seeOther: (name: KtpFieldName) => void;
}

interface ReviewFieldProps {
  readonly name: KtpFieldName;
  readonly field: KtpDraftField;
  /** As a line to read, or as an input. */
  readonly as: 'line' | 'field';
  /** It was in doubt. */
  readonly asked: boolean;
  /** Whether it is one of a form that is all inputs: then nothing is folded. */
  readonly blank: boolean;
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
  const { name, field, asked, blank, handlers, choices, photo, photoUrl, byHand, sent, lang, labels } = props;
  const t = useTranslator(labels);
  const onUndo = (): void => handlers.undo(name);
  if (props.as === 'line') {
    return <ReviewLine {...{ name, field, byHand, sent, asked, onUndo, t }} onEdit={() => handlers.edit(name)} />;
  }
  return (
    <Field
      {...{ name, field, byHand, sent, lang, onUndo }}
      // A form that is all inputs has the card above it: strips that open on the way would move what comes next.
      {...(blank ? {} : { photo, photoUrl, stripShown: true, onDone: () => handlers.done(name) })}
      {...(labels ? { labels } : {})}
      {...(choices ? { choices } : {})}
      onChange={(value) => handlers.change(name, value)}
      onAccept={(suggestion) => handlers.accept(name, suggestion)}
      onKeep={() => handlers.keep(name)}
      onSeeOther={handlers.seeOther}
    />
  );
});
