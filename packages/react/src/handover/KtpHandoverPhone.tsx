'use client';
import { type ReactNode, useState } from 'react';
import type { KtpCapture } from '../camera/takeStill.ts';
import { Icon } from '../shared/icons.tsx';
import { KtpDropzone } from '../start/KtpDropzone.tsx';
import { KtpFailure } from '../failure/KtpFailure.tsx';
import { KtpPhotoCheck } from '../photoCheck/KtpPhotoCheck.tsx';
import { handoverTranslator, type KtpHandoverLabelKey, type KtpHandoverLabels } from '../texts/handoverLabels.ts';
import { Screen } from '../shared/Screen.tsx';
import { useLiveCamera } from '../camera/useLiveCamera.ts';
import type { Translate } from '../texts/translate.ts';
import type { Phone, PhoneState } from './createPhone.ts';
import { PhoneAsked } from './PhoneAsked.tsx';
import { PhoneDone, PhoneNotice, PhoneSending } from './PhoneScreens.tsx';
import { useHandoverPhone } from './useHandoverPhone.ts';
import type { KtpPartProps } from '../shared/partProps.ts';

/** The props of `<KtpHandoverPhone>`. */
export interface KtpHandoverPhoneProps extends KtpPartProps<KtpHandoverLabels> {
  /** Address of the hand-over, the same as on the desk's page. */
  readonly endpoint: string;
  /** The token of the code. Default: the text after `#ktp=` in the page's address. */
  readonly token?: string;
  /** Called once the photo has arrived. */
  readonly onDone?: () => void;
}

interface PhoneScreenProps extends PhoneState, KtpPartProps<KtpHandoverLabels> {
  readonly phone: Phone;
  readonly take: (photo: Blob) => void;
  readonly onCamera: (() => void) | undefined;
  readonly onAnnounce: (text: string) => void;
  readonly t: Translate<KtpHandoverLabelKey>;
}

/** The first screen: no way to take a photo before the code has been checked. */
function PhoneStart(props: Omit<PhoneScreenProps, 'phone' | 'chosen' | 'onAnnounce'>) {
  const { stage, arrival, take, onCamera, t, ...words } = props;
  return (
    <Screen
      status="idle"
      title={t(stage.at === 'checking' ? 'handover.phone.checking' : 'handover.phone.title')}
      lead={t('handover.phone.lead')}
      takesFocus={false}
      busy={stage.at === 'checking'}
    >
      {stage.at === 'ready' && arrival ? <PhoneAsked arrival={arrival} lang={words.lang ?? 'id'} t={t} /> : null}
      {stage.at === 'ready' ? <KtpDropzone onPhoto={take} onCamera={onCamera} {...words} /> : null}
      <p className="ktp-note">
        <Icon name="lock" />
        <span>{t('handover.phone.where')}</span>
      </p>
    </Screen>
  );
}

/** What is wrong with the code or the photo, or the upload in progress; `null` if there is neither. */
function noticeOf({ stage, arrival, chosen, phone, t }: PhoneScreenProps): ReactNode {
  if (stage.at === 'done') {
    return <PhoneDone key="done" number={stage.confirmed || !arrival ? null : arrival.number} t={t} />;
  }
  if (stage.at === 'gone' || stage.at === 'taken') return <PhoneNotice key={stage.at} name={stage.at} t={t} />;
  if (stage.at === 'unchecked') return <PhoneNotice key="unchecked" name="unchecked" t={t} onAgain={phone.check} />;
  if (stage.at === 'unsent') return <PhoneNotice key="unsent" name="unsent" t={t} onAgain={phone.again} />;
  if (stage.at !== 'sending') return null;
  const { sent, total } = stage;
  const photoUrl = chosen.status === 'none' ? null : chosen.url;
  return <PhoneSending key="sending" {...{ t, sent, total, photoUrl }} onCancel={phone.stop} />;
}

function PhoneScreen(props: PhoneScreenProps) {
  const { stage, arrival, chosen, phone, take, onCamera, onAnnounce, t, ...words } = props;
  const notice = noticeOf(props);
  if (notice) return notice;
  if (chosen.status === 'none' || stage.at === 'checking') {
    return <PhoneStart key="start" {...{ stage, arrival, take, onCamera, t }} {...words} />;
  }
  const { url } = chosen;
  if (chosen.status === 'failed') {
    const { error } = chosen;
    const actions = { retake: phone.drop, otherFile: phone.drop, ...(error.retryable ? { retry: phone.again } : {}) };
    return <KtpFailure key="failed" {...{ error, actions }} photoUrl={url} {...words} />;
  }
  const { prepared, corners, crop } = chosen;
  return (
    <KtpPhotoCheck
      key="check"
      photoUrl={url}
      photo={prepared}
      {...{ corners, crop, onAnnounce }}
      onRetake={phone.drop}
      onUse={phone.send}
      consent={t('handover.phone.where')}
      {...words}
    />
  );
}

/**
 * The phone's side of a hand-over, as a page of its own: says who is asking, shows a number for their screen, takes one
 * photo, as the scanner does, and sends it to the device that shows the code. It reads no card and knows no user.
 * Renders a `<div class="ktp">`.
 */
export function KtpHandoverPhone({ endpoint, token, onDone, lang = 'id', labels, className }: KtpHandoverPhoneProps) {
  const t = handoverTranslator(lang, labels);
  const { phone, ...state } = useHandoverPhone({ endpoint, token, onDone });
  const camera = useLiveCamera(lang);
  const [said, setSaid] = useState('');
  const words = { lang, ...(labels ? { labels } : {}) };
  const take = (taken: Blob, corners?: KtpCapture['corners']): void => {
    camera.close();
    phone.choose(taken, corners);
  };
  return (
    <div className={['ktp', className].filter(Boolean).join(' ')} lang={lang}>
      <PhoneScreen
        {...{ ...state, phone, take, t }}
        onCamera={camera.unavailable ? undefined : camera.open}
        onAnnounce={setSaid}
        {...words}
      />
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
