'use client';
import type { Corners, PreparedPhoto } from '@ktp-ocr/core';
import { Icon } from '../shared/icons.tsx';
import type { Translate } from '../texts/translate.ts';
import { adviceOf } from './adviceOf.ts';

interface PhotoAdviceProps {
  readonly t: Translate;
  readonly photo: PreparedPhoto | null;
  /** Where the card was found; `null` if the search did not find it. */
  readonly corners: Corners | null | undefined;
}

/** What is good about the photo, as far as it was checked. */
function GoodPoints({ t, photo, corners }: PhotoAdviceProps) {
  if (!photo?.quality) return null;
  const advice = adviceOf(photo, corners);
  const points = [
    corners && !advice.includes('cut') && 'whole',
    !advice.includes('blurry') && 'sharp',
    !advice.includes('dark') && !advice.includes('bright') && 'lit',
    !advice.includes('glare') && 'noGlare',
  ] as const;
  const good = points.filter((name) => typeof name === 'string');
  if (good.length === 0) return null;
  return (
    <ul className="ktp-quality" aria-label={t('quality.good.label')}>
      {good.map((name) => (
        <li key={name}>
          <Icon name="ok" small />
          {t(`quality.${name}`)}
        </li>
      ))}
    </ul>
  );
}

/** The worst thing that may spoil the reading, and what is good. */
export function PhotoAdvice({ t, photo, corners }: PhotoAdviceProps) {
  const [worst] = adviceOf(photo, corners);
  // Neither the quick search nor the thorough one found it. It may still be readable, so this is said without advice.
  const isLost = corners === null && photo?.quality?.cardWidth === null;
  return (
    <>
      {photo ? null : <p className="ktp-note">{t('confirmPhoto.checking')}</p>}
      {worst ? (
        <div className="ktp-advice" role="status">
          <Icon name="warn" />
          <p>
            <strong>{t(`quality.${worst}.title`)}</strong>
            {t(`quality.${worst}.body`)}
          </p>
        </div>
      ) : null}
      {isLost && !worst ? (
        <p className="ktp-note" role="status">
          {`${t('quality.noCard.title')}. ${t('quality.noCard.body')}`}
        </p>
      ) : null}
      <GoodPoints {...{ t, photo, corners }} />
    </>
  );
}
