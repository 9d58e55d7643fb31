'use client';
import type { KtpFieldName } from '@ktp-ocr/core';
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
import { CARD_ORDER, PLACES } from './fieldGroups.ts';
import type { Review } from './review.ts';
import { ReviewBar } from './ReviewBar.tsx';
import { ReviewScreen } from './ReviewScreen.tsx';
import { keepInSight } from './showField.ts';
import { type Choices, useChoices } from './useChoices.ts';
import { type Doubts, useDoubts } from './useDoubts.ts';
import { useFieldHandlers } from './useFieldHandlers.ts';
import { useOpened } from './useOpened.ts';

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

/** Confirms, or leads to the first field that is in the way. */
function useConfirm({ review, onAnnounce }: ReviewFormProps, doubts: Doubts, t: Translate): () => void {
  return () => {
    const blocking = review.confirm();
    const first = CARD_ORDER.find((name) => blocking.includes(name));
    if (!first) return;
    onAnnounce?.(t('announce.blocked', { n: blocking.length }));
    doubts.goTo(first);
  };
}

/** The doubts, and what is said aloud of each answer. */
function useAnsweredDoubts(props: ReviewFormProps, root: RefObject<HTMLElement | null>, t: Translate) {
  const { review, fields, arrives, onAnnounce } = props;
  const order = CARD_ORDER.filter((name) => fields.includes(name));
  const open = order.filter((name) => review.open.includes(name));
  const opened = useOpened(review.draft, open);
  const kept = useRef(new Set<KtpFieldName>());
  const onAnswered = (name: KtpFieldName, left: number): void => {
    const key = kept.current.delete(name) ? 'announce.kept' : 'announce.accepted';
    onAnnounce?.(left === 0 ? t('announce.all') : t(key, { field: t(`fields.${name}`), n: left }));
  };
  const doubts = useDoubts({ root, draft: review.draft, open, order, opened, arrives, onAnswered });
  const handlers = useFieldHandlers(review, doubts, (name) => kept.current.add(name));
  return { order, open, opened, doubts, handlers };
}

/** The field an element belongs to. */
function fieldAt(target: EventTarget, order: readonly KtpFieldName[]): KtpFieldName | undefined {
  const at = target instanceof Element ? target.closest<HTMLElement>('[data-field]')?.dataset['field'] : undefined;
  return order.find((name) => name === at);
}

/** Control with Enter confirms, Enter ends the writing in a field, Alt with the arrow goes to the next doubt. */
function keysOf(confirm: () => void, doubts: Doubts, order: readonly KtpFieldName[]) {
  return (event: KeyboardEvent): void => {
    const { target, key } = event;
    const writes = target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement;
    const at = fieldAt(target, order);
    if (key === 'Enter' && (event.ctrlKey || event.metaKey)) confirm();
    else if (key === 'ArrowDown' && event.altKey) doubts.next();
    else if (key !== 'Enter' || !writes) return;
    // Inside a page's own form, Enter must not send it with the review half done.
    else if (at) doubts.done(at);
    event.preventDefault();
  };
}

/** Somebody enters a field: what may be chosen there is wanted, and what has the focus must be whole in sight. */
function entering(review: Review, choices: Choices) {
  return ({ target }: FocusEvent): void => {
    // A press of the mouse is not followed by a jump of the page.
    if (target instanceof HTMLElement && target.matches(':focus-visible')) keepInSight(target);
    if (!(target instanceof HTMLInputElement)) return;
    // Hundreds of choices may come: the field is entered at once, and has them a moment later.
    startTransition(() => {
      if (PLACES.has(target.name)) review.lookUpPlaces();
      choices.enter(target.name);
    });
  };
}

/** The form itself, whoever keeps the draft. */
export function ReviewForm(props: ReviewFormProps) {
  const { review, handle, onLeave, labels } = props;
  const t = useTranslator(labels);
  const root = useRef<HTMLDivElement>(null);
  const { order, open, opened, doubts, handlers } = useAnsweredDoubts(props, root, t);
  const confirm = useConfirm(props, doubts, t);
  const choices = useChoices(review.draft);
  const [at, setAt] = useState<KtpFieldName | null>(null);
  useImperativeHandle(handle, () => ({
    focus: () => (open[0] ? doubts.goTo(open[0]) : root.current?.querySelector('h2')?.focus()),
  }));
  const leave = ({ currentTarget, relatedTarget }: FocusEvent): void => {
    if (!currentTarget.contains(relatedTarget)) onLeave?.();
  };
  const enter = entering(review, choices);
  return (
    // The keys belong to the whole form; each of its controls is focusable by itself.
    <div
      className="ktp-review-root"
      ref={root}
      role="presentation"
      onKeyDown={keysOf(confirm, doubts, order)}
      onBlur={leave}
      onFocus={(event) => {
        setAt((before) => fieldAt(event.target, order) ?? before);
        enter(event);
      }}
    >
      <ReviewScreen {...props} own={props.children} {...{ t, handlers, choices, at, order, open, opened }}>
        <ReviewBar
          t={t}
          blank={opened.blank}
          draft={review.draft}
          shown={order}
          left={open.length}
          failed={review.error !== null}
          onConfirm={props.confirmable ? confirm : undefined}
          saving={review.saving}
        />
      </ReviewScreen>
    </div>
  );
}
