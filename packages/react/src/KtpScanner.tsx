'use client';
import { KTP_FIELDS, type KtpEngine, type KtpField, type KtpRecord, SENSITIVE_FIELDS } from '@ktp-ocr/core';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { Icon } from './icons.tsx';
import { KtpDropzone } from './KtpDropzone.tsx';
import type { KtpCapture } from './camera/takeStill.ts';
import { KtpFailure } from './KtpFailure.tsx';
import type { UseKtpOcrOptions } from './ktpOcr.ts';
import { KtpPhotoCheck } from './KtpPhotoCheck.tsx';
import { KtpReadingProgress } from './KtpReadingProgress.tsx';
import { KtpResultForm } from './review/KtpResultForm.tsx';
import { KtpSummary } from './review/KtpSummary.tsx';
import { KtpTips } from './KtpTips.tsx';
import type { FailureAction } from './labels/failures.ts';
import { failureWords } from './labels/failures.ts';
import { type KtpLabels, type KtpLanguage, type Translate, translator } from './labels/labels.ts';
import { Screen } from './Screen.tsx';
import { useKtpOcr } from './useKtpOcr.ts';
import { useLiveCamera } from './useLiveCamera.ts';
import { usePreparedPhoto } from './usePreparedPhoto.ts';

/** Who reads the photo and where, for the line people see before they choose one. You must make it true. */
export interface KtpPrivacy {
  /** Your company. */
  readonly operator: string;
  /** Where its server stands, for example `Jakarta`. */
  readonly place: string;
}

export type KtpScannerProps = UseKtpOcrOptions & {
  readonly privacy?: KtpPrivacy;
  /**
   * How photos are taken: `live` with a camera in the page, which is fetched when it is first opened, or `device` with the
   * camera app of the device. Default `live`.
   */
  readonly capture?: 'live' | 'device';
  /** Replaces the privacy line. */
  readonly notice?: ReactNode;
  /** Called when the person goes on from the summary. Without it there is no such button. */
  readonly onContinue?: (record: KtpRecord) => void;
  readonly lang?: KtpLanguage;
  readonly labels?: Partial<KtpLabels>;
  readonly className?: string;
};

const DEFAULT_FIELDS: readonly KtpField[] = KTP_FIELDS.filter((field) => !SENSITIVE_FIELDS.includes(field));

function privacyLine(t: Translate, runsOn: KtpEngine['runsOn'], privacy: KtpPrivacy | undefined): string {
  if (runsOn === 'device') return t('privacy.device');
  return privacy ? t('privacy.server', { operator: privacy.operator, place: privacy.place }) : t('privacy.serverPlain');
}

/**
 * The whole scan: photo, check, reading, review, summary. Only the parts of this package and the hook, put in order; build your
 * own order from the same parts. Renders a `<div class="ktp">`; the look comes from `@ktp-ocr/react/styles.css`.
 */
export function KtpScanner(props: KtpScannerProps) {
  const { privacy, notice, capture = 'live', onContinue, lang = 'id', labels, className, ...options } = props;
  const t = translator(lang, labels);
  const ktp = useKtpOcr(options);
  const { chosen, choose, cut, stopCutting, drop } = usePreparedPhoto(options.prepare);
  const { Camera, unavailable, open, close } = useLiveCamera();
  const [said, setSaid] = useState('');
  const moved = useRef(false);
  const { status } = ktp;
  const words = { lang, ...(labels ? { labels } : {}) };
  const runsOn = options.engine?.runsOn ?? 'server';
  const selected = options.select?.filter((field): field is KtpField => field !== 'foto');
  const fields = KTP_FIELDS.filter((field) => (selected ?? DEFAULT_FIELDS).includes(field));
  const left = ktp.open.filter((field) => fields.includes(field)).length;

  useEffect(() => {
    if (status !== 'idle') moved.current = true;
    if (status === 'review') setSaid(left > 0 ? t('announce.review.some', { n: left }) : t('announce.review.none'));
    else if (status === 'confirmed') setSaid(t('announce.confirmed'));
    else if (status === 'recognising') setSaid(t('reading.title'));
    // Each screen is announced once, when it comes.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [status]);

  const take = (photo: Blob, corners?: KtpCapture['corners']): void => {
    moved.current = true;
    close();
    setSaid(t(corners === undefined ? 'announce.photo.chosen' : 'announce.captured'));
    choose(photo, corners);
  };
  const startOver = (): void => {
    drop();
    ktp.reset();
  };
  const failed = ktp.status === 'failed' ? ktp.error : status === 'idle' ? (chosen?.error ?? null) : null;
  const waiting = (ktp.status === 'preparing' || ktp.status === 'recognising') && ktp.paused ? ktp.error : null;
  const failureActions: Readonly<Partial<Record<FailureAction, () => void>>> = {
    retake: startOver,
    otherFile: startOver,
    manual: () => {
      drop();
      ktp.fillIn();
    },
    ...(ktp.status === 'failed' && ktp.photo ? { retry: ktp.retry } : {}),
    ...(waiting ? { cancel: ktp.cancel } : {}),
  };

  const screen = (): ReactNode => {
    const trouble = failed ?? waiting;
    if (trouble) {
      const paused = waiting !== null;
      return (
        <KtpFailure
          key={trouble.code}
          error={trouble}
          paused={paused}
          photoUrl={ktp.photoUrl ?? chosen?.url ?? null}
          actions={failureActions}
          {...words}
        />
      );
    }
    if (ktp.status === 'preparing' || ktp.status === 'recognising') {
      return (
        <KtpReadingProgress
          key="reading"
          progress={ktp.progress}
          photoUrl={ktp.photoUrl}
          runsOn={runsOn}
          onCancel={ktp.cancel}
          {...words}
        />
      );
    }
    if (ktp.status === 'review') {
      const notTaken = KTP_FIELDS.filter((field) => !fields.includes(field)).map((field) => t(`fields.${field}`));
      return (
        <KtpResultForm key="review" ktp={ktp} fields={fields} onRetake={startOver} onAnnounce={setSaid} {...words}>
          {notTaken.length > 0 ? (
            <p className="ktp-note">
              <Icon name="lock" />
              <span>{t('privacy.notTaken', { fields: new Intl.ListFormat(lang).format(notTaken) })}</span>
            </p>
          ) : null}
        </KtpResultForm>
      );
    }
    if (ktp.status === 'confirmed') {
      const { record } = ktp;
      return (
        <KtpSummary
          key="summary"
          record={record}
          onEdit={ktp.reopen}
          onContinue={onContinue ? () => onContinue(record) : undefined}
          {...words}
        />
      );
    }
    if (chosen?.cutting) {
      return (
        <KtpReadingProgress
          key="cutting"
          progress={{ stage: 'preparing' }}
          photoUrl={chosen.url}
          runsOn={runsOn}
          onCancel={stopCutting}
          {...words}
        />
      );
    }
    if (chosen) {
      return (
        <KtpPhotoCheck
          key="check"
          photoUrl={chosen.url}
          photo={chosen.prepared}
          corners={chosen.corners}
          crop={chosen.crop}
          onRetake={startOver}
          onUse={(crop) => cut(crop, ktp.scan)}
          onAnnounce={setSaid}
          consent={notice ?? privacyLine(t, runsOn, privacy)}
          {...words}
        />
      );
    }
    return (
      <Screen key="start" status="idle" title={t('start.title')} lead={t('start.lead')} takesFocus={moved.current}>
        <KtpTips t={t} />
        <KtpDropzone
          className="ktp-push"
          {...words}
          onPhoto={take}
          onCamera={capture === 'live' && !unavailable ? open : undefined}
        >
          {unavailable ? (
            <p className="ktp-problem" role="status">
              {t('start.noCamera')}
            </p>
          ) : null}
        </KtpDropzone>
        <p className="ktp-note">
          <Icon name="lock" />
          <span>{notice ?? privacyLine(t, runsOn, privacy)}</span>
        </p>
      </Screen>
    );
  };

  const alarm = failed ?? waiting;
  const alarmWords = alarm ? failureWords(alarm.code).words : null;
  return (
    <div className={['ktp', className].filter(Boolean).join(' ')} lang={lang}>
      {screen()}
      {Camera ? (
        <Camera
          onCapture={({ photo, corners }) => take(photo, corners)}
          onFile={(photo) => take(photo)}
          onClose={close}
          {...words}
        />
      ) : null}
      <p className="ktp-hide" role="status">
        {said}
      </p>
      <p className="ktp-hide" role="alert">
        {alarmWords ? t(`errors.${alarmWords}.title`) : ''}
      </p>
    </div>
  );
}
