'use client';
import { choicesOf, type KtpField as KtpFieldName } from '@ktp-ocr/core';
import {
  type KeyboardEvent,
  type ReactNode,
  type Ref,
  startTransition,
  useImperativeHandle,
  useMemo,
  useRef,
  useState,
} from 'react';
import { Icon } from '../shared/icons.tsx';
import { useTranslator } from '../texts/texts.ts';
import type { KtpLabels, KtpLanguage } from '../texts/translate.ts';
import { Screen } from '../shared/Screen.tsx';
import { useLatest } from '../shared/useLatest.ts';
import { FIELD_GROUPS, NAMED, PLACES, TYPED_AHEAD } from './fieldGroups.ts';
import type { Review } from './review.ts';
import { type FieldHandlers, ReviewField } from './ReviewField.tsx';
import { ReviewPhoto } from './ReviewPhoto.tsx';
import { useDoubts } from './useDoubts.ts';

const NOT_YET: readonly string[] = [];

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

/** The form itself, whoever keeps the draft. */
export function ReviewForm(props: ReviewFormProps) {
  const { review, fields, arrives, confirmable, handle, onRetake, onAnnounce, onLeave } = props;
  const { lang, labels, className, children } = props;
  const { draft, photo, photoUrl, faceUrl, saving, error } = review;
  const t = useTranslator(labels);
  const root = useRef<HTMLDivElement>(null);
  const open = review.open.filter((name) => fields.includes(name));
  const kept = useRef(new Set<KtpFieldName>());
  const doubts = useDoubts(root, draft, open, fields, arrives, (name, left) => {
    const key = kept.current.delete(name) ? 'announce.kept' : 'announce.accepted';
    onAnnounce?.(left === 0 ? t('announce.all') : t(key, { field: t(`fields.${name}`), n: left }));
  });
  useImperativeHandle(handle, () => ({
    focus: () => (open[0] ? doubts.goTo(open[0]) : root.current?.querySelector('h2')?.focus()),
  }));

  const confirm = (): void => {
    const [first, ...others] = review.confirm();
    if (!first) return;
    onAnnounce?.(t('announce.blocked', { n: 1 + others.length }));
    doubts.goTo(first);
  };
  const keys = (event: KeyboardEvent): void => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) confirm();
    else if (event.key === 'ArrowDown' && event.altKey) doubts.next();
    // Inside a page's own form, Enter must not send it with the review half done.
    else if (event.key !== 'Enter' || !(event.target instanceof HTMLInputElement)) return;
    event.preventDefault();
  };
  const latest = useLatest({ review, doubts });
  const [handlers] = useState<FieldHandlers>(() => ({
    change: (name, value) => latest.current.review.setField(name, value),
    // An answer changes the field, and others with it, and moves the form: the press itself is seen first.
    accept: (name, suggestion) =>
      startTransition(() => {
        latest.current.doubts.answered(name);
        latest.current.review.accept(name, suggestion);
      }),
    keep: (name) =>
      startTransition(() => {
        kept.current.add(name);
        latest.current.doubts.answered(name);
        latest.current.review.keep(name);
      }),
    undo: (name) => startTransition(() => latest.current.review.undo(name)),
    seeOther: (name) => latest.current.doubts.goTo(name),
  }));
  // Some have hundreds of choices: only the field somebody is in shows its own.
  const [entered, setEntered] = useState<KtpFieldName | null>(null);
  const choices = useMemo(() => (entered ? choicesOf(draft, entered) : NOT_YET), [draft, entered]);
  const choicesFor = (name: KtpFieldName): readonly string[] | undefined => {
    if (!TYPED_AHEAD.has(name) || (NAMED.has(name) && !draft.regions)) return undefined;
    return name === entered ? choices : NOT_YET;
  };
  const show = (name: KtpFieldName): ReactNode =>
    fields.includes(name) ? (
      <ReviewField
        key={name}
        field={draft.fields[name]}
        choices={choicesFor(name)}
        {...{ name, handlers, photo, photoUrl, lang, labels }}
      />
    ) : null;

  return (
    // The keys belong to the whole form; each of its controls is focusable by itself.
    <div
      className="ktp-review-root"
      ref={root}
      role="presentation"
      onKeyDown={keys}
      onBlur={({ currentTarget, relatedTarget }) => {
        if (!currentTarget.contains(relatedTarget)) onLeave?.();
      }}
      onFocus={({ target }) => {
        if (!(target instanceof HTMLInputElement)) return;
        // Hundreds of choices may come: the field is entered at once, and has them a moment later.
        startTransition(() => {
          if (PLACES.has(target.name)) review.lookUpPlaces();
          if (TYPED_AHEAD.has(target.name)) setEntered(target.name as KtpFieldName);
        });
      }}
    >
      <Screen
        status="review"
        title={draft.reading ? t('review.title') : t('review.title.manual')}
        lead={t('review.lead')}
        takesFocus={arrives}
        className={className}
      >
        <div className="ktp-review" data-photo={photoUrl ? '' : undefined}>
          {photoUrl && photo ? <ReviewPhoto {...{ draft, fields, photo, photoUrl, onRetake, t }} /> : null}
          <div className="ktp-group">
            {faceUrl ? <img className="ktp-face" src={faceUrl} alt={t('review.face')} /> : null}
            {FIELD_GROUPS.map(({ title, full, paired }) => (
              <div className="ktp-group" key={title}>
                {title && [...full, ...paired].some((field) => fields.includes(field)) ? (
                  <h3>{t(`groups.${title}`)}</h3>
                ) : null}
                {full.map(show)}
                <div className="ktp-two">{paired.map(show)}</div>
              </div>
            ))}
            {children}
            {error ? (
              <p className="ktp-problem" role="alert">
                {t('review.saveFailed')}
              </p>
            ) : null}
            <div className="ktp-bar" data-left={open.length}>
              <p className="ktp-left">
                <span>
                  <Icon name={open.length > 0 ? 'warn' : 'ok'} small />
                  {open.length > 0 ? t('review.left', { n: open.length }) : t('review.left.none')}
                </span>
                {open.length > 0 ? (
                  <button className="ktp-btn" data-kind="quiet" type="button" onClick={doubts.next}>
                    <span className="ktp-bar-word">{t('review.next')}</span>
                    <Icon name="down" small />
                  </button>
                ) : null}
              </p>
              {confirmable ? (
                <button
                  className="ktp-btn"
                  data-kind="primary"
                  data-confirm=""
                  type="button"
                  aria-busy={saving}
                  onClick={saving ? undefined : confirm}
                >
                  {saving ? t('review.saving') : t('review.confirm')}
                </button>
              ) : null}
            </div>
          </div>
        </div>
      </Screen>
    </div>
  );
}
