'use client';
import type { ReactNode } from 'react';
import { Icon, type IconName } from '../shared/icons.tsx';
import type { CameraTranslate } from '../texts/cameraLabels.ts';
import type { KtpCameraFailure } from './cameraFailure.ts';
import { DialogTitle } from './DialogTitle.tsx';

interface CameraTroubleProps {
  readonly t: CameraTranslate;
  /** `null` if nothing is wrong: the camera was paused while the page was hidden. */
  readonly failure: KtpCameraFailure | null;
  readonly titleId: string;
  readonly onAgain: () => void;
  readonly onDevice: () => void;
  readonly onFile: () => void;
  readonly onClose: () => void;
}

type Label = Parameters<CameraTranslate>[0];
type Words = 'denied' | 'dismissed' | 'busy' | 'none' | 'stalled' | 'insecure' | 'blocked' | 'inapp';

/** Failures that share the words of another. */
const ALIKE: Readonly<Partial<Record<KtpCameraFailure, Words>>> = {
  'in-app': 'inapp',
  unsupported: 'inapp',
  failed: 'stalled',
};
/**
 * Failures for which trying again is the best advice. After a refusal, or without a camera, it may help too, but other
 * ways come first.
 */
const AGAIN_FIRST: ReadonlySet<KtpCameraFailure> = new Set(['dismissed', 'busy', 'stalled', 'failed']);

function stepsToAllow(): readonly Label[] {
  const { userAgent } = navigator;
  if (/Firefox|FxiOS/.test(userAgent)) return ['permission.how.other.1', 'permission.how.other.2'];
  if (/Chrome|CriOS|Edg/.test(userAgent) && !/iPhone|iPad/.test(userAgent)) {
    return ['permission.how.chrome.1', 'permission.how.chrome.2'];
  }
  if (/Safari/.test(userAgent)) return ['permission.how.safari.1', 'permission.how.safari.2'];
  return ['permission.how.other.1', 'permission.how.other.2'];
}

interface WayProps {
  readonly icon: IconName;
  readonly primary: boolean;
  readonly onClick: () => void;
  readonly children: ReactNode;
}

/** Another way to a photo. */
function Way({ icon, primary, onClick, children }: WayProps) {
  return (
    <button
      className="ktp-btn"
      data-kind={primary ? 'primary' : undefined}
      data-size="big"
      type="button"
      onClick={onClick}
    >
      <Icon name={icon} />
      <span>{children}</span>
    </button>
  );
}

function TroubleTitle({ t, failure, titleId }: Pick<CameraTroubleProps, 't' | 'failure' | 'titleId'>) {
  const words = failure && (ALIKE[failure] ?? (failure as Words));
  return (
    <div className="ktp-state">
      <span className="ktp-state-mark">
        <Icon name="noCamera" />
      </span>
      <div>
        <DialogTitle className="ktp-title" id={titleId}>
          {words ? t(`permission.${words}.title`) : t('camera.paused.title')}
        </DialogTitle>
        <p className="ktp-lead">{words ? t(`permission.${words}.lead`) : t('camera.paused')}</p>
      </div>
    </div>
  );
}

function HowToAllow({ t }: Pick<CameraTroubleProps, 't'>) {
  return (
    <div className="ktp-group">
      <h3>{t('permission.how')}</h3>
      <ol className="ktp-steps">
        {[...stepsToAllow(), 'permission.how.back' as const].map((key) => (
          <li key={key}>{t(key)}</li>
        ))}
      </ol>
    </div>
  );
}

/** Why there is no picture, what helps, and all other ways to a photo. */
export function CameraTrouble({ t, failure, titleId, onAgain, onDevice, onFile, onClose }: CameraTroubleProps) {
  const againFirst = failure === null || AGAIN_FIRST.has(failure);
  const againButton = (
    <button className="ktp-btn" data-kind={againFirst ? 'primary' : undefined} type="button" onClick={onAgain}>
      {t(failure === null ? 'camera.resume' : 'permission.again')}
    </button>
  );
  return (
    <section className="ktp-screen ktp-cam-trouble" data-status={failure ? `camera-${failure}` : 'camera-paused'}>
      <button className="ktp-btn ktp-cam-away" data-kind="quiet" type="button" onClick={onClose}>
        <Icon name="cross" />
        {t('camera.close')}
      </button>
      <TroubleTitle t={t} failure={failure} titleId={titleId} />
      <div className="ktp-btns">
        {againFirst ? againButton : null}
        {failure === 'none' ? null : (
          <Way icon="camera" primary={!againFirst} onClick={onDevice}>
            {t('permission.native')}
            <small>{t('permission.native.more')}</small>
          </Way>
        )}
        <Way icon="file" primary={failure === 'none'} onClick={onFile}>
          {t('start.file')}
          <small>{t('start.file.more')}</small>
        </Way>
      </div>
      {failure === 'denied' ? <HowToAllow t={t} /> : null}
      {failure === 'denied' || failure === 'none' ? <div className="ktp-btns">{againButton}</div> : null}
    </section>
  );
}
