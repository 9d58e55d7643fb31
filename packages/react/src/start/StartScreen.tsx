'use client';
import type { ReactNode } from 'react';
import { Icon } from '../shared/icons.tsx';
import type { KtpPartProps } from '../shared/partProps.ts';
import { Screen } from '../shared/Screen.tsx';
import { startTranslator } from '../texts/startLabels.ts';
import { KtpDropzone } from './KtpDropzone.tsx';
import { KtpTips } from './KtpTips.tsx';

interface StartScreenProps extends KtpPartProps {
  readonly onPhoto: (photo: Blob) => void;
  /** Opens the camera in the page; without it, the device's camera app is used. */
  readonly onCamera: (() => void) | undefined;
  /** Returns to the review that was set aside for another photo. */
  readonly onBack: (() => void) | undefined;
  /** The phone discarded the page while its camera app was open. */
  readonly lost: boolean;
  /** The camera in the page could not be fetched. */
  readonly noCamera: boolean;
  readonly takesFocus: boolean;
  /** Where the photo goes. */
  readonly consent: ReactNode;
  /** Other ways to a photo. */
  readonly children: ReactNode;
}

/** The first screen: tips, the ways to a photo, and where it goes. */
export function StartScreen(props: StartScreenProps) {
  const { onPhoto, onCamera, onBack, lost, noCamera, takesFocus, consent, children, ...words } = props;
  const t = startTranslator(words.lang ?? 'id', words.labels);
  return (
    <Screen status="idle" title={t('start.title')} lead={t('start.lead')} takesFocus={takesFocus}>
      {lost ? (
        <p className="ktp-problem" role="status">
          {t('start.reloaded')}
        </p>
      ) : null}
      <KtpTips t={t} />
      <KtpDropzone className="ktp-push" {...words} onPhoto={onPhoto} onCamera={onCamera}>
        {children}
        {onBack ? (
          <button className="ktp-btn" data-kind="quiet" type="button" onClick={onBack}>
            {t('start.back')}
          </button>
        ) : null}
        {noCamera ? (
          <p className="ktp-problem" role="status">
            {t('start.noCamera')}
          </p>
        ) : null}
      </KtpDropzone>
      <p className="ktp-note">
        <Icon name="lock" />
        <span>{consent}</span>
      </p>
    </Screen>
  );
}
