'use client';
import { KTP_FIELDS, type KtpEngine, type KtpField, type KtpRecord, SENSITIVE_FIELDS } from '@ktp-ocr/core';
import { type ReactNode, useState } from 'react';
import type { KtpCapture } from './camera/takeStill.ts';
import { Icon } from './icons.tsx';
import { KtpDropzone } from './KtpDropzone.tsx';
import type { UseKtpOcrOptions } from './ktpOcr.ts';
import { KtpTips } from './KtpTips.tsx';
import { loadTexts } from './labels/loadTexts.ts';
import { startTranslator } from './labels/startLabels.ts';
import type { KtpLabels, KtpLanguage, KtpStartLabelKey, Translate } from './labels/translate.ts';
import { Screen } from './Screen.tsx';
import { useKtpOcr } from './useKtpOcr.ts';
import { useLiveCamera } from './useLiveCamera.ts';
import { useLoaded } from './useLoaded.ts';
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

function privacyLine(
  t: Translate<KtpStartLabelKey>,
  runsOn: KtpEngine['runsOn'],
  privacy: KtpPrivacy | undefined,
): string {
  if (runsOn === 'device') return t('privacy.device');
  return privacy ? t('privacy.server', { operator: privacy.operator, place: privacy.place }) : t('privacy.serverPlain');
}

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
  const { privacy, notice, capture = 'live', onContinue, lang = 'id', labels, className, ...options } = props;
  const t = startTranslator(lang, labels);
  const ktp = useKtpOcr(options);
  const photo = usePreparedPhoto(options.prepare);
  const camera = useLiveCamera(lang);
  const [said, setSaid] = useState('');
  const [moved, setMoved] = useState(false);
  const started = ktp.status !== 'idle' || photo.chosen !== null;
  // On the way back to the first screen the focus goes with it; on arrival nothing may take it.
  if (started && !moved) setMoved(true);
  const screens = useLoaded(LOAD_SCREENS[lang], started);
  const words = { lang, ...(labels ? { labels } : {}) };
  const runsOn = options.engine?.runsOn ?? 'server';
  const selected = options.select?.filter((field): field is KtpField => field !== 'foto');
  const consent = notice ?? privacyLine(t, runsOn, privacy);

  const take = (chosen: Blob, corners?: KtpCapture['corners']): void => {
    camera.close();
    setSaid(t(corners === undefined ? 'announce.photo.chosen' : 'announce.captured'));
    photo.choose(chosen, corners);
  };
  const startOver = (): void => {
    photo.drop();
    ktp.reset();
  };

  const screen = (): ReactNode => {
    if (started && screens.part) {
      const { ScanScreens, ...its } = screens.part;
      return (
        <ScanScreens
          {...{ ktp, photo, runsOn, consent, onContinue }}
          fields={KTP_FIELDS.filter((field) => (selected ?? DEFAULT_FIELDS).includes(field))}
          onStartOver={startOver}
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
        <KtpTips t={t} />
        <KtpDropzone
          className="ktp-push"
          {...words}
          onPhoto={take}
          onCamera={capture === 'live' && !camera.unavailable ? camera.open : undefined}
        >
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
    <div className={['ktp', className].filter(Boolean).join(' ')} lang={lang}>
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
