'use client';
import { KTP_FIELDS, type KtpFieldName, type PreparedPhoto, REQUIRED_FIELDS } from '@ktp-ocr/core';
import { forwardRef, type ReactNode, type Ref } from 'react';
import { BothLanguages } from '../texts/BothLanguages.tsx';
import { type KtpResultFormHandle, ReviewForm, type ReviewFormProps } from './ReviewForm.tsx';
import { lateReview, type ReviewWork } from './lateReview.ts';
import type { ReviewedScan } from './review.ts';
import type { KtpReviewOptions } from './reviewState.ts';
import { useReview } from './useReview.ts';
import { useLate } from '../shared/useLate.ts';
import type { KtpPartProps } from '../shared/partProps.ts';

interface Shared extends KtpPartProps {
  /** The fields shown. Default: all of the card. */
  readonly fields?: readonly KtpFieldName[];
  /** Offered beside the photo; asked first where the person has written something. */
  readonly onRetake?: () => void;
  /** Told what happened, in words, for a live region. */
  readonly onAnnounce?: (text: string) => void;
  /** Called when the focus leaves the form. */
  readonly onBlur?: () => void;
  /** Shown above the bar with the confirmation. */
  readonly children?: ReactNode;
}

/** The draft is kept by `useKtpOcr`. */
interface OfScan {
  /** What `useKtpOcr` returned, in the status `review`. In any other it renders nothing. */
  readonly ktp: ReviewedScan;
  readonly value?: never;
  readonly defaultValue?: never;
}

/** The draft is kept by the page (`value`) or by the form itself (`defaultValue`). */
type OfPage = KtpReviewOptions & {
  readonly ktp?: never;
  /** The photo the values were read from, for the strips beside the fields. */
  readonly photo?: PreparedPhoto | null | undefined;
  /** Address of that photo. */
  readonly photoUrl?: string | null | undefined;
  /** Address of the face photo of the card. */
  readonly faceUrl?: string | null | undefined;
};

/** What `<KtpResultForm>` takes: one of the three ways to keep the draft, and what is about the screen. */
export type KtpResultFormProps = Shared & (OfScan | OfPage);

type OwnFormProps = { readonly options: OfPage } & Omit<ReviewFormProps, 'review'>;

function KnowingForm({ work, options, ...form }: { readonly work: ReviewWork } & OwnFormProps) {
  const review = useReview(work, options);
  const { photo = null, photoUrl = null, faceUrl = null } = options;
  return <ReviewForm review={{ ...review, photo, photoUrl, faceUrl }} {...form} />;
}

/** Nothing that is not shown can be filled in: unless the page says so, it is not required. */
function requiredIn({ select, required, fields }: KtpReviewOptions & Shared): KtpReviewOptions['required'] {
  return required ?? (select || !fields ? undefined : REQUIRED_FIELDS.filter((field) => fields.includes(field)));
}

/** Renders nothing while the card's knowledge is fetched. */
function OwnForm(props: OwnFormProps) {
  const { part } = useLate(lateReview, true);
  return part && <KnowingForm work={part} {...props} />;
}

/**
 * The review: every field editable, doubtful ones beside their strip of the photo, with reason and suggestion. No
 * `<form>` of its own, so it may stand inside yours: its inputs carry the fields' names, what a form sends of them are
 * the values of a record (religion, blood type and marital status only if they are selected), and a field that must be
 * mended is invalid for the browser too.
 *
 * Three ways to keep the draft: `ktp` of `useKtpOcr`; `value` and `onChange` (a controlled field, as of
 * react-hook-form's `<Controller>`); `defaultValue`. The last two take a draft, a record confirmed before, or `null` to
 * enter all by hand.
 *
 * After a scan the focus goes to the first doubt, and on to the next after each answer. Ctrl or Cmd + Enter confirms,
 * Alt + Down goes to the next field to check. Renders a `<section>`; its ref has `focus()`.
 */
export const KtpResultForm = forwardRef(function KtpResultForm(
  props: KtpResultFormProps,
  handle: Ref<KtpResultFormHandle>,
) {
  const { ktp, fields = KTP_FIELDS, onRetake, onAnnounce, onBlur, lang = 'id', labels, className, children } = props;
  const form = { fields, handle, onRetake, onAnnounce, onLeave: onBlur, lang, labels, className, children };
  return (
    <BothLanguages lang={lang}>
      {ktp ? (
        ktp.status === 'review' && <ReviewForm {...form} review={ktp} arrives confirmable />
      ) : (
        <OwnForm
          {...form}
          options={{ ...props, required: requiredIn(props) }}
          arrives={false}
          confirmable={props.onConfirm !== undefined}
        />
      )}
    </BothLanguages>
  );
});
