'use client';
import {
  isKtpError,
  type KtpDraft,
  KtpError,
  type KtpFieldName,
  type KtpRecord,
  type KtpRegions,
  type PreparedPhoto,
} from '@ktp-ocr/core';
import { useEffect, useInsertionEffect, useMemo, useRef, useState } from 'react';
import { type CardKnowledge, knowledge, loadKnowledge } from './loadKnowledge.ts';
import { usePlaceNames } from './usePlaceNames.ts';
import { localDay } from '../shared/localDay.ts';
import { useLatest } from '../shared/useLatest.ts';
import type { Review } from './review.ts';

/** What a form may be about: a draft, a record somebody has confirmed before, or nothing yet. */
export type KtpFormValue = KtpDraft | KtpRecord | null;

export interface OwnReviewOptions {
  /** Controlled: what is shown. Give back what `onChange` hands over. */
  readonly value?: KtpFormValue | undefined;
  /** Uncontrolled: what is shown at first. */
  readonly defaultValue?: KtpFormValue | undefined;
  /** Called with the draft after each change. */
  readonly onChange?: ((draft: KtpDraft) => void) | undefined;
  /** Called with the record once the person confirms it. Without it there is no such button: your own sends the form. */
  readonly onConfirm?: ((record: KtpRecord) => void | Promise<void>) | undefined;
  /** The fields a record holds, as for `useKtpOcr`. */
  readonly select?: readonly (KtpFieldName | 'foto')[] | undefined;
  /** The photo the values were read from, for the strips beside the fields. */
  readonly photo?: PreparedPhoto | null | undefined;
  readonly photoUrl?: string | null | undefined;
  readonly faceUrl?: string | null | undefined;
  /** The day the cross-checks compare with, `YYYY-MM-DD`. Default: today. */
  readonly today?: string | undefined;
}

function isDraft(value: KtpDraft | KtpRecord): value is KtpDraft {
  return 'fields' in value;
}

/** What the card's knowledge makes of a value; `null` until it is loaded. */
function draftOf(value: KtpFormValue, card: CardKnowledge, today: string): KtpDraft {
  if (value && isDraft(value)) return value;
  return value ? card.recordDraft(value, today) : card.normalise(null, { today });
}

/** The review of a form that keeps its draft itself, or whose page keeps it. `null` while the card's knowledge is fetched. */
export function useOwnReview(options: OwnReviewOptions): Review | null {
  const { value, defaultValue = null, today } = options;
  const latest = useLatest(options);
  const [card, setCard] = useState(knowledge);
  const [own, setOwn] = useState<KtpDraft | null>(null);
  const [saving, setSaving] = useState(false);
  const [error, setError] = useState<KtpError | null>(null);
  const [first] = useState(() => defaultValue);
  useEffect(() => {
    let gone = false;
    const fetchCard = (): void => {
      loadKnowledge().then(
        (fetched) => gone || setCard(fetched),
        () => null,
      );
    };
    fetchCard();
    addEventListener('online', fetchCard);
    return () => {
      gone = true;
      removeEventListener('online', fetchCard);
    };
  }, []);

  const given = value === undefined ? (own ?? first) : value;
  const draft = useMemo(() => card && draftOf(given, card, today ?? localDay()), [given, card, today]);
  // What the last change made of it: the next may come before the page has rendered. What the page did not take is forgotten.
  const newest = useRef(draft);
  useInsertionEffect(() => {
    newest.current = draft;
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [draft, own]);
  const isSaving = useRef(false);

  const actions = useMemo(() => {
    const edit = (change: (card: CardKnowledge, current: KtpDraft) => KtpDraft): void => {
      const known = knowledge();
      if (!known || !newest.current) return;
      const changed = change(known, newest.current);
      newest.current = changed;
      setOwn(changed);
      latest.current.onChange?.(changed);
    };
    return {
      setField: (field: KtpFieldName, text: string) => edit((known, current) => known.setField(current, field, text)),
      accept: (field: KtpFieldName, suggestion = 0) =>
        edit((known, current) => known.accept(current, field, suggestion)),
      keep: (field: KtpFieldName) => edit((known, current) => known.keep(current, field)),
      undo: (field: KtpFieldName) => edit((known, current) => known.undo(current, field)),
      learn: (names: KtpRegions) => edit((known, current) => known.withRegions(current, names)),
      confirm(): readonly KtpFieldName[] {
        const { onConfirm, select } = latest.current;
        const result = newest.current && knowledge()?.confirm(newest.current, { select });
        if (!result || isSaving.current) return [];
        if (!result.ok) return result.blocking;
        isSaving.current = true;
        setSaving(true);
        setError(null);
        const end = (failure: KtpError | null): void => {
          isSaving.current = false;
          setSaving(false);
          setError(failure);
        };
        Promise.resolve()
          .then(() => onConfirm?.(result.record))
          .then(
            () => end(null),
            (cause: unknown) => end(isKtpError(cause) ? cause : new KtpError('upstream-unavailable', { cause })),
          );
        return [];
      },
    };
  }, [latest]);

  const open = (draft && card?.openFields(draft)) ?? [];
  const lookUpPlaces = usePlaceNames(draft, open, actions.learn);
  if (!draft) return null;
  const { photo = null, photoUrl = null, faceUrl = null } = options;
  return { ...actions, draft, open, photo, photoUrl, faceUrl, saving, error, lookUpPlaces };
}
