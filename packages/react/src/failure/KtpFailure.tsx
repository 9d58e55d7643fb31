'use client';
import type { KtpError, PhotoAdvice } from '@ktp-ocr/core';
import { Icon, type IconName } from '../shared/icons.tsx';
import { type FailureAction, type FailureWords, failureWords } from '../texts/failures.ts';
import { BothLanguages } from '../texts/BothLanguages.tsx';
import { useTranslator } from '../texts/texts.ts';
import type { KtpLanguage, Translate } from '../texts/translate.ts';
import { waitWords } from '../texts/waitWords.ts';
import { Screen } from '../shared/Screen.tsx';
import type { KtpPartProps } from '../shared/partProps.ts';

/** The props of `<KtpFailure>`. */
export interface KtpFailureProps extends KtpPartProps {
  /** Its code determines the words, and which actions are offered in which order. */
  readonly error: KtpError;
  /** Waiting for the network: the scan then continues automatically. */
  readonly paused?: boolean;
  /** Address of the kept photo, to show it; `null` for none. */
  readonly photoUrl: string | null;
  /** What the check had said about the photo, if anything: the likely cause if nothing was found in it. */
  readonly advice?: readonly PhotoAdvice[];
  /** What the person may do. An action without a handler is not offered. */
  readonly actions: Readonly<Partial<Record<FailureAction, () => void>>>;
}

const ICONS: Readonly<Partial<Record<FailureAction, IconName>>> = { retake: 'camera', otherFile: 'file' };

interface FailureButtonsProps extends Pick<KtpFailureProps, 'actions'> {
  /** What helps, the best first. */
  readonly helpful: readonly FailureAction[];
  readonly t: Translate;
}

function FailureButtons({ helpful, actions, t }: FailureButtonsProps) {
  // Going back to a review that was set aside is a way out of every failure.
  const offered = [...helpful, 'back' as const].filter((action) => actions[action]);
  const isLastOfMany = (i: number): boolean => i === offered.length - 1 && offered.length > 2;
  return (
    <div className="ktp-btns ktp-push">
      {offered.map((action, i) => (
        <button
          key={action}
          className="ktp-btn"
          data-kind={i === 0 ? 'primary' : isLastOfMany(i) ? 'quiet' : undefined}
          type="button"
          onClick={actions[action]}
        >
          {ICONS[action] ? <Icon name={ICONS[action]} /> : null}
          {t(`errorActions.${action}`)}
        </button>
      ))}
    </div>
  );
}

/** What happened and what helps. Another kind of card is named if the engine recognised it. */
function leadOf(error: KtpError, words: FailureWords['words'], lang: KtpLanguage, t: Translate): string {
  // Set while an app is being developed, if no signer answers at its endpoint.
  if (error.detail === 'http.404') return error.message;
  const card = `otherCards.${error.detail?.replace('card.', '')}`;
  if (words === 'otherCard' && t.has(card)) return t('errors.otherCard.named', { card: t(card) });
  return t(`errors.${words}.body`, { when: waitWords(error, lang, t) });
}

/** `KtpFailure` without its texts, for use below a provider of them. */
export function Failure(props: KtpFailureProps) {
  const { error, paused = false, photoUrl, advice, actions, lang = 'id', labels, className } = props;
  const t = useTranslator(labels);
  const { words, actions: helpful } = failureWords(error.code, advice);
  const bad = error.kind === 'retake';
  const mark = (
    <span className="ktp-state-mark" data-tone={bad ? 'bad' : 'check'}>
      <Icon name={bad ? 'warn' : error.code === 'offline' ? 'offline' : 'clock'} />
    </span>
  );
  const screen = {
    kind: error.kind,
    title: t(`errors.${words}.title`),
    lead: leadOf(error, words, lang, t),
    className,
    mark,
  };
  return (
    <Screen status={paused ? 'paused' : 'failed'} {...screen}>
      {photoUrl ? (
        <div className="ktp-kept">
          <div className="ktp-photo">
            <img src={photoUrl} alt={t('errors.sent')} />
          </div>
        </div>
      ) : null}
      <FailureButtons {...{ helpful, actions, t }} />
      {error.requestId ? (
        <p className="ktp-ref">{t('errorActions.code', { code: error.code, request: error.requestId.slice(0, 8) })}</p>
      ) : null}
    </Screen>
  );
}

/** What went wrong, in words, what is kept, and what helps, with the best way first. Renders a `<section>`. */
export function KtpFailure(props: KtpFailureProps) {
  return (
    <BothLanguages lang={props.lang}>
      <Failure {...props} />
    </BothLanguages>
  );
}
