'use client';
import type { KtpStartLabelKey, Translate } from '../texts/translate.ts';

const CARD = <rect className="a" x="20" y="20" width="60" height="37" rx="4" />;

/** The whole card in the frame, without glare, with sharp print. */
const DRAWINGS = [
  [
    'whole',
    <>
      <path className="b" d="M28 30h16M28 38h28M28 46h22" />
      <path className="c" d="M13 25V14h11M87 25V14H76M13 51v11h11M87 51v11H76" />
    </>,
  ],
  [
    'glare',
    <>
      <path className="b" d="M28 30h16M28 38h20M28 46h16" />
      <circle className="c" cx="67" cy="38" r="5" />
      <path
        className="c"
        d="M67 27v-3M67 52v-3M56 38h-3M81 38h-3M59.500 30.500l-2-2M76.500 47.500l-2-2M74.500 30.500l2-2M57.500 47.500l2-2M52 59L84 18"
      />
    </>,
  ],
  [
    'sharp',
    <>
      <path className="b" d="M28 30h16M28 47h24" />
      <path className="c" d="M28 38.500h44" />
      <circle className="b" cx="66" cy="42" r="15" />
      <path className="b" d="M77 53l8 8" />
    </>,
  ],
] as const;

/** Three things that make a photo readable, drawn and in words. */
export function KtpTips({ t }: { readonly t: Translate<KtpStartLabelKey> }) {
  return (
    <ul className="ktp-tips" aria-label={t('start.tips.label')}>
      {DRAWINGS.map(([name, drawing]) => (
        <li key={name}>
          <svg viewBox="0 0 100 76" aria-hidden="true">
            {CARD}
            {drawing}
          </svg>
          <span>
            <strong>{t(`start.tips.${name}`)}</strong>
            {t(`start.tips.${name}.more`)}
          </span>
        </li>
      ))}
    </ul>
  );
}
