'use client';
import { createContext, useContext } from 'react';
import { type KtpLabelKey, type KtpLabels, type Translate, translateFrom } from './translate.ts';

/** Every text in one language, except those of the live camera. */
export type Texts = Readonly<Record<KtpLabelKey, string>>;

/** The texts for the parts below. The scanner fetches one language; parts used on their own bring both. */
export const TextsContext = createContext<Texts | null>(null);

/** Finds texts, preferring the app's own. */
export function useTranslator(labels: Partial<KtpLabels> = {}): Translate {
  return translateFrom(useContext(TextsContext)!, labels);
}
