'use client';
import { KTP_FIELDS, type KtpError, type KtpFieldName, type KtpAnyRecord, type PhotoAdvice } from '@ktp-ocr/core';
import { memo, type ReactNode, useEffect, useRef } from 'react';
import { Failure } from '../failure/KtpFailure.tsx';
import { PhotoCheck } from '../photoCheck/KtpPhotoCheck.tsx';
import { ReadingProgress } from '../progress/KtpReadingProgress.tsx';
import { useStagesSaid } from '../progress/useStagesSaid.ts';
import { Summary } from '../review/KtpSummary.tsx';
import { ReviewForm } from '../review/ReviewForm.tsx';
import { Icon } from '../shared/icons.tsx';
import { useLatest } from '../shared/useLatest.ts';
import { type FailureAction, failureWords } from '../texts/failures.ts';
import { listOf } from '../texts/listOf.ts';
import { type Texts, TextsContext, useTranslator } from '../texts/texts.ts';
import type { KtpLabels, KtpLanguage, Translate } from '../texts/translate.ts';
import type { KtpOcr } from './ktpOcr.ts';
import { useSignIn } from './useSignIn.ts';

interface ScreensProps {
  readonly ktp: KtpOcr;
  /** The fields to review. */
  readonly fields: readonly KtpFieldName[];
  /** Where the photo goes, repeated beside the button that sends it. */
  readonly consent: ReactNode;
  readonly onAnnounce: (text: string) => void;
  readonly onContinue: ((record: KtpAnyRecord) => void) | undefined;
  readonly onSignIn: (() => void | Promise<void>) | undefined;
  /** Whether a summary follows the confirmation, or the app's own next page does. */
  readonly afterConfirm: 'summary' | 'continue';
  readonly lang: KtpLanguage;
  readonly labels?: Partial<KtpLabels>;
}

export interface ScanScreensProps extends ScreensProps {
  /** Texts in that language. */
  readonly texts: Texts;
}

/** Every screen after a photo is chosen: a chunk of its own, fetched while people still look for their card. */
export const ScanScreens = memo(function ScanScreens({ texts, ...props }: ScanScreensProps) {
  return (
    <TextsContext.Provider value={texts}>
      <Screens {...props} />
    </TextsContext.Provider>
  );
});

/** What helps in this state. The failure screen decides which of these to offer for an error. */
function helpOf(ktp: KtpOcr, signIn: (() => void) | undefined): Readonly<Partial<Record<FailureAction, () => void>>> {
  const isWaiting = ktp.status !== 'failed';
  return {
    retake: ktp.retake,
    otherFile: ktp.retake,
    ...(ktp.retaking ? { back: ktp.backToReview } : { manual: ktp.fillIn }),
    ...(!isWaiting && (ktp.photo || ktp.error.retryable) ? { retry: ktp.retry } : {}),
    ...(isWaiting ? { cancel: ktp.cancel } : { start: ktp.retake }),
    ...(signIn ? { signIn } : {}),
    ...(ktp.readOnDevice ? { local: ktp.readOnDevice } : {}),
  };
}

/** What is announced when a review opens: of a reading, of an empty form, or of a reopened record. */
function openingWords(wasRead: boolean, left: number) {
  if (wasRead) return left > 0 ? 'announce.review.some' : 'announce.review.none';
  return left > 0 ? 'announce.review.manual' : 'review.lead';
}

/** Announces the progress of the scan, once for each screen and each stage. */
function useSaid({ ktp, fields, onAnnounce }: ScreensProps, t: Translate): void {
  const { status, progress } = ktp;
  const left = ktp.open.filter((field) => fields.includes(field)).length;
  useEffect(() => {
    if (status === 'review') onAnnounce(t(openingWords(ktp.draft.reading !== null, left), { n: left }));
    else if (status === 'confirmed') onAnnounce(t('announce.confirmed'));
    // Each screen is announced once, when it appears.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [status]);
  const waits = 'paused' in ktp && ktp.paused && status !== 'failed';
  // There is no queue on the person's own device, so there is nothing to say about one.
  const isOwnTurn = progress?.stage === 'queued' && ktp.runsOn === 'device';
  useStagesSaid(waits || isOwnTurn ? null : progress, waits, t, onAnnounce);
}

interface NotTakenProps {
  readonly fields: readonly KtpFieldName[];
  readonly lang: KtpLanguage;
  readonly t: Translate;
}

/** Says which fields of the card the record will not hold. */
function NotTaken({ fields, lang, t }: NotTakenProps) {
  const names = KTP_FIELDS.filter((field) => !fields.includes(field)).map((field) => t(`fields.${field}`));
  if (names.length === 0) return null;
  return (
    <p className="ktp-note">
      <Icon name="lock" />
      <span>{t('privacy.notTaken', { fields: listOf(names, lang) })}</span>
    </p>
  );
}

/** The failure on screen: one that ended the scan, or one that the scan is waiting out. */
function troubleOf(ktp: KtpOcr): KtpError | null {
  if (ktp.status === 'failed') return ktp.error;
  return (ktp.status === 'preparing' || ktp.status === 'recognising') && ktp.paused ? ktp.error : null;
}

function adviceIn(ktp: KtpOcr): readonly PhotoAdvice[] {
  return ktp.status === 'failed' ? ktp.advice : [];
}

type Of<Status extends KtpOcr['status']> = Omit<ScreensProps, 'ktp'> & {
  readonly ktp: Extract<KtpOcr, { readonly status: Status }>;
};

/** The photo check, and the wait while part of the photo is cut out. */
function Checking({ ktp, consent, onAnnounce, lang, labels }: Of<'checking'>) {
  const { photoUrl, photo, corners, crop, cutting, runsOn } = ktp;
  const words = { lang, ...(labels ? { labels } : {}) };
  if (cutting) {
    const progress = { stage: 'preparing' } as const;
    return <ReadingProgress key="cutting" onCancel={ktp.cancel} {...{ progress, photoUrl, runsOn }} {...words} />;
  }
  return (
    <PhotoCheck
      key="check"
      {...{ photoUrl, photo, corners, crop, onAnnounce, consent }}
      onRetake={ktp.retake}
      onUse={ktp.recognise}
      {...words}
    />
  );
}

function Reviewing({ ktp, fields, onAnnounce, lang, labels }: Of<'review'>) {
  const t = useTranslator(labels);
  return (
    <ReviewForm
      review={ktp}
      {...{ fields, onAnnounce, lang, labels }}
      arrives
      confirmable
      onRetake={ktp.retake}
      onLeave={undefined}
      handle={null}
      className={undefined}
    >
      <NotTaken {...{ fields, lang, t }} />
    </ReviewForm>
  );
}

/** The summary, or nothing if the app continues at once. */
function Confirmed({ ktp, onContinue, afterConfirm, lang, labels }: Of<'confirmed'>) {
  const { record, reopen } = ktp;
  const goesOn = afterConfirm === 'continue' && onContinue !== undefined;
  const latest = useLatest(onContinue);
  const told = useRef<KtpAnyRecord>(null);
  useEffect(() => {
    if (!goesOn || told.current === record) return;
    told.current = record;
    latest.current?.(record);
  }, [goesOn, record, latest]);
  if (goesOn) return <section className="ktp-screen" data-status="confirmed" aria-busy="true" />;
  const onNext = onContinue ? () => onContinue(record) : undefined;
  const words = { lang, ...(labels ? { labels } : {}) };
  return <Summary record={record} onEdit={reopen} onContinue={onNext} {...words} />;
}

function CurrentScreen(props: ScreensProps & { readonly trouble: KtpError | null }) {
  const { ktp, onSignIn, lang, labels, trouble } = props;
  const words = { lang, ...(labels ? { labels } : {}) };
  const { photoUrl } = ktp;
  const signIn = useSignIn(ktp, onSignIn);
  if (trouble) {
    const paused = 'paused' in ktp && ktp.paused;
    const actions = helpOf(ktp, signIn);
    const advice = adviceIn(ktp);
    return <Failure key={trouble.code} error={trouble} {...{ actions, paused, photoUrl, advice }} {...words} />;
  }
  switch (ktp.status) {
    case 'checking':
      return <Checking {...props} ktp={ktp} />;
    case 'preparing':
    case 'recognising': {
      const { progress, runsOn, readOnDevice } = ktp;
      return (
        <ReadingProgress
          key={`reading-${runsOn}`}
          {...{ progress, photoUrl, runsOn }}
          onCancel={ktp.cancel}
          onReadHere={readOnDevice ?? undefined}
          {...words}
        />
      );
    }
    case 'review':
      return <Reviewing key="review" {...props} ktp={ktp} />;
    case 'confirmed':
      return <Confirmed key="summary" {...props} ktp={ktp} />;
    default:
      return null;
  }
}

function Screens(props: ScreensProps) {
  const t = useTranslator(props.labels);
  useSaid(props, t);
  const trouble = troubleOf(props.ktp);
  return (
    <>
      <CurrentScreen {...props} trouble={trouble} />
      <p className="ktp-hide" role="alert">
        {trouble ? t(`errors.${failureWords(trouble.code, adviceIn(props.ktp)).words}.title`) : ''}
      </p>
    </>
  );
}
