'use client';
import type { Corners, PreparedPhoto } from '@ktp-ocr/core';
import { Icon } from '../shared/icons.tsx';
import type { Translate } from '../texts/translate.ts';
import { adviceOf } from './adviceOf.ts';

interface PhotoAdviceProps {
  readonly t: Translate;
  readonly photo: PreparedPhoto | null;
  /** Where the card was found; `null` where it was looked for and not found. */
  readonly corners: Corners | null | undefined;
}

/** What is well with the photo, as far as it was looked at. */
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

/** What may spoil the reading, the worst first and only that, and what is well. */
export function PhotoAdvice({ t, photo, corners }: PhotoAdviceProps) {
  const [worst] = adviceOf(photo, corners);
  // Two looks, a quick one and a sure one, have not found it. It may be readable all the same: said, and nothing advised.
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
