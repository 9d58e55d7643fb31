'use client';
import type { PointerEvent } from 'react';
import { Icon, type IconName } from '../shared/icons.tsx';
import type { CameraTranslate } from '../texts/cameraLabels.ts';
import type { KtpHint } from './hintOf.ts';
import { DialogTitle } from './DialogTitle.tsx';
import { hintLevel, hintWords } from './hintWords.ts';
import type { KtpLiveCamera } from './useKtpCamera.ts';

interface CameraViewProps {
  readonly t: CameraTranslate;
  readonly camera: KtpLiveCamera;
  readonly titleId: string;
  readonly onFile: () => void;
  readonly onClose: () => void;
}

const ICONS: Readonly<Partial<Record<KtpHint, IconName>>> = {
  'too-far': 'near',
  'too-near': 'far',
  hold: 'hold',
  captured: 'ok',
};
const CORNERS =
  'M2 42V14A12 12 0 0 1 14 2h34M326 42V14a12 12 0 0 0-12-12h-34M2 165v28a12 12 0 0 0 12 12h34M326 165v28a12 12 0 0 1-12 12h-34';

/** Zoom has two steps: none, and twice as near, for lenses that do not focus at arm's length. */
function zoomStep({ zoom }: KtpLiveCamera): { readonly isNear: boolean; readonly next: number } | null {
  if (!zoom || zoom.max < zoom.min * 1.5) return null;
  const isNear = zoom.value >= zoom.min * 1.5;
  return { isNear, next: isNear ? zoom.min : Math.min(zoom.max, zoom.min * 2) };
}

function tapToFocus(camera: KtpLiveCamera) {
  return (event: PointerEvent<HTMLVideoElement>): void => {
    const { videoWidth, videoHeight } = event.currentTarget;
    const box = event.currentTarget.getBoundingClientRect();
    if (!videoWidth || !box.width) return;
    const scale = Math.max(box.width / videoWidth, box.height / videoHeight);
    const x = 0.5 + (event.clientX - box.left - box.width / 2) / scale / videoWidth;
    const y = 0.5 + (event.clientY - box.top - box.height / 2) / scale / videoHeight;
    camera.focusAt(camera.mirrored ? 1 - x : x, y);
  };
}

function TopBar({ t, camera, titleId, onClose }: Omit<CameraViewProps, 'onFile'>) {
  const { torch } = camera;
  return (
    <div className="ktp-cam-top">
      <button className="ktp-cam-btn" data-side="start" type="button" aria-label={t('camera.close')} onClick={onClose}>
        <Icon name="cross" />
      </button>
      <DialogTitle id={titleId}>{t('camera.title')}</DialogTitle>
      {torch === null ? null : (
        <button
          className="ktp-cam-btn"
          data-side="end"
          type="button"
          aria-pressed={torch}
          onClick={() => camera.setTorch(!torch)}
        >
          <Icon name="torch" />
          <span>{t('camera.torch')}</span>
        </button>
      )}
    </div>
  );
}

function ZoomButton({ t, camera }: Pick<CameraViewProps, 't' | 'camera'>) {
  const zoom = zoomStep(camera);
  if (!zoom) return null;
  return (
    <button
      className="ktp-cam-zoom"
      type="button"
      aria-pressed={zoom.isNear}
      aria-label={t('camera.zoom')}
      onClick={() => camera.setZoom(zoom.next)}
    >
      {zoom.isNear ? '2×' : '1×'}
    </button>
  );
}

/** The frame for the card, and what to do about the card in it. */
function Guide({ t, camera }: Pick<CameraViewProps, 't' | 'camera'>) {
  const { status, hint, blind, waitedLong, guideRef } = camera;
  const icon = ICONS[hint.hint];
  const level = hintLevel(hint);
  const line = waitedLong ? t('hints.manual') : level === 'hold' ? t('camera.guide.auto') : t('camera.guide');
  return (
    <div className="ktp-guide" data-hint={hint.hint} data-level={level}>
      <p className="ktp-guide-sub">{line}</p>
      <div className="ktp-guide-frame" ref={guideRef}>
        <svg viewBox="0 0 328 207" aria-hidden="true">
          <path fill="none" stroke="currentColor" strokeWidth="4" strokeLinecap="round" d={CORNERS} />
        </svg>
      </div>
      <p className="ktp-hint" hidden={blind}>
        {icon ? <Icon name={icon} /> : null}
        {status === 'asking' ? t('permission.asking') : hintWords(t, hint)}
      </p>
      <ZoomButton t={t} camera={camera} />
    </div>
  );
}

/** The shutter between a file button and a lens button. */
function LowBar({ t, camera, onFile }: Pick<CameraViewProps, 't' | 'camera' | 'onFile'>) {
  const { lenses, lens } = camera;
  return (
    <div className="ktp-cam-low">
      <button className="ktp-cam-btn" data-side="start" type="button" onClick={onFile}>
        <Icon name="file" />
        <span>{t('camera.file')}</span>
      </button>
      <button
        className="ktp-shutter"
        type="button"
        aria-label={t('camera.shutter')}
        aria-disabled={camera.status !== 'live'}
        onClick={camera.capture}
      />
      {lenses.length > 1 ? (
        <button className="ktp-cam-btn" data-side="end" type="button" onClick={camera.switchLens}>
          <Icon name="swap" />
          <span>{t('camera.lens')}</span>
          <span className="ktp-hide">{t('camera.lens.now', { n: lens + 1, total: lenses.length })}</span>
        </button>
      ) : null}
    </div>
  );
}

/** The picture with the frame over it, the hint, and the buttons around the shutter. */
export function CameraView({ onFile, ...bar }: CameraViewProps) {
  const { t, camera } = bar;
  return (
    <section className="ktp-cam" data-status="capturing">
      <TopBar {...bar} />
      {/* The dialog opens with the camera off: only the title and the way out, so that a slow phone is not blocked. */}
      {camera.status === 'off' ? null : (
        <>
          <video
            {...camera.getVideoProps()}
            muted
            className="ktp-cam-view"
            aria-hidden="true"
            onPointerDown={tapToFocus(camera)}
          />
          <Guide t={t} camera={camera} />
          <LowBar t={t} camera={camera} onFile={onFile} />
        </>
      )}
    </section>
  );
}
