'use client';
import type { ReactNode } from 'react';
import { KTP_LABELS } from './labels.ts';
import { TextsContext } from './texts.ts';
import type { KtpLanguage } from './translate.ts';

/** Wraps a part that an app uses on its own, and supplies its texts. */
export function BothLanguages(props: { readonly lang?: KtpLanguage | undefined; readonly children: ReactNode }) {
  const { lang = 'id', children } = props;
  return <TextsContext.Provider value={KTP_LABELS[lang]}>{children}</TextsContext.Provider>;
}
