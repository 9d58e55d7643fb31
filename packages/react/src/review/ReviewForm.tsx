'use client';
import { KTP_FIELDS, type KtpDraft, type KtpFieldName, SENSITIVE_FIELDS } from '@ktp-ocr/core';
import {
  type FocusEvent,
  type KeyboardEvent,
  type ReactNode,
  type Ref,
  type RefObject,
  startTransition,
  useImperativeHandle,
  useRef,
  useState,
} from 'react';
import { useTranslator } from '../texts/texts.ts';
import type { KtpLabels, KtpLanguage, Translate } from '../texts/translate.ts';
import { Screen } from '../shared/Screen.tsx';
import { FIELD_GROUPS, PLACES } from './fieldGroups.ts';
import { reviewOf } from './fieldReview.ts';
import type { Review } from './review.ts';
import { type FieldHandlers, ReviewField } from './ReviewField.tsx';
import { ReviewPhoto } from './ReviewPhoto.tsx';
import { type LeftWords, ReviewBar } from './ReviewBar.tsx';
import { type Choices, useChoices } from './useChoices.ts';
import { type Doubts, useDoubts } from './useDoubts.ts';
import { useFieldHandlers } from './useFieldHandlers.ts';

/** What a page may do with the form from outside. */
export interface KtpResultFormHandle {
  /** Brings the person to the first field that wants a look, or to the title where none does. */
  readonly focus: () => void;
}

export interface ReviewFormProps {
  readonly review: Review;
  readonly fields: readonly KtpFieldName[];
  /** It replaces another screen, and takes the focus; on a page of its own nothing may take it. */
  readonly arrives: boolean;
  /** Has a button of its own to confirm; else the page's own form is sent. */
  readonly confirmable: boolean;
  readonly handle: Ref<KtpResultFormHandle>;
  readonly onRetake: (() => void) | undefined;
  readonly onAnnounce: ((text: string) => void) | undefined;
  /** The focus has left the form. */
  readonly onLeave: (() => void) | undefined;
  readonly lang: KtpLanguage;
  readonly labels: Partial<KtpLabels> | undefined;
  readonly className: string | undefined;
  readonly children: ReactNode;
}

interface GroupsProps {
  readonly fields: readonly KtpFieldName[];
  readonly show: (name: KtpFieldName) => ReactNode;
  readonly t: Translate;
}

/** The fields in the order and the groups of the card. */
function Groups({ fields, show, t }: GroupsProps) {
  return FIELD_GROUPS.map(({ title, full, paired }) => (
    <div className="ktp-group" key={title}>
      {title && [...full, ...paired].some((field) => fields.includes(field)) ? <h3>{t(`groups.${title}`)}</h3> : null}
      {full.map(show)}
      <div className="ktp-two">{paired.map(show)}</div>
    </div>
  ));
}

/** Confirms, or leads to the first field that is in the way. */
function useConfirm({ review, onAnnounce }: ReviewFormProps, doubts: Doubts, t: Translate): () => void {
  return () => {
    const [first, ...others] = review.confirm();
    if (!first) return;
    onAnnounce?.(t('announce.blocked', { n: 1 + others.length }));
    doubts.goTo(first);
  };
}

/** The doubts, and what is said aloud of each answer. */
function useAnsweredDoubts(props: ReviewFormProps, root: RefObject<HTMLElement | null>, t: Translate) {
  const { review, fields, arrives, onAnnounce } = props;
  const open = review.open.filter((name) => fields.includes(name));
  const kept = useRef(new Set<KtpFieldName>());
  const onAnswered = (name: KtpFieldName, left: number): void => {
    const key = kept.current.delete(name) ? 'announce.kept' : 'announce.accepted';
    onAnnounce?.(left === 0 ? t('announce.all') : t(key, { field: t(`fields.${name}`), n: left }));
  };
  const doubts = useDoubts({ root, draft: review.draft, open, order: fields, arrives, onAnswered });
  const handlers = useFieldHandlers(review, doubts, (name) => kept.current.add(name));
  return { open, doubts, handlers };
}

/** Control with Enter confirms, Alt with the arrow goes to the next doubt. */
function keysOf(confirm: () => void, next: () => void) {
  return (event: KeyboardEvent): void => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) confirm();
    else if (event.key === 'ArrowDown' && event.altKey) next();
    // Inside a page's own form, Enter must not send it with the review half done.
    else if (event.key !== 'Enter' || !(event.target instanceof HTMLInputElement)) return;
    event.preventDefault();
  };
}

/** Somebody enters a field: what may be chosen there is wanted. */
function entering(review: Review, choices: Choices) {
  return ({ target }: FocusEvent): void => {
    if (!(target instanceof HTMLInputElement)) return;
    // Hundreds of choices may come: the field is entered at once, and has them a moment later.
    startTransition(() => {
      if (PLACES.has(target.name)) review.lookUpPlaces();
      choices.enter(target.name);
    });
  };
}

interface ReviewScreenProps extends ReviewFormProps {
  readonly t: Translate;
  readonly handlers: FieldHandlers;
  readonly choices: Choices;
  /** It began with nothing: the person types everything. */
  readonly blank: boolean;
}

/** Photo and fields; below them the page's own, and the bar. */
function ReviewScreen(props: ReviewScreenProps) {
  const { review, fields, arrives, onRetake, lang, labels, className, children, t, handlers, choices } = props;
  const { draft, photo, photoUrl, faceUrl } = review;
  const title = t(props.blank ? 'review.title.manual' : 'review.title');
  const screen = { title, lead: t('review.lead'), takesFocus: arrives, className };
  const show = (name: KtpFieldName): ReactNode =>
    fields.includes(name) ? (
      <ReviewField
        key={name}
        field={draft.fields[name]}
        choices={choices.of(name)}
        byHand={draft.reading === null}
        // Religion, blood type and marital status are in a record only if an app asks for them.
        sent={!SENSITIVE_FIELDS.includes(name) || draft.required.includes(name)}
        {...{ name, handlers, photo, photoUrl, lang, labels }}
      />
    ) : null;
  return (
    <Screen status="review" {...screen}>
      <div className="ktp-review" data-photo={photoUrl ? '' : undefined}>
        {photoUrl && photo ? <ReviewPhoto {...{ draft, fields, photo, photoUrl, onRetake, t }} /> : null}
        <div className="ktp-group">
          {faceUrl ? <img className="ktp-face" src={faceUrl} alt={t('review.face')} /> : null}
          <Groups fields={fields} show={show} t={t} />
          {children}
        </div>
      </div>
    </Screen>
  );
}

/** Nothing was read, and nothing stands there yet. */
function isBlank({ reading, fields }: KtpDraft): boolean {
  return reading === null && KTP_FIELDS.every((name) => fields[name].value === '');
}

/** What the bar says of what is left: that all was read only where it was, and nothing was changed since. */
function leftWords({ reading, fields }: KtpDraft, shown: readonly KtpFieldName[], left: number): LeftWords {
  if (left > 0) return reading ? 'review.left' : 'review.left.manual';
  return shown.every((name) => reviewOf(fields[name]) === 'ok') ? 'review.left.read' : 'review.left.none';
}

/** The form itself, whoever keeps the draft. */
export function ReviewForm(props: ReviewFormProps) {
  const { review, handle, onLeave, labels } = props;
  const t = useTranslator(labels);
  const root = useRef<HTMLDivElement>(null);
  const { open, doubts, handlers } = useAnsweredDoubts(props, root, t);
  const confirm = useConfirm(props, doubts, t);
  const choices = useChoices(review.draft);
  const [blank] = useState(() => isBlank(review.draft));
  useImperativeHandle(handle, () => ({
    focus: () => (open[0] ? doubts.goTo(open[0]) : root.current?.querySelector('h2')?.focus()),
  }));
  const leave = ({ currentTarget, relatedTarget }: FocusEvent): void => {
    if (!currentTarget.contains(relatedTarget)) onLeave?.();
  };
  const keys = keysOf(confirm, doubts.next);
  const enter = entering(review, choices);
  return (
    // The keys belong to the whole form; each of its controls is focusable by itself.
    <div className="ktp-review-root" ref={root} role="presentation" onKeyDown={keys} onBlur={leave} onFocus={enter}>
      <ReviewScreen {...props} {...{ t, handlers, choices, blank }}>
        {props.children}
        {review.error ? (
          <p className="ktp-problem" role="alert">
            {t('review.saveFailed')}
          </p>
        ) : null}
        <ReviewBar
          left={open.length}
          words={leftWords(review.draft, props.fields, open.length)}
          onNext={doubts.next}
          onConfirm={props.confirmable ? confirm : undefined}
          saving={review.saving}
          t={t}
        />
      </ReviewScreen>
    </div>
  );
}
