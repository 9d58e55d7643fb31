'use client';
import { createContext, useContext } from 'react';
import { type KtpLabelKey, type KtpLabels, type Translate, translateFrom } from './translate.ts';

/** Every text in one language, except those of the live camera. */
export type Texts = Readonly<Record<KtpLabelKey, string>>;

/** The texts of the parts below: the scanner fetches one language, parts used on their own bring both. */
export const TextsContext = createContext<Texts | null>(null);

/** Finds texts, the app's own where it gives one. */
export function useTranslator(labels: Partial<KtpLabels> = {}): Translate {
  return translateFrom(useContext(TextsContext)!, labels);
}
