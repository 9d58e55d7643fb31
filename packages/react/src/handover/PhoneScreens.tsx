'use client';
import { Icon } from '../shared/icons.tsx';
import type { KtpHandoverLabelKey } from '../texts/handoverLabels.ts';
import type { Translate } from '../texts/translate.ts';
import { Screen } from '../shared/Screen.tsx';
import { PhoneNumber } from './PhoneAsked.tsx';

type T = Translate<KtpHandoverLabelKey>;

interface PhoneNoticeProps {
  readonly name: 'gone' | 'taken' | 'unsent' | 'unchecked';
  readonly t: T;
  /** Tries again. */
  readonly onAgain?: (() => void) | undefined;
}

/** What is wrong, and how to go on. */
export function PhoneNotice({ name, t, onAgain }: PhoneNoticeProps) {
  return (
    <Screen
      status={name}
      title={t(`handover.phone.${name}.title`)}
      lead={t(`handover.phone.${name}.lead`)}
      mark={
        <span className="ktp-state-mark" data-tone="check">
          <Icon name={name === 'taken' ? 'phone' : 'clock'} />
        </span>
      }
    >
      {onAgain ? (
        <div className="ktp-btns ktp-push">
          <button className="ktp-btn" data-kind="primary" type="button" onClick={onAgain}>
            {t('handover.phone.again')}
          </button>
        </div>
      ) : null}
    </Screen>
  );
}

/** @param number of this phone, until it has been entered at the desk. */
export function PhoneDone({ number, t }: { readonly number: string | null; readonly t: T }) {
  const mark = (
    <span className="ktp-state-mark" data-tone="ok">
      <Icon name="ok" />
    </span>
  );
  const lead = t(number === null ? 'handover.phone.done.lead' : 'handover.phone.done.number');
  return (
    <Screen status="done" title={t('handover.phone.done.title')} lead={lead} mark={mark}>
      {number === null ? null : <PhoneNumber number={number} t={t} />}
    </Screen>
  );
}

interface PhoneSendingProps {
  readonly t: T;
  readonly photoUrl: string | null;
  readonly sent: number;
  readonly total: number;
  readonly onCancel: () => void;
}

/** The upload, with its bytes and a way to stop it. */
export function PhoneSending({ t, photoUrl, sent, total, onCancel }: PhoneSendingProps) {
  const percent = Math.round((100 * sent) / Math.max(1, total));
  const title = t('handover.phone.sending');
  return (
    <Screen status="sending" title={title} busy>
      {photoUrl ? (
        <div className="ktp-photo">
          <img src={photoUrl} alt="" />
        </div>
      ) : null}
      <span
        className="ktp-track"
        role="progressbar"
        aria-label={title}
        aria-valuenow={percent}
        aria-valuemin={0}
        aria-valuemax={100}
      >
        <i style={{ inlineSize: `${percent}%` }} />
      </span>
      <div className="ktp-btns ktp-push">
        <button className="ktp-btn" type="button" onClick={onCancel}>
          {t('handover.cancel')}
        </button>
      </div>
    </Screen>
  );
}
