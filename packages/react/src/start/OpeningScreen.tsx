'use client';
import { Screen } from '../shared/Screen.tsx';
import type { KtpStartLabelKey, Translate } from '../texts/translate.ts';

interface OpeningScreenProps {
  /** The screens could not be fetched. */
  readonly failed: boolean;
  readonly onAgain: () => void;
  readonly t: Translate<KtpStartLabelKey>;
}

/** Shown while the later screens are fetched, if they were not fetched ahead. */
export function OpeningScreen({ failed, onAgain, t }: OpeningScreenProps) {
  return (
    <Screen status="preparing" title={t('start.opening')} busy={!failed}>
      {failed ? (
        <>
          <p className="ktp-problem" role="alert">
            {t('start.notOpened')}
          </p>
          <button className="ktp-btn" data-kind="primary" type="button" onClick={onAgain}>
            {t('start.again')}
          </button>
        </>
      ) : null}
    </Screen>
  );
}
