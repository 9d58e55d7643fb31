'use client';
import type { Corners, PreparedPhoto } from '@ktp-ocr/core';
import { type KeyboardEvent, type ReactNode, useEffect, useId, useState } from 'react';
import { Icon } from '../shared/icons.tsx';
import { BothLanguages } from '../texts/BothLanguages.tsx';
import { useTranslator } from '../texts/texts.ts';
import type { Translate } from '../texts/translate.ts';
import { adviceOf } from './adviceOf.ts';
import { PhotoAdvice } from './PhotoAdvice.tsx';
import { PhotoPreview } from './PhotoPreview.tsx';
import type { PhotoCrop } from './cropPhoto.ts';
import { useCrop } from './useCrop.ts';
import { Screen } from '../shared/Screen.tsx';
import type { KtpPartProps } from '../shared/partProps.ts';

/** The props of `<KtpPhotoCheck>`. */
export interface KtpPhotoCheckProps extends KtpPartProps {
  /** The whole photo. */
  readonly photoUrl: string;
  /** The prepared photo, or `null` while it is being prepared. */
  readonly photo: PreparedPhoto | null;
  /**
   * Where the card was found, as shares of the upright photo's sides; `null` if it was not found; `undefined` during
   * the search.
   */
  readonly corners?: Corners | null | undefined;
  /** The crop chosen earlier, to continue from. */
  readonly crop?: PhotoCrop | null;
  /** The person wants to send this photo: `cropPhoto` prepares it. */
  readonly onUse: (crop: PhotoCrop) => void;
  /** The person wants another photo instead. */
  readonly onRetake: () => void;
  /** Tells the person where the photo goes once the button is pressed. */
  readonly consent?: ReactNode;
  /** Called with what a screen reader should announce. */
  readonly onAnnounce?: (text: string) => void;
}

/** Announces the advice on the photo once it is known, and again only if it changes. */
function useAdviceSaid(
  photo: PreparedPhoto | null,
  title: string | undefined,
  say: (title: string | undefined) => void,
) {
  const isMeasured = Boolean(photo?.quality);
  useEffect(() => {
    if (isMeasured) say(title);
    // `say` is a new function on every render.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [isMeasured, title]);
}

interface ToolsProps {
  readonly t: Translate;
  readonly zoomed: boolean;
  /** A part of the photo is to be cut out. */
  readonly isCut: boolean;
  readonly onTurn: () => void;
  readonly onZoom: () => void;
  readonly onCut: () => void;
}

/** Turn, enlarge, crop or leave whole. */
function Tools({ t, zoomed, isCut, onTurn, onZoom, onCut }: ToolsProps) {
  return (
    <div className="ktp-tools">
      <button className="ktp-btn" data-kind="quiet" type="button" onClick={onTurn}>
        <Icon name="turn" />
        {t('confirmPhoto.rotate')}
      </button>
      <button className="ktp-btn" data-kind="quiet" type="button" aria-pressed={zoomed} onClick={onZoom}>
        <Icon name="zoom" />
        {t('confirmPhoto.zoom')}
      </button>
      <button className="ktp-btn" data-kind="quiet" type="button" onClick={onCut}>
        <Icon name="whole" />
        {t(isCut ? 'confirmPhoto.whole' : 'confirmPhoto.crop')}
      </button>
    </div>
  );
}

interface DecisionProps extends Pick<KtpPhotoCheckProps, 'onRetake' | 'consent'> {
  readonly t: Translate;
  /** There is advice against this photo. */
  readonly isPoor: boolean;
  readonly onUse: () => void;
}

/** Where the photo goes, and the two buttons: both stay where they are, and the one we advise is filled. */
function Decision({ t, isPoor, consent, onRetake, onUse }: DecisionProps) {
  return (
    <div className="ktp-bar ktp-send">
      {consent ? (
        <p className="ktp-note">
          <Icon name="lock" />
          <span>{consent}</span>
        </p>
      ) : null}
      <div className="ktp-btns" data-row="">
        <button className="ktp-btn" data-kind={isPoor ? 'primary' : undefined} type="button" onClick={onRetake}>
          {t('confirmPhoto.retake')}
        </button>
        <button className="ktp-btn" data-kind={isPoor ? undefined : 'primary'} type="button" onClick={onUse}>
          {t('confirmPhoto.use')}
        </button>
      </div>
    </div>
  );
}

/** R turns the photo: a shortcut for people with a keyboard. The button works for everyone. */
function keysOf(turn: () => void) {
  return ({ key, ctrlKey, metaKey, altKey }: KeyboardEvent): void => {
    if (key.toLowerCase() === 'r' && !ctrlKey && !metaKey && !altKey) turn();
  };
}

/** `KtpPhotoCheck` without its texts, for use below a provider of them. */
export function PhotoCheck(props: KtpPhotoCheckProps) {
  const { photoUrl, photo, corners, onUse, onRetake, consent, onAnnounce, labels, className } = props;
  const t = useTranslator(labels);
  const helpId = useId();
  const [zoomed, setZoomed] = useState(false);
  const { crop, shown, turn, move, cutOrLeave } = useCrop(props);
  const [worst] = adviceOf(photo, corners);
  useAdviceSaid(photo, worst && t(`quality.${worst}.title`), (title) =>
    onAnnounce?.(title ? t('announce.photo.advice', { title }) : t('announce.photo.good')),
  );
  const turnOnce = (): void => {
    turn();
    onAnnounce?.(t('announce.rotated'));
  };
  const tools = { t, zoomed, onTurn: turnOnce, onZoom: () => setZoomed(!zoomed), onCut: cutOrLeave };
  return (
    <Screen status="confirming" title={t('confirmPhoto.title')} className={className}>
      {/* oxlint-disable-next-line jsx-a11y/no-static-element-interactions */}
      <div className="ktp-check" onKeyDown={keysOf(turnOnce)}>
        <PhotoPreview
          {...{ t, zoomed, helpId, onAnnounce }}
          url={photoUrl}
          turns={crop.turns}
          corners={shown}
          onMove={move}
        />
        <div className="ktp-said">
          <PhotoAdvice t={t} photo={photo} corners={corners} />
          <Tools {...tools} isCut={shown !== null} />
          {shown ? (
            <p className="ktp-note" id={helpId}>
              {t('confirmPhoto.corner.help')}
            </p>
          ) : null}
        </div>
      </div>
      <Decision {...{ t, consent, onRetake }} isPoor={worst !== undefined} onUse={() => onUse(crop)} />
    </Screen>
  );
}

/**
 * The photo before it is sent: enlarged, turned, cropped to the card if wanted, with advice if something may spoil the
 * reading. Advice never blocks: the advised button is the filled one, and both stay where they are. Renders a
 * `<section>`.
 */
export function KtpPhotoCheck(props: KtpPhotoCheckProps) {
  return (
    <BothLanguages lang={props.lang}>
      <PhotoCheck {...props} />
    </BothLanguages>
  );
}
