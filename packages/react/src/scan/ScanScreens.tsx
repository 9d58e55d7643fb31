'use client';
import { KTP_FIELDS, type KtpFieldName, type KtpRecord, type PreparedPhoto } from '@ktp-ocr/core';
import { type ComponentProps, type ReactNode, startTransition, useEffect, useRef } from 'react';
import { Icon } from '../shared/icons.tsx';
import { Failure } from '../failure/KtpFailure.tsx';
import type { KtpOcr } from './ktpOcr.ts';
import { PhotoCheck } from '../photoCheck/KtpPhotoCheck.tsx';
import { ReadingProgress } from '../progress/KtpReadingProgress.tsx';
import { type FailureAction, failureWords } from '../texts/failures.ts';
import { listOf } from '../texts/listOf.ts';
import { type Texts, TextsContext, useTranslator } from '../texts/texts.ts';
import type { KtpLabels, KtpLanguage } from '../texts/translate.ts';
import type { PhotoCrop } from '../photoCheck/cropPhoto.ts';
import { ReviewForm } from '../review/ReviewForm.tsx';
import { Summary } from '../review/KtpSummary.tsx';
import type { usePreparedPhoto } from '../photoCheck/usePreparedPhoto.ts';
import { useStagesSaid } from '../progress/useStagesSaid.ts';

export interface ScanScreensProps {
  readonly ktp: KtpOcr;
  readonly photo: ReturnType<typeof usePreparedPhoto>;
  /** The fields that are reviewed. */
  readonly fields: readonly KtpFieldName[];
  /** Where the photo goes, said once more beside the button that sends it. */
  readonly consent: ReactNode;
  /** The review was left for a new photo, and is kept until that has been read. */
  readonly retaking: boolean;
  readonly onRead: (photo: Blob | PreparedPhoto) => void;
  readonly onStartOver: () => void;
  readonly onBack: () => void;
  readonly onAnnounce: (text: string) => void;
  readonly onContinue: ((record: KtpRecord) => void) | undefined;
  readonly lang: KtpLanguage;
  /** Of that language. */
  readonly texts: Texts;
  readonly labels?: Partial<KtpLabels>;
}

/** Every screen after a photo was chosen: a chunk of its own, fetched while people still look for their card. */
export function ScanScreens({ texts, ...props }: ScanScreensProps) {
  return (
    <TextsContext.Provider value={texts}>
      <Screens {...props} />
    </TextsContext.Provider>
  );
}

/** The next screen is made in pieces, so that the press is seen at once; until it is there, a second press sends nothing. */
function CheckOnce({ onUse, ...props }: ComponentProps<typeof PhotoCheck>) {
  const used = useRef(false);
  const use = (crop: PhotoCrop): void => {
    if (used.current) return;
    used.current = true;
    startTransition(() => onUse(crop));
  };
  return <PhotoCheck {...props} onUse={use} />;
}

function Screens(props: Omit<ScanScreensProps, 'texts'>) {
  const { ktp, photo, fields, consent, retaking, onRead, onStartOver, onBack } = props;
  const { onAnnounce, onContinue, lang, labels } = props;
  const t = useTranslator(labels);
  const words = { lang, ...(labels ? { labels } : {}) };
  const { chosen } = photo;
  const { runsOn } = ktp;
  const status = retaking ? 'idle' : ktp.status;
  const left = ktp.open.filter((field) => fields.includes(field)).length;

  useEffect(() => {
    if (status === 'review') onAnnounce(left > 0 ? t('announce.review.some', { n: left }) : t('announce.review.none'));
    else if (status === 'confirmed') onAnnounce(t('announce.confirmed'));
    // Each screen is announced once, when it comes.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [status]);

  const waits = (ktp.status === 'preparing' || ktp.status === 'recognising') && ktp.paused;
  // On one's own device nobody else is before one: there is nothing to say of a queue.
  const isOwnTurn = ktp.progress?.stage === 'queued' && runsOn === 'device';
  useStagesSaid(waits || isOwnTurn ? null : ktp.progress, waits, t, onAnnounce);

  const failed = !retaking && ktp.status === 'failed' ? ktp.error : status === 'idle' ? (chosen?.error ?? null) : null;
  const waiting = waits ? ktp.error : null;
  const trouble = failed ?? waiting;
  const failureActions: Readonly<Partial<Record<FailureAction, () => void>>> = {
    retake: onStartOver,
    otherFile: onStartOver,
    ...(retaking || ktp.previousDraft
      ? { back: onBack }
      : {
          manual: () => {
            photo.drop();
            ktp.fillIn();
          },
        }),
    ...(ktp.status === 'failed' && ktp.photo ? { retry: ktp.retry } : photo.again ? { retry: photo.again } : {}),
    ...(waiting ? { cancel: ktp.cancel } : {}),
    ...(ktp.readOnDevice && !retaking ? { local: ktp.readOnDevice } : {}),
  };

  const screen = (): ReactNode => {
    if (trouble) {
      return (
        <Failure
          key={trouble.code}
          error={trouble}
          paused={waiting !== null || (trouble.code === 'offline' && photo.again !== null)}
          photoUrl={ktp.photoUrl ?? chosen?.url ?? null}
          actions={failureActions}
          {...words}
        />
      );
    }
    if (ktp.status === 'preparing' || ktp.status === 'recognising') {
      const { progress, photoUrl, cancel, readOnDevice } = ktp;
      return (
        <ReadingProgress
          key={`reading-${runsOn}`}
          {...{ progress, photoUrl, runsOn }}
          onCancel={cancel}
          onReadHere={readOnDevice ?? undefined}
          {...words}
        />
      );
    }
    if (!retaking && ktp.status === 'review') {
      const notTaken = KTP_FIELDS.filter((field) => !fields.includes(field)).map((field) => t(`fields.${field}`));
      return (
        <ReviewForm
          key="review"
          review={ktp}
          {...{ fields, onAnnounce, lang, labels }}
          arrives
          confirmable
          onRetake={onStartOver}
          onLeave={undefined}
          handle={null}
          className={undefined}
        >
          {notTaken.length > 0 ? (
            <p className="ktp-note">
              <Icon name="lock" />
              <span>{t('privacy.notTaken', { fields: listOf(notTaken, lang) })}</span>
            </p>
          ) : null}
        </ReviewForm>
      );
    }
    if (!retaking && ktp.status === 'confirmed') {
      const { record, reopen } = ktp;
      const onNext = onContinue ? () => onContinue(record) : undefined;
      return <Summary key="summary" record={record} onEdit={reopen} onContinue={onNext} {...words} />;
    }
    if (chosen?.cutting) {
      return (
        <ReadingProgress
          key="cutting"
          progress={{ stage: 'preparing' }}
          photoUrl={chosen.url}
          runsOn={runsOn}
          onCancel={photo.stopCutting}
          {...words}
        />
      );
    }
    if (!chosen) return null;
    return (
      <CheckOnce
        key="check"
        photoUrl={chosen.url}
        photo={chosen.prepared}
        corners={chosen.corners}
        crop={chosen.crop}
        onRetake={onStartOver}
        onUse={(crop) => photo.cut(crop, onRead)}
        onAnnounce={onAnnounce}
        consent={consent}
        {...words}
      />
    );
  };

  return (
    <>
      {screen()}
      <p className="ktp-hide" role="alert">
        {trouble ? t(`errors.${failureWords(trouble.code).words}.title`) : ''}
      </p>
    </>
  );
}
