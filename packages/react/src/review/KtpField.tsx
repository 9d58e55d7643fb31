'use client';
import type { KtpDraftField, KtpFieldName, PreparedPhoto } from '@ktp-ocr/core';
import { type FocusEvent, startTransition, useId, useRef, useState } from 'react';
import { BothLanguages } from '../texts/BothLanguages.tsx';
import { useTranslator } from '../texts/texts.ts';
import type { Translate } from '../texts/translate.ts';
import { FieldActions } from './FieldActions.tsx';
import { FieldChipMark } from './FieldChipMark.tsx';
import { FieldInput } from './FieldInput.tsx';
import { PhotoStrip } from './PhotoStrip.tsx';
import { chipOf, type FieldChip, isDoubtful, reviewOf } from './fieldReview.ts';
import { reasonOf } from './reasonOf.ts';
import { stripOf } from './stripOf.ts';
import { useFormField } from './useFormField.ts';
import type { KtpPartProps } from '../shared/partProps.ts';

export type { FieldReview } from './fieldReview.ts';

/** What `<KtpField>` takes. */
export interface KtpFieldProps extends KtpPartProps {
  /** Which field it is: the label, the kind of input and the name a form sends go by it. */
  readonly name: KtpFieldName;
  /** `fields[name]` of the draft. */
  readonly field: KtpDraftField;
  /** Called with the whole value at each key. */
  readonly onChange: (value: string) => void;
  /** Called with the place in `field.suggestions`, from 0, of the one that was pressed. */
  readonly onAccept: (suggestion: number) => void;
  /**
   * The person keeps what is written, or says that the card has nothing there, or really has a word that no list knows:
   * `keepOther` of the review is for all three.
   */
  readonly onKeep: () => void;
  /** The person wants the value before the last change back. */
  readonly onUndo: () => void;
  /** The person has finished writing: where it is given, a changed field has a button for that. */
  readonly onDone?: () => void;
  /** Called with the other field a doubt is about, to bring the person there. Without it there is no such button. */
  readonly onSeeOther?: (other: KtpFieldName) => void;
  /** What may be chosen while typing, such as the districts of the printed regency. */
  readonly choices?: readonly string[];
  /** The photo it was read from, for the strip. Without it or its address there is none. */
  readonly photo?: PreparedPhoto | null;
  /** Address of that photo. */
  readonly photoUrl?: string | null;
  /** Nothing was read: the person types everything, and an empty field is not one that could not be read. Default false. */
  readonly byHand?: boolean;
  /** Whether a form of the page around it sends the value. Default true. */
  readonly sent?: boolean;
}

/** What a strip is made of. */
interface StripSource extends Pick<KtpFieldProps, 'name' | 'field'> {
  readonly photo: KtpFieldProps['photo'];
  readonly photoUrl: KtpFieldProps['photoUrl'];
}

/**
 * Whether the strip stands beside the input, and what tells that somebody has entered the field. It is entered at once;
 * its strip comes a moment later and stays, as nothing may move away under a finger.
 */
function useStripShown(
  { name, field, photo, photoUrl }: StripSource,
  always: boolean,
): [boolean, (event: FocusEvent) => void] {
  const [visited, setVisited] = useState(always);
  const isWanted = visited || isDoubtful(reviewOf(field));
  const isShown = Boolean(isWanted && photo && photoUrl && stripOf(name, field, photo));
  return [
    isShown,
    ({ target }) => {
      if (target.matches('input, textarea, select')) startTransition(() => setVisited(true));
    },
  ];
}

/** The strip of the photo the value was read from, where it is wanted and can be shown. */
function FieldStrip({ name, field, photo, photoUrl, t }: StripSource & { readonly t: Translate }) {
  const strip = photo && photoUrl ? stripOf(name, field, photo) : null;
  if (!strip || !photo || !photoUrl) return null;
  const label = t(strip.approximate ? 'review.strip.about' : 'review.strip', { field: t(`fields.${name}`) });
  return (
    <>
      <PhotoStrip photo={photo} photoUrl={photoUrl} {...strip} label={label} />
      {strip.approximate ? (
        <small className="ktp-strip-here" aria-hidden="true">
          {t('review.strip.here')}
        </small>
      ) : null}
    </>
  );
}

function FieldTop({
  inputId,
  name,
  chip,
  t,
}: {
  readonly inputId: string;
  readonly name: KtpFieldName;
  readonly chip: FieldChip;
  readonly t: Translate;
}) {
  return (
    <div className="ktp-field-top">
      <label htmlFor={inputId}>{t(`fields.${name}`)}</label>
      <FieldChipMark chip={chip} id={`${inputId}-chip`} t={t} />
    </div>
  );
}

function Reason({ id, reason }: { readonly id: string; readonly reason: string }) {
  if (!reason) return null;
  return (
    <p className="ktp-reason" id={id}>
      {reason}
    </p>
  );
}

/** `KtpField` without its texts: below something that has them. */
export function Field({ stripShown = false, ...props }: KtpFieldProps & { readonly stripShown?: boolean }) {
  const { name, field, onChange, onAccept, onKeep, onUndo, onDone, onSeeOther, choices, lang = 'id', labels } = props;
  const { photo, photoUrl, className, byHand = false, sent = true } = props;
  const t = useTranslator(labels);
  const id = useId();
  const [hasStrip, onFocus] = useStripShown({ name, field, photo, photoUrl }, stripShown);
  const review = reviewOf(field);
  const reason = reasonOf(field, lang, t, byHand);
  const root = useRef<HTMLDivElement>(null);
  const mustBeMended = field.issues.some(({ severity }) => severity === 'error');
  useFormField(root, name, field.value, { problem: mustBeMended ? reason || t('review.fillIn') : '', sent });
  return (
    <div
      ref={root}
      className={['ktp-field', (hasStrip || isDoubtful(review)) && 'ktp-wide', className].filter(Boolean).join(' ')}
      data-field={name}
      data-review={review}
      onFocus={onFocus}
    >
      <FieldTop inputId={id} name={name} chip={chipOf(field, byHand)} t={t} />
      <div className="ktp-pair">
        {hasStrip ? <FieldStrip name={name} field={field} photo={photo} photoUrl={photoUrl} t={t} /> : null}
        <FieldInput
          id={id}
          name={name}
          value={field.value}
          onChange={onChange}
          choices={choices}
          invalid={review === 'invalid'}
          describedBy={reason ? `${id}-reason` : byHand ? `${id}-chip` : undefined}
          choose={t('review.choose')}
        />
      </div>
      <Reason id={`${id}-reason`} reason={reason} />
      <FieldActions {...{ name, field, byHand, onAccept, onKeep, onUndo, onDone, onSeeOther, t }} />
    </div>
  );
}

/**
 * One field under review: its state, its strip of the photo (once it is in doubt or has been entered), its input, the
 * reason for a doubt and one press for what can be done. In a form of the page it sends its value as a record has it,
 * and is invalid while it must be mended. Renders a `<div>`.
 */
export function KtpField(props: KtpFieldProps) {
  return (
    <BothLanguages lang={props.lang}>
      <Field {...props} />
    </BothLanguages>
  );
}
