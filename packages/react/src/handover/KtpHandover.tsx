'use client';
import { type Ref, useEffect, useRef } from 'react';
import { Icon } from '../shared/icons.tsx';
import { handoverTranslator, type KtpHandoverLabels } from '../texts/handoverLabels.ts';
import { createLate } from '../shared/createLate.ts';
import { useIdleLoad } from '../shared/useIdleLoad.ts';
import { useLate } from '../shared/useLate.ts';
import type { HandoverConnection } from './handoverClient.ts';
import type { Desk, HandoverState } from './createDesk.ts';
import { NumberForm } from './NumberForm.tsx';
import { useHandover } from './useHandover.ts';
import type { KtpPartProps } from '../shared/partProps.ts';

/** The props of `<KtpHandover>`. */
export interface KtpHandoverProps extends HandoverConnection, KtpPartProps<KtpHandoverLabels> {
  /** Address of the page with `<KtpHandoverPhone>`, as a phone reaches it; may be relative. */
  readonly page: string;
  /** Receives the photo from the phone, as prepared there. Pass it to the scanner's `take`, or to `scan`. */
  readonly onPhoto: (photo: Blob) => void;
}

const lateCode = createLate(() => import('./QrCode.tsx'));

const OVER: ReadonlySet<HandoverState['status']> = new Set(['expired', 'mismatched', 'failed', 'tooMany']);

type Translate = ReturnType<typeof handoverTranslator>;

interface OfferProps {
  readonly className: string | undefined;
  readonly button: Ref<HTMLButtonElement>;
  readonly onStart: () => void;
  readonly t: Translate;
}

function Offer({ className, button, onStart, t }: OfferProps) {
  return (
    <button
      className={['ktp-btn', 'ktp-handover-offer', className].filter(Boolean).join(' ')}
      data-size="big"
      type="button"
      ref={button}
      onClick={onStart}
    >
      <Icon name="phone" />
      <span>
        {t('handover.offer')}
        <small>{t('handover.offer.more')}</small>
      </span>
    </button>
  );
}

/** The code, and its address for people who cannot point a phone at it. */
function Code({ link, t }: { readonly link: string; readonly t: Translate }) {
  const code = useLate(lateCode, true);
  return (
    <>
      <p>{t('handover.lead')}</p>
      {code.part ? <code.part.QrCode text={link} label={t('handover.qr')} /> : null}
      <p className="ktp-handover-link">
        {t('handover.link')} <a href={link}>{link}</a>
      </p>
    </>
  );
}

function Buttons({ isOver, desk, t }: { readonly isOver: boolean; readonly desk: Desk; readonly t: Translate }) {
  return (
    <div className="ktp-btns">
      {isOver ? (
        <button className="ktp-btn" data-kind="primary" type="button" onClick={desk.start}>
          {t('handover.again')}
        </button>
      ) : null}
      <button className="ktp-btn" type="button" onClick={desk.cancel}>
        {t('handover.cancel')}
      </button>
    </div>
  );
}

/** The status in words. */
function statusOf({ status, number }: HandoverState, t: Translate): string {
  if (number.at !== 'confirmed' || status === 'sending') return status === 'off' ? '' : t(`handover.${status}`);
  return t('handover.confirmed', { number: number.number });
}

/**
 * Moves the focus to the code when it appears, and back to the button on cancelling; on arrival it stays where it is.
 */
function useFocusThatFollows(isOff: boolean) {
  const title = useRef<HTMLHeadingElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  const was = useRef(isOff);
  useEffect(() => {
    if (was.current === isOff) return;
    was.current = isOff;
    (isOff ? button : title).current?.focus();
  }, [isOff]);
  return { title, button };
}

/**
 * For a desktop without a good camera: a button that shows a QR code, asks for the number on the phone that has opened
 * it, and then waits for that phone's photo. The code is valid for one phone, one photo and a few minutes; pressing the
 * button again, leaving, or a photo from elsewhere cancels it. Renders a button, then a `<section>`.
 */
export function KtpHandover(props: KtpHandoverProps) {
  const { endpoint, headers, page, onPhoto, lang = 'id', labels, className } = props;
  const t = handoverTranslator(lang, labels);
  const connection = { endpoint, ...(headers ? { headers } : {}) };
  const { desk, ...state } = useHandover({ connection, page, onPhoto });
  const { status, link, minutes, number } = state;
  const { title, button } = useFocusThatFollows(status === 'off');
  useIdleLoad(lateCode);
  if (status === 'off') return <Offer className={className} button={button} onStart={desk.start} t={t} />;
  const isOver = OVER.has(status);
  const isConnected = link !== null && status !== 'waiting';
  return (
    <section
      className={['ktp-handover', className].filter(Boolean).join(' ')}
      data-state={status}
      aria-label={t('handover.title')}
    >
      <h3 tabIndex={-1} ref={title}>
        {t('handover.title')}
      </h3>
      {link && !isConnected ? <Code link={link} t={t} /> : null}
      <p className={isOver ? 'ktp-problem' : 'ktp-handover-now'} role="status">
        {statusOf(state, t)}
      </p>
      {isConnected && number.at !== 'confirmed' ? <NumberForm number={number} onNumber={desk.confirm} t={t} /> : null}
      {link ? <p className="ktp-note">{t('handover.minutes', { n: minutes })}</p> : null}
      <Buttons isOver={isOver} desk={desk} t={t} />
    </section>
  );
}
