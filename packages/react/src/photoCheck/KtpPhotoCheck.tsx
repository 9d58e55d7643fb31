'use client';
import type { Corners, PreparedPhoto } from '@ktp-ocr/core';
import { type ReactNode, useEffect, useId, useState } from 'react';
import { Icon } from '../shared/icons.tsx';
import { BothLanguages } from '../texts/BothLanguages.tsx';
import { useTranslator } from '../texts/texts.ts';
import { adviceOf } from './adviceOf.ts';
import { PhotoAdvice } from './PhotoAdvice.tsx';
import { PhotoPreview } from './PhotoPreview.tsx';
import type { PhotoCrop } from './cropPhoto.ts';
import { afterOneMore, AROUND, cornersAsShown, cornersInPhoto } from './turns.ts';
import { Screen } from '../shared/Screen.tsx';
import type { KtpPartProps } from '../shared/partProps.ts';

/** What `<KtpPhotoCheck>` takes. */
export interface KtpPhotoCheckProps extends KtpPartProps {
  /** The whole photo. */
  readonly photoUrl: string;
  /** What preparing the photo found out, or `null` while that is still going on. */
  readonly photo: PreparedPhoto | null;
  /** Where the card was found, as shares of the upright photo's sides; `null` where it was not; nothing yet while that is being looked for. */
  readonly corners?: Corners | null | undefined;
  /** What was cut out before, to go on from there. */
  readonly crop?: PhotoCrop | null;
  /** The person wants this photo sent: `cropPhoto` makes it ready. */
  readonly onUse: (crop: PhotoCrop) => void;
  /** The person wants another photo instead. */
  readonly onRetake: () => void;
  /** What is said of where the photo goes once the button is pressed. */
  readonly consent?: ReactNode;
  /** What is to be said aloud. */
  readonly onAnnounce?: (text: string) => void;
}

/** `KtpPhotoCheck` without its texts: below something that has them. */
export function PhotoCheck({
  photoUrl,
  photo,
  corners,
  crop = null,
  onUse,
  onRetake,
  consent,
  onAnnounce,
  labels,
  className,
}: KtpPhotoCheckProps) {
  const t = useTranslator(labels);
  const helpId = useId();
  const [turns, setTurns] = useState(crop?.turns ?? 0);
  const [zoomed, setZoomed] = useState(false);
  // What the person chose, in the photo itself; until then what was found.
  const [chosen, setChosen] = useState<Pick<PhotoCrop, 'corners'> | null>(crop);
  const inUse = chosen ? chosen.corners : (corners ?? null);
  const shown = inUse && cornersAsShown(inUse, turns);
  const keep = (moved: Corners): void => {
    const back = cornersInPhoto(moved, turns);
    setChosen({ corners: [...back.slice(turns), ...back.slice(0, turns)] as unknown as Corners });
  };
  const advice = adviceOf(photo, corners);
  const [worst] = advice;
  const isMeasured = photo?.quality !== null && photo?.quality !== undefined;
  useEffect(() => {
    if (!isMeasured) return;
    const title = worst && t(`quality.${worst}.title`);
    onAnnounce?.(title ? t('announce.photo.advice', { title }) : t('announce.photo.good'));
    // Said when it is known, and again only where something else is advised.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [isMeasured, worst]);
  const turn = (): void => {
    setTurns(afterOneMore(turns));
    onAnnounce?.(t('announce.rotated'));
  };
  return (
    <Screen status="confirming" title={t('confirmPhoto.title')} className={className}>
      {/* R is a short way for those who have a keyboard; the button beside it is the way for all. */}
      {/* oxlint-disable-next-line jsx-a11y/no-static-element-interactions */}
      <div
        className="ktp-check"
        onKeyDown={(event) => {
          if (event.key.toLowerCase() === 'r' && !event.ctrlKey && !event.metaKey && !event.altKey) turn();
        }}
      >
        <PhotoPreview
          t={t}
          url={photoUrl}
          turns={turns}
          corners={shown}
          zoomed={zoomed}
          helpId={helpId}
          onMove={keep}
          onAnnounce={onAnnounce}
        />
        <div className="ktp-said">
          <PhotoAdvice t={t} photo={photo} corners={corners} />
          <div className="ktp-tools">
            <button className="ktp-btn" data-kind="quiet" type="button" onClick={turn}>
              <Icon name="turn" />
              {t('confirmPhoto.rotate')}
            </button>
            <button
              className="ktp-btn"
              data-kind="quiet"
              type="button"
              aria-pressed={zoomed}
              onClick={() => setZoomed(!zoomed)}
            >
              <Icon name="zoom" />
              {t('confirmPhoto.zoom')}
            </button>
            <button
              className="ktp-btn"
              data-kind="quiet"
              type="button"
              onClick={() => setChosen({ corners: inUse ? null : (corners ?? AROUND) })}
            >
              <Icon name="whole" />
              {t(inUse ? 'confirmPhoto.whole' : 'confirmPhoto.crop')}
            </button>
          </div>
          {inUse ? (
            <p className="ktp-note" id={helpId}>
              {t('confirmPhoto.corner.help')}
            </p>
          ) : null}
        </div>
      </div>
      <div className="ktp-bar ktp-send">
        {consent ? (
          <p className="ktp-note">
            <Icon name="lock" />
            <span>{consent}</span>
          </p>
        ) : null}
        <div className="ktp-btns" data-row="">
          <button
            className="ktp-btn"
            data-kind={advice.length > 0 ? 'primary' : undefined}
            type="button"
            onClick={onRetake}
          >
            {t('confirmPhoto.retake')}
          </button>
          <button
            className="ktp-btn"
            data-kind={advice.length > 0 ? undefined : 'primary'}
            type="button"
            onClick={() => onUse({ corners: inUse, turns })}
          >
            {t('confirmPhoto.use')}
          </button>
        </div>
      </div>
    </Screen>
  );
}

/**
 * The photo before it is sent: larger, turned, cut to the card if that is wanted, with advice where something may spoil the
 * reading. Advice never blocks: the button we advise is the filled one, and both stay where they are. Renders a `<section>`.
 */
export function KtpPhotoCheck(props: KtpPhotoCheckProps) {
  return (
    <BothLanguages lang={props.lang}>
      <PhotoCheck {...props} />
    </BothLanguages>
  );
}
