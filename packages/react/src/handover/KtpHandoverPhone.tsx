'use client';
import { type ReactNode, useState } from 'react';
import type { KtpCapture } from '../camera/takeStill.ts';
import { Icon } from '../shared/icons.tsx';
import { KtpDropzone } from '../start/KtpDropzone.tsx';
import { KtpFailure } from '../failure/KtpFailure.tsx';
import { KtpPhotoCheck } from '../photoCheck/KtpPhotoCheck.tsx';
import { handoverTranslator, type KtpHandoverLabels } from '../texts/handoverLabels.ts';
import { Screen } from '../shared/Screen.tsx';
import { useLiveCamera } from '../camera/useLiveCamera.ts';
import { usePreparedPhoto } from '../photoCheck/usePreparedPhoto.ts';
import { PhoneNotice, PhoneSending } from './PhoneScreens.tsx';
import { useHandoverPhone } from './useHandoverPhone.ts';
import type { KtpPartProps } from '../shared/partProps.ts';

/** What `<KtpHandoverPhone>` takes. */
export interface KtpHandoverPhoneProps extends KtpPartProps<KtpHandoverLabels> {
  /** Address of the hand-over, the same as the desk's. */
  readonly endpoint: string;
  /** The token of the code. Default: what stands after `#ktp=` in the page's address. */
  readonly token?: string;
  /** Called once the photo has arrived. */
  readonly onDone?: () => void;
}

/**
 * The phone's side of a hand-over, as a page of its own: takes one photo, as the scanner does, and sends it to the device that shows the
 * code. It reads nothing and knows nobody. Renders a `<div class="ktp">`.
 */
export function KtpHandoverPhone({ endpoint, token, onDone, lang = 'id', labels, className }: KtpHandoverPhoneProps) {
  const t = handoverTranslator(lang, labels);
  const { stage, check, send, stop } = useHandoverPhone(endpoint, token);
  const photo = usePreparedPhoto(undefined);
  const camera = useLiveCamera(lang);
  const [said, setSaid] = useState('');
  const words = { lang, ...(labels ? { labels } : {}) };
  const { chosen } = photo;
  const where = t('handover.phone.where');
  const arrived = (): void => {
    photo.drop();
    onDone?.();
  };
  const take = (taken: Blob, corners?: KtpCapture['corners']): void => {
    camera.close();
    photo.choose(taken, corners);
  };

  const start = (
    <Screen
      key="start"
      status="idle"
      title={t(stage.at === 'checking' ? 'handover.phone.checking' : 'handover.phone.title')}
      lead={t('handover.phone.lead')}
      takesFocus={false}
      busy={stage.at === 'checking'}
    >
      {stage.at === 'ready' ? (
        <KtpDropzone onPhoto={take} onCamera={camera.unavailable ? undefined : camera.open} {...words} />
      ) : null}
      <p className="ktp-note">
        <Icon name="lock" />
        <span>{where}</span>
      </p>
    </Screen>
  );
  const screen = (): ReactNode => {
    if (stage.at === 'done' || stage.at === 'gone') return <PhoneNotice key={stage.at} name={stage.at} t={t} />;
    if (stage.at === 'unchecked') return <PhoneNotice key="unchecked" name="unchecked" t={t} onAgain={check} />;
    if (stage.at === 'unsent') {
      const again = (): void => send(stage.photo, arrived);
      return <PhoneNotice key="unsent" name="unsent" t={t} onAgain={again} />;
    }
    if (stage.at === 'sending') {
      const { sent, total } = stage;
      return <PhoneSending key="sending" {...{ t, sent, total }} photoUrl={chosen?.url ?? null} onCancel={stop} />;
    }
    if (!chosen || stage.at === 'checking') return start;
    if (chosen.error) {
      const { error, url } = chosen;
      const retry = photo.again;
      const actions = { retake: photo.drop, otherFile: photo.drop, ...(retry ? { retry } : {}) };
      return <KtpFailure key="failed" {...{ error, actions }} photoUrl={url} {...words} />;
    }
    return (
      <KtpPhotoCheck
        key="check"
        photoUrl={chosen.url}
        photo={chosen.prepared}
        corners={chosen.corners}
        crop={chosen.crop}
        onRetake={photo.drop}
        onUse={(crop) => photo.cut(crop, (ready) => send(ready, arrived))}
        onAnnounce={setSaid}
        consent={where}
        {...words}
      />
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
