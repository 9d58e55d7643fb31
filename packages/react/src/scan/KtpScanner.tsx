'use client';
import {
  KTP_FIELDS,
  type KtpDefaultField,
  type KtpFieldName,
  type KtpRecord,
  type KtpRecordOf,
  type KtpRequiredOf,
  type KtpSelection,
  SENSITIVE_FIELDS,
} from '@ktp-ocr/core';
import { type ReactNode, type RefObject, startTransition, useEffect, useMemo, useRef, useState } from 'react';
import type { KtpCapture } from '../camera/takeStill.ts';
import { type LiveCamera, useLiveCamera } from '../camera/useLiveCamera.ts';
import type { KtpPartProps } from '../shared/partProps.ts';
import { useIdleLoad } from '../shared/useIdleLoad.ts';
import { useLate } from '../shared/useLate.ts';
import { OpeningScreen } from '../start/OpeningScreen.tsx';
import { StartScreen } from '../start/StartScreen.tsx';
import { useCameraMark } from '../start/useCameraMark.ts';
import { type KtpPrivacy, privacyLine } from '../texts/privacyLine.ts';
import { startTranslator } from '../texts/startLabels.ts';
import type { KtpLabels, KtpLanguage } from '../texts/translate.ts';
import type { KtpOcr } from './ktpOcr.ts';
import { lateScreens } from './lateScreens.ts';
import type { UseKtpOcrOptions } from './scanOptions.ts';
import { useKtpOcr } from './useKtpOcr.ts';

/** The props of `<KtpScanner>`: the options of `useKtpOcr`, and those of the screens. */
export type KtpScannerProps<
  Select extends KtpSelection = KtpSelection,
  Required extends KtpFieldName = KtpFieldName,
  Record = KtpRecordOf<Select, Required>,
> = UseKtpOcrOptions<Select, Required, Record> &
  KtpPartProps & {
    /** Who reads the photo and where, shown if the engine runs on a server. Without it the line names no company. */
    readonly privacy?: KtpPrivacy;
    /**
     * How photos are taken: `live` with a camera in the page, fetched when it is first opened; `device` with the
     * device's camera app. Default `live`.
     */
    readonly capture?: 'live' | 'device';
    /** Replaces the privacy line. */
    readonly notice?: ReactNode;
    /**
     * What to do after the phone discarded the page while its camera app was open, as browsers inside other apps do.
     * `explain` says so and leads to the camera in the page; for this it keeps the time the camera app was opened in
     * the tab's session storage, and nothing else. Default `start`: nothing is kept, and the page starts over.
     */
    readonly afterReload?: 'start' | 'explain';
    /** Other ways to a photo, shown below the two buttons, such as `<KtpHandover>`. Pass the photo to `take`. */
    readonly otherWays?: (take: (photo: Blob) => void) => ReactNode;
    /**
     * What follows the confirmation: `summary` shows the confirmed data and has a button to continue; `continue` calls
     * `onContinue` at once, for an app whose own next page follows. Default `summary`.
     */
    readonly afterConfirm?: 'summary' | 'continue';
    /**
     * Signs the person in again when the session has ended; offered beside trying again. The photo is kept in this
     * page only, so use a dialog or a window of its own rather than another page. Once a returned promise resolves,
     * the same photo is tried again.
     */
    onSignIn?(): void | Promise<void>;
    /**
     * Called when the person continues from the summary, or instead of it. Without it, the summary has no such button.
     */
    onContinue?(record: Record): void;
  };

/** The fields to review: those the record is to hold, and those that must be filled in. */
function useReviewed({ select, required }: UseKtpOcrOptions): readonly KtpFieldName[] {
  const [wanted, needed] = [select?.join(), required?.join()];
  return useMemo(() => {
    const [names, more] = [wanted?.split(','), needed?.split(',')];
    return KTP_FIELDS.filter(
      (field) => more?.includes(field) || (names?.includes(field) ?? !SENSITIVE_FIELDS.includes(field)),
    );
  }, [wanted, needed]);
}

/** Whether the photo was lost with the page. If so, the focus goes to the button that takes another one. */
function useLostPhoto(root: RefObject<HTMLElement | null>, isWanted: boolean): boolean {
  const lost = useCameraMark(root, isWanted);
  useEffect(() => {
    if (lost) root.current?.querySelector<HTMLElement>('.ktp-drop button')?.focus();
  }, [root, lost]);
  return lost;
}

type Take = (photo: Blob, corners?: KtpCapture['corners']) => void;

/** The live camera over everything, while it is open. */
function OpenCamera(props: { readonly camera: LiveCamera; readonly take: Take } & KtpPartProps) {
  const { camera, take, ...words } = props;
  if (!camera.part) return null;
  const { Camera, texts } = camera.part;
  return (
    <Camera
      texts={texts}
      onCapture={({ photo, corners }) => take(photo, corners)}
      onFile={(file) => take(file)}
      onClose={camera.close}
      {...words}
    />
  );
}

interface CurrentScreenProps {
  readonly otherWays: KtpScannerProps['otherWays'] | undefined;
  readonly onContinue: KtpScannerProps['onContinue'] | undefined;
  readonly onSignIn: KtpScannerProps['onSignIn'] | undefined;
  readonly afterConfirm: 'summary' | 'continue';
  readonly labels?: Partial<KtpLabels>;
  readonly ktp: KtpOcr;
  readonly camera: LiveCamera;
  readonly take: Take;
  readonly lost: boolean;
  /** The camera in the page is offered. */
  readonly isLive: boolean;
  /** Another screen was shown before this one. */
  readonly moved: boolean;
  readonly consent: ReactNode;
  readonly fields: readonly KtpFieldName[];
  readonly onAnnounce: (text: string) => void;
  readonly lang: KtpLanguage;
}

/** The current screen: the first one, one of those loaded late, or a wait for them. */
function CurrentScreen(props: CurrentScreenProps) {
  const { ktp, camera, take, lost, isLive, moved, consent, otherWays, ...more } = props;
  const { fields, onAnnounce, onContinue, onSignIn, afterConfirm, ...words } = more;
  const started = ktp.status !== 'idle';
  const late = lateScreens[words.lang];
  const screens = useLate(late, started);
  useIdleLoad(late);
  if (started && screens.part) {
    const { ScanScreens, ...its } = screens.part;
    // If the language changes, this one stays until the other has loaded.
    const calls = { onAnnounce, onContinue, onSignIn };
    return <ScanScreens {...{ ktp, fields, consent, afterConfirm }} {...calls} {...words} {...its} />;
  }
  if (started) {
    const again = (): void => void late.load().catch(() => null);
    const t = startTranslator(words.lang, words.labels);
    return <OpeningScreen key="opening" failed={screens.error !== null} onAgain={again} t={t} />;
  }
  return (
    <StartScreen
      key="start"
      onPhoto={take}
      onCamera={isLive ? camera.open : undefined}
      onBack={ktp.retaking ? ktp.backToReview : undefined}
      noCamera={camera.unavailable}
      takesFocus={moved}
      {...{ lost, consent }}
      {...words}
    >
      {otherWays?.(take)}
    </StartScreen>
  );
}

/**
 * The whole scan: photo, check, reading, review, summary. It only arranges the hook and the parts of this package; use
 * the same parts for an arrangement of your own. Renders a `<div class="ktp">`, styled by `@ktp-ocr/react/styles.css`.
 */
export function KtpScanner<
  const Select extends KtpSelection = KtpDefaultField,
  const Required extends KtpFieldName = KtpRequiredOf<Select>,
>(props: KtpScannerProps<Select, Required, KtpRecord<Select, Required>>): ReactNode;
export function KtpScanner(props: KtpScannerProps): ReactNode {
  const { privacy, notice, capture = 'live', afterReload, afterConfirm = 'summary', otherWays } = props;
  const { onContinue, onSignIn } = props;
  const { lang = 'id', labels, className, ...options } = props;
  const t = startTranslator(lang, labels);
  const ktp = useKtpOcr(options);
  const camera = useLiveCamera(lang);
  const [said, setSaid] = useState('');
  const [moved, setMoved] = useState(false);
  // On the way back to the first screen the focus moves there; when the page loads, nothing may take it.
  if (ktp.status !== 'idle' && !moved) setMoved(true);
  const fields = useReviewed(options);
  const consent = notice ?? privacyLine(t, options.engine?.runsOn ?? 'server', privacy);
  const take: Take = (chosen, corners) => {
    // Closing the camera and showing the photo is a whole screen: rendered in pieces, so that a slow phone stays
    // responsive.
    startTransition(() => {
      camera.close();
      setSaid(t(corners === undefined ? 'announce.photo.chosen' : 'announce.captured'));
      ktp.choose(chosen, corners);
    });
  };
  const root = useRef<HTMLDivElement>(null);
  const lost = useLostPhoto(root, afterReload === 'explain');
  const isLive = (capture === 'live' || lost) && !camera.unavailable;
  const words = { lang, ...(labels ? { labels } : {}) };
  return (
    <div ref={root} className={['ktp', className].filter(Boolean).join(' ')} lang={lang}>
      <CurrentScreen
        {...{ ktp, camera, take, lost, isLive, moved, consent, otherWays, fields, afterConfirm }}
        {...{ onContinue, onSignIn }}
        onAnnounce={setSaid}
        {...words}
      />
      <OpenCamera {...{ camera, take }} {...words} />
      <p className="ktp-hide" role="status">
        {said}
      </p>
    </div>
  );
}
