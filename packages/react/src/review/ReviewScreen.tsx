'use client';
import { type KtpDraft, type KtpFieldName, SENSITIVE_FIELDS } from '@ktp-ocr/core';
import type { ReactNode } from 'react';
import { Icon } from '../shared/icons.tsx';
import { Screen } from '../shared/Screen.tsx';
import type { Translate } from '../texts/translate.ts';
import { FIELD_GROUPS } from './fieldGroups.ts';
import { reviewOf } from './fieldReview.ts';
import { RetakeButton } from './RetakeButton.tsx';
import { type FieldHandlers, ReviewField } from './ReviewField.tsx';
import type { ReviewFormProps } from './ReviewForm.tsx';
import { ReviewLook } from './ReviewLook.tsx';
import type { Choices } from './useChoices.ts';
import type { Opened } from './useOpened.ts';

interface ReviewScreenProps extends ReviewFormProps {
  readonly t: Translate;
  readonly handlers: FieldHandlers;
  readonly choices: Choices;
  /** The field that has the focus, or had it last. */
  readonly at: KtpFieldName | null;
  /** The fields shown, in the order of the card. */
  readonly order: readonly KtpFieldName[];
  /** Those in doubt. */
  readonly open: readonly KtpFieldName[];
  readonly opened: Opened;
}

interface GroupsProps {
  readonly fields: readonly KtpFieldName[];
  readonly show: (name: KtpFieldName) => ReactNode;
  readonly t: Translate;
}

/** All fields as inputs, in groups, for a person who types everything. */
function Groups({ fields, show, t }: GroupsProps) {
  return FIELD_GROUPS.map(({ title, full, paired }) => (
    <div className="ktp-group" key={title}>
      {title && [...full, ...paired].some((field) => fields.includes(field)) ? <h3>{t(`groups.${title}`)}</h3> : null}
      {full.map(show)}
      <div className="ktp-two">{paired.map(show)}</div>
    </div>
  ));
}

/** Whether all of these fields are as they were read. */
function areRead({ fields }: KtpDraft, names: readonly KtpFieldName[]): boolean {
  return names.every((name) => reviewOf(fields[name]) === 'ok');
}

interface ListProps extends Pick<ReviewScreenProps, 'order' | 'opened' | 't'> {
  readonly draft: KtpDraft;
  readonly show: (name: KtpFieldName) => ReactNode;
}

/** Fields as they stand in the card, each a line to read or, opened, an input. */
function Lines({ names, show }: { readonly names: readonly KtpFieldName[]; readonly show: ListProps['show'] }) {
  return (
    <ul className="ktp-lines">
      {names.map((name) => (
        <li key={name}>{show(name)}</li>
      ))}
    </ul>
  );
}

/** The doubts first and open, the rest folded with its count; without a doubt, all of it to read. */
function DoubtsFirst({ draft, order, opened, show, t }: ListProps) {
  const asked = order.filter((name) => opened.asked.has(name));
  const rest = order.filter((name) => !opened.asked.has(name));
  if (asked.length === 0) return <Lines names={rest} show={show} />;
  return (
    <>
      <ul className="ktp-doubts">
        {asked.map((name) => (
          <li key={name}>{show(name)}</li>
        ))}
      </ul>
      {rest.length > 0 ? (
        <details
          className="ktp-rest"
          open={opened.restShown}
          onToggle={({ currentTarget }) => opened.showRest(currentTarget.open)}
        >
          <summary>
            <strong>{t(areRead(draft, rest) ? 'review.rest.read' : 'review.rest', { n: rest.length })}</strong>
            <span>{t('review.rest.see')}</span>
          </summary>
          <Lines names={rest} show={show} />
        </details>
      ) : null}
    </>
  );
}

/** Title and lead: how many doubts there are; that all was read, only where it was. */
function wordsOf({ review, order, open, opened, t }: ReviewScreenProps) {
  const { draft } = review;
  if (opened.blank) return { title: t('review.title.manual'), lead: t('review.lead') };
  const rest = order.filter((name) => !opened.asked.has(name));
  const isRead = areRead(draft, rest);
  if (open.length > 0) {
    return { title: t('review.title.some', { n: open.length }), lead: t(isRead ? 'review.lead.some' : 'review.lead') };
  }
  const isClean = isRead && opened.asked.size === 0;
  return { title: t('review.title'), lead: t(isClean ? 'review.lead.read' : 'review.lead') };
}

/** Below the fields: where the photo is, and the way to another. */
function AboutPhoto({ review, order, onRetake, t }: ReviewScreenProps) {
  const { draft, photoUrl } = review;
  if (!photoUrl) return null;
  const edited = order.some((name) => draft.fields[name].status === 'edited');
  return (
    <>
      <p className="ktp-note">
        <Icon name="lock" />
        <span>{t('privacy.memory')}</span>
      </p>
      {onRetake ? <RetakeButton edited={edited} onRetake={onRetake} t={t} /> : null}
    </>
  );
}

/** Photo and fields; below them the page's own, and the bar (`children`). */
export function ReviewScreen(props: ReviewScreenProps & { readonly own: ReactNode }) {
  const { review, arrives, lang, labels, own, children, t, handlers, choices, at, order, open, opened } = props;
  const { blank } = opened;
  const { draft, photo, photoUrl, faceUrl } = review;
  const show = (name: KtpFieldName): ReactNode =>
    order.includes(name) ? (
      <ReviewField
        key={name}
        field={draft.fields[name]}
        as={blank || opened.held.has(name) || open.includes(name) ? 'field' : 'line'}
        asked={opened.asked.has(name)}
        choices={choices.of(name)}
        byHand={draft.reading === null}
        // Religion, blood type and marital status are in a record only if an app asks for them.
        sent={!SENSITIVE_FIELDS.includes(name) || draft.required.includes(name)}
        {...{ name, blank, handlers, photo, photoUrl, lang, labels }}
      />
    ) : null;
  return (
    <Screen
      status="review"
      {...wordsOf(props)}
      above={photo && photoUrl ? <ReviewLook {...{ draft, photo, photoUrl, at, t }} /> : undefined}
      beside={faceUrl ? <img className="ktp-face" src={faceUrl} alt={t('review.face')} /> : undefined}
      takesFocus={arrives}
      className={['ktp-compact', photo && photoUrl && 'ktp-with-card', props.className].filter(Boolean).join(' ')}
    >
      {blank ? <Groups fields={order} show={show} t={t} /> : <DoubtsFirst {...{ draft, order, opened, show, t }} />}
      {own}
      <AboutPhoto {...props} />
      {children}
    </Screen>
  );
}
