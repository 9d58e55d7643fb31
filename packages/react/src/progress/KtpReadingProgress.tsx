'use client';
import type { KtpProgress } from '@ktp-ocr/core';
import { useEffect, useState } from 'react';
import { Icon, type IconName } from '../shared/icons.tsx';
import { BothLanguages } from '../texts/BothLanguages.tsx';
import { useTranslator } from '../texts/texts.ts';
import type { KtpLabelKey, KtpLanguage, Translate } from '../texts/translate.ts';
import { Screen } from '../shared/Screen.tsx';
import type { KtpPartProps } from '../shared/partProps.ts';

/** The props of `<KtpReadingProgress>`. */
export interface KtpReadingProgressProps extends KtpPartProps {
  /** The current stage, as `useKtpOcr` returns it. */
  readonly progress: KtpProgress;
  /** Address of the photo to show above the stages; `null` for none. */
  readonly photoUrl: string | null;
  /** Where the engine reads: on this device, nothing is sent. */
  readonly runsOn: 'device' | 'server';
  /** The person wants to stop. */
  readonly onCancel: () => void;
  /** Reads on this device instead: offered once the server has taken long. */
  readonly onReadHere?: (() => void) | undefined;
}

const SLOW_MS = 8000;
/** After this long, reading on the device is offered if possible. */
const SLOWER_MS = 20_000;
const ORDER: readonly KtpProgress['stage'][] = ['preparing', 'loading', 'sending', 'queued', 'reading'];
const ICON: Readonly<Record<'done' | 'now' | 'next', IconName>> = { done: 'ok', now: 'now', next: 'next' };

function sizeOf(bytes: number, lang: KtpLanguage): string {
  if (bytes < 2 ** 20) return `${Math.round(bytes / 1024)} KB`;
  const digits = { minimumFractionDigits: 1, maximumFractionDigits: 1 };
  return `${new Intl.NumberFormat(lang, digits).format(bytes / 2 ** 20)} MB`;
}

/** Bytes in transfer: of the photo to the server, or of the recogniser to this device. */
function bytesOf(progress: KtpProgress): { readonly done: number; readonly total: number } | null {
  if (progress.stage === 'sending') return { done: progress.sent, total: progress.total };
  return progress.stage === 'loading' ? { done: progress.loaded, total: progress.total } : null;
}

interface Stage {
  readonly stage: KtpProgress['stage'];
  /** Its name while under way, and once done. */
  readonly todo: KtpLabelKey;
  readonly done: KtpLabelKey;
}

/** The stages, in order, for the place where this engine reads. */
function stagesOf(progress: KtpProgress, runsOn: 'device' | 'server'): readonly Stage[] {
  const reading = runsOn === 'device' ? 'reading.read.local' : 'reading.read';
  return [
    { stage: 'preparing', todo: 'reading.prepare', done: 'reading.prepare.done' },
    ...(runsOn === 'server' ? [{ stage: 'sending', todo: 'reading.send', done: 'reading.send.done' } as const] : []),
    // The recogniser is fetched once, so this stage is shown only during that fetch.
    ...(progress.stage === 'loading'
      ? [{ stage: 'loading', todo: 'reading.model', done: 'reading.model' } as const]
      : []),
    { stage: 'reading', todo: reading, done: 'reading.read' },
  ];
}

interface BytesProps {
  readonly done: number;
  readonly total: number;
  readonly label: string;
  readonly lang: KtpLanguage;
  readonly t: Translate;
}

function Bytes({ done, total, label, lang, t }: BytesProps) {
  const percent = Math.round((100 * done) / Math.max(1, total));
  return (
    <>
      <span
        className="ktp-track"
        role="progressbar"
        aria-label={label}
        aria-valuenow={percent}
        aria-valuemin={0}
        aria-valuemax={100}
      >
        <i style={{ inlineSize: `${percent}%` }} />
      </span>
      <small>{t('reading.send.bytes', { sent: sizeOf(done, lang), total: sizeOf(total, lang) })}</small>
    </>
  );
}

interface StageItemProps extends Stage {
  readonly progress: KtpProgress;
  readonly runsOn: 'device' | 'server';
  readonly lang: KtpLanguage;
  readonly t: Translate;
}

function StageItem({ stage, todo, done, progress, runsOn, lang, t }: StageItemProps) {
  const own = ORDER.indexOf(stage);
  const at = ORDER.indexOf(progress.stage);
  const now = own === at || (stage === 'reading' && progress.stage === 'queued');
  const state = now ? 'now' : own < at ? 'done' : 'next';
  // There is no queue on the person's own device.
  const isWaiting = now && progress.stage === 'queued' && runsOn === 'server';
  const moving = now ? bytesOf(progress) : null;
  return (
    <li data-state={state} aria-current={now ? 'step' : undefined}>
      <Icon name={ICON[state]} />
      <span>{isWaiting ? t('reading.queue') : t(state === 'done' ? done : todo)}</span>
      {stage === 'preparing' && state === 'done' ? <small>{t('privacy.metadata')}</small> : null}
      {moving ? <Bytes {...moving} label={t(todo)} lang={lang} t={t} /> : null}
    </li>
  );
}

/** How long the reading takes, as a person perceives it. */
function useSlowness(): 'no' | 'slow' | 'slower' {
  const [slow, setSlow] = useState<'no' | 'slow' | 'slower'>('no');
  useEffect(() => {
    const timers = [setTimeout(setSlow, SLOW_MS, 'slow'), setTimeout(setSlow, SLOWER_MS, 'slower')];
    return () => timers.forEach(clearTimeout);
  }, []);
  return slow;
}

/** `KtpReadingProgress` without its texts, for use below a provider of them. */
export function ReadingProgress(props: KtpReadingProgressProps) {
  const { progress, photoUrl, runsOn, onCancel, onReadHere, lang = 'id', labels, className } = props;
  const t = useTranslator(labels);
  const slow = useSlowness();
  const offered = slow === 'slower' ? onReadHere : undefined;
  // Only what is still on its way can be held up by the connection.
  const slowWords = bytesOf(progress) ? 'reading.slow' : 'reading.slow.read';
  return (
    <Screen status="recognising" title={t('reading.title')} lead={t('reading.lead')} busy className={className}>
      {photoUrl ? (
        <div className="ktp-photo">
          <img src={photoUrl} alt={t('reading.image')} />
        </div>
      ) : null}
      <ol className="ktp-stages">
        {stagesOf(progress, runsOn).map((stage) => (
          <StageItem key={stage.stage} {...stage} {...{ progress, runsOn, lang, t }} />
        ))}
      </ol>
      {slow === 'no' ? null : (
        <p className="ktp-note" role="status">
          <Icon name="clock" />
          <span>{t(offered ? 'reading.slower' : slowWords)}</span>
        </p>
      )}
      <div className="ktp-btns ktp-push">
        {offered ? (
          <button className="ktp-btn" type="button" onClick={offered}>
            {t('reading.local')}
          </button>
        ) : null}
        <button className="ktp-btn" type="button" onClick={onCancel}>
          {t('reading.cancel')}
        </button>
      </div>
    </Screen>
  );
}

/** The current stage of the reading, with the bytes of the upload and a way to stop. Renders a `<section>`. */
export function KtpReadingProgress(props: KtpReadingProgressProps) {
  return (
    <BothLanguages lang={props.lang}>
      <ReadingProgress {...props} />
    </BothLanguages>
  );
}
