'use client';
import type { PhotoAdvice, PreparedPhoto } from '@ktp-ocr/core';
import { Icon } from './icons.tsx';
import { type KtpLabels, type KtpLanguage, translator } from './labels/labels.ts';
import { Screen } from './Screen.tsx';

export interface KtpPhotoCheckProps {
  readonly photoUrl: string;
  /** What preparing the photo found out, or `null` while that is still going on. */
  readonly photo: PreparedPhoto | null;
  readonly onUse: () => void;
  readonly onRetake: () => void;
  readonly lang?: KtpLanguage;
  readonly labels?: Partial<KtpLabels>;
  readonly className?: string;
}

const WORDS: Readonly<Record<PhotoAdvice, 'glare' | 'blurry' | 'dark' | 'bright' | 'lowRes' | 'small'>> = {
  blurry: 'blurry',
  dark: 'dark',
  bright: 'bright',
  glare: 'glare',
  lowRes: 'lowRes',
  small: 'small',
};

/**
 * The photo before it is sent, with advice where something may spoil the reading. Advice never blocks: the button we advise is
 * the filled one, and both stay where they are. Renders a `<section>`.
 */
export function KtpPhotoCheck({
  photoUrl,
  photo,
  onUse,
  onRetake,
  lang = 'id',
  labels,
  className,
}: KtpPhotoCheckProps) {
  const t = translator(lang, labels);
  const advice = photo?.quality?.advice ?? [];
  const [worst] = advice;
  const good = photo?.quality
    ? ([
        !advice.includes('blurry') && 'sharp',
        !advice.includes('dark') && !advice.includes('bright') && 'lit',
        !advice.includes('glare') && 'noGlare',
      ] as const)
    : [];
  return (
    <Screen status="confirming" title={t('confirmPhoto.title')} className={className}>
      <div className="ktp-photo">
        <img src={photoUrl} alt={t('errors.sent')} />
      </div>
      {worst ? (
        <div className="ktp-advice" role="status">
          <Icon name="warn" />
          <p>
            <strong>{t(`quality.${WORDS[worst]}.title`)}</strong>
            {t(`quality.${WORDS[worst]}.body`)}
          </p>
        </div>
      ) : null}
      {good.some(Boolean) ? (
        <ul className="ktp-quality" aria-label={t('quality.good.label')}>
          {good.map((name) =>
            name ? (
              <li key={name}>
                <Icon name="ok" small />
                {t(`quality.${name}`)}
              </li>
            ) : null,
          )}
        </ul>
      ) : null}
      <div className="ktp-btns ktp-push" data-row="">
        <button className="ktp-btn" data-kind={worst ? 'primary' : undefined} type="button" onClick={onRetake}>
          {t('confirmPhoto.retake')}
        </button>
        <button className="ktp-btn" data-kind={worst ? undefined : 'primary'} type="button" onClick={onUse}>
          {t('confirmPhoto.use')}
        </button>
      </div>
    </Screen>
  );
}
