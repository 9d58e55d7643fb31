'use client';
import type { PreparedPhoto } from '@ktp-ocr/core';
import { Icon } from '../icons.tsx';
import type { Translate } from '../labels/translate.ts';

interface PhotoAdviceProps {
  readonly t: Translate;
  readonly photo: PreparedPhoto | null;
}

/** What may spoil the reading, the worst first and only that, and what is well. */
export function PhotoAdvice({ t, photo }: PhotoAdviceProps) {
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
    <>
      {worst ? (
        <div className="ktp-advice" role="status">
          <Icon name="warn" />
          <p>
            <strong>{t(`quality.${worst}.title`)}</strong>
            {t(`quality.${worst}.body`)}
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
    </>
  );
}
