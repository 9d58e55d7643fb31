'use client';
import { Icon } from '../shared/icons.tsx';
import type { KtpHandoverLabelKey } from '../texts/handoverLabels.ts';
import type { KtpLanguage, Translate } from '../texts/translate.ts';
import type { Arrival } from './handoverClient.ts';

type T = Translate<KtpHandoverLabelKey>;

/** The kind of device, as far as it is known. */
function deviceOf({ system, browser }: Arrival['askedFrom'], t: T): string {
  if (system && browser) return t('handover.phone.device', { system, browser });
  return system ?? browser ?? t('handover.phone.device.other');
}

function timeOf({ askedAgo }: Arrival, lang: KtpLanguage): string {
  const time = new Date(Date.now() - askedAgo * 1000);
  return new Intl.DateTimeFormat(lang, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(time);
}

/** The number, in figures readable at arm's length; digit by digit for screen readers. */
export function PhoneNumber({ number, t }: { readonly number: string; readonly t: T }) {
  return (
    <div className="ktp-asked-number">
      <p>{t('handover.phone.number')}</p>
      <p>
        <span className="ktp-asked-digits" aria-hidden="true">
          {number}
        </span>
        <span className="ktp-hide">{[...number].join(' ')}</span>
      </p>
    </div>
  );
}

interface PhoneAskedProps {
  readonly arrival: Arrival;
  readonly lang: KtpLanguage;
  readonly t: T;
}

/**
 * Who is asking for the photo, from where and since when; the number for their screen; and a warning for people who
 * were sent the link.
 */
export function PhoneAsked({ arrival, lang, t }: PhoneAskedProps) {
  const company = arrival.company ?? location.host;
  const device = deviceOf(arrival.askedFrom, t);
  return (
    <div className="ktp-asked">
      <p>
        <strong>{t('handover.phone.asked', { company })}</strong>{' '}
        {t('handover.phone.from', { device, time: timeOf(arrival, lang) })}
      </p>
      <PhoneNumber number={arrival.number} t={t} />
      <p className="ktp-advice">
        <Icon name="warn" />
        <span>
          <strong>{t('handover.phone.warning')}</strong>
          {t('handover.phone.warning.more')}
        </span>
      </p>
    </div>
  );
}
