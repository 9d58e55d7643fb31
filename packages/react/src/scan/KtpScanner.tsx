'use client';
import { KTP_FIELDS, type KtpFieldName, type KtpRecord, type PreparedPhoto, SENSITIVE_FIELDS } from '@ktp-ocr/core';
import { type ReactNode, startTransition, useEffect, useRef, useState } from 'react';
import type { KtpCapture } from '../camera/takeStill.ts';
import { Icon } from '../shared/icons.tsx';
import { KtpDropzone } from '../start/KtpDropzone.tsx';
import type { UseKtpOcrOptions } from './ktpOcr.ts';
import { KtpTips } from '../start/KtpTips.tsx';
import { loadTexts } from '../texts/loadTexts.ts';
import { startTranslator } from '../texts/startLabels.ts';
import type { KtpLanguage } from '../texts/translate.ts';
import { type KtpPrivacy, privacyLine } from '../texts/privacyLine.ts';
import { Screen } from '../shared/Screen.tsx';
import { useCameraMark } from '../start/useCameraMark.ts';
import { useKtpOcr } from './useKtpOcr.ts';
import { useLiveCamera } from '../camera/useLiveCamera.ts';
import { useLoaded } from '../shared/useLoaded.ts';
import { usePreparedPhoto } from '../photoCheck/usePreparedPhoto.ts';
import type { KtpPartProps } from '../shared/partProps.ts';

/** What `<KtpScanner>` takes: the options of `useKtpOcr`, and what is about the screens. */
export type KtpScannerProps = UseKtpOcrOptions &
  KtpPartProps & {
    /** Who reads the photo and where, said where the engine is on a server. Without it the line names nobody. */
    readonly privacy?: KtpPrivacy;
    /**
     * How photos are taken: `live` with a camera in the page, which is fetched when it is first opened, or `device` with the
     * camera app of the device. Default `live`.
     */
    readonly capture?: 'live' | 'device';
    /** Replaces the privacy line. */
    readonly notice?: ReactNode;
    /**
     * What to do after the phone threw the page away while its camera app was open, as browsers inside other apps do: `explain`
     * says so, leads to the camera of the page and keeps, in the tab's session storage, the time the camera app was opened,
     * and nothing else. Default `start`: nothing is kept, the page begins anew.
     */
    readonly afterReload?: 'start' | 'explain';
    /** Other ways to a photo, shown below the two buttons, such as `<KtpHandover>`. Give the photo to `take`. */
    readonly otherWays?: (take: (photo: Blob) => void) => ReactNode;
    /** Called when the person goes on from the summary. Without it there is no such button. */
    readonly onContinue?: (record: KtpRecord) => void;
  };

const DEFAULT_FIELDS: readonly KtpFieldName[] = KTP_FIELDS.filter((field) => !SENSITIVE_FIELDS.includes(field));

async function loadScreens(lang: KtpLanguage) {
  const [{ ScanScreens }, texts] = await Promise.all([import('./ScanScreens.tsx'), loadTexts(lang)]);
  return { ScanScreens, texts, lang };
}

const LOAD_SCREENS = { id: () => loadScreens('id'), en: () => loadScreens('en') };

/**
 * The whole scan: photo, check, reading, review, summary. Only the parts of this package and the hook, put in order; build your
 * own order from the same parts. Renders a `<div class="ktp">`; the look comes from `@ktp-ocr/react/styles.css`.
 */
export function KtpScanner(props: KtpScannerProps) {
  const { privacy, notice, capture = 'live', afterReload, otherWays, onContinue } = props;
  const { lang = 'id', labels, className, ...options } = props;
  const t = startTranslator(lang, labels);
  const ktp = useKtpOcr(options);
  const photo = usePreparedPhoto(options.prepare);
  const camera = useLiveCamera(lang);
  const [said, setSaid] = useState('');
  const [moved, setMoved] = useState(false);
  const [retaking, setRetaking] = useState(false);
  const started = (ktp.status !== 'idle' && !retaking) || photo.chosen !== null;
  // On the way back to the first screen the focus goes with it; on arrival nothing may take it.
  if (started && !moved) setMoved(true);
  const screens = useLoaded(LOAD_SCREENS[lang], started);
  const words = { lang, ...(labels ? { labels } : {}) };
  const selected = options.select?.filter((field): field is KtpFieldName => field !== 'foto');
  const consent = notice ?? privacyLine(t, options.engine?.runsOn ?? 'server', privacy);

  const take = (chosen: Blob, corners?: KtpCapture['corners']): void => {
    // The camera goes and the photo comes: a whole screen, made in pieces, so that a slow phone is not held up.
    startTransition(() => {
      camera.close();
      setSaid(t(corners === undefined ? 'announce.photo.chosen' : 'announce.captured'));
      photo.choose(chosen, corners);
    });
  };
  /** For another photo. What was written stays until that has been read. */
  const startOver = (): void => {
    photo.drop();
    if (ktp.status === 'review' || ktp.previousDraft) setRetaking(true);
    else ktp.reset();
  };
  const back = (): void => {
    photo.drop();
    setRetaking(false);
    if (ktp.status !== 'review') ktp.backToReview();
  };
  const read = (chosen: Blob | PreparedPhoto): void => {
    setRetaking(false);
    ktp.scan(chosen);
  };

  const root = useRef<HTMLDivElement>(null);
  const lost = useCameraMark(root, afterReload === 'explain');
  useEffect(() => {
    if (lost) root.current?.querySelector<HTMLElement>('.ktp-drop button')?.focus();
  }, [lost]);
  const isLive = (capture === 'live' || lost) && !camera.unavailable;

  const screen = (): ReactNode => {
    if (started && screens.part) {
      const { ScanScreens, ...its } = screens.part;
      return (
        <ScanScreens
          {...{ ktp, photo, consent, retaking, onContinue }}
          fields={KTP_FIELDS.filter((field) => (selected ?? DEFAULT_FIELDS).includes(field))}
          onRead={read}
          onStartOver={startOver}
          onBack={back}
          onAnnounce={setSaid}
          {...words}
          // Where another language was asked for, this one stays until that has come.
          {...its}
        />
      );
    }
    if (started) {
      return (
        <Screen key="opening" status="preparing" title={t('start.opening')} busy={!screens.failed}>
          {screens.failed ? (
            <>
              <p className="ktp-problem" role="alert">
                {t('start.notOpened')}
              </p>
              <button className="ktp-btn" data-kind="primary" type="button" onClick={screens.load}>
                {t('start.again')}
              </button>
            </>
          ) : null}
        </Screen>
      );
    }
    return (
      <Screen key="start" status="idle" title={t('start.title')} lead={t('start.lead')} takesFocus={moved}>
        {lost ? (
          <p className="ktp-problem" role="status">
            {t('start.reloaded')}
          </p>
        ) : null}
        <KtpTips t={t} />
        <KtpDropzone className="ktp-push" {...words} onPhoto={take} onCamera={isLive ? camera.open : undefined}>
          {otherWays?.(take)}
          {retaking ? (
            <button className="ktp-btn" data-kind="quiet" type="button" onClick={back}>
              {t('start.back')}
            </button>
          ) : null}
          {camera.unavailable ? (
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
  };

  return (
    <div ref={root} className={['ktp', className].filter(Boolean).join(' ')} lang={lang}>
      {screen()}
      {camera.part ? (
        <camera.part.Camera
          texts={camera.part.texts}
          onCapture={({ photo: still, corners }) => take(still, corners)}
          onFile={(file) => take(file)}
          onClose={camera.close}
          {...words}
        />
      ) : null}
      <p className="ktp-hide" role="status">
        {said}
      </p>
    </div>
  );
}
