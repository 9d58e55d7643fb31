import { en } from './start/en.ts';
import { id } from './start/id.ts';
import { type KtpLabels, type KtpLanguage, type KtpStartLabelKey, type Translate, translateFrom } from './translate.ts';

/** The texts of the first screen: all that a page has to load before a photo is chosen. */
export const START_LABELS: Readonly<Record<KtpLanguage, Readonly<Record<KtpStartLabelKey, string>>>> = { id, en };

/** Finds texts of the first screen. */
export function startTranslator(lang: KtpLanguage, labels: Partial<KtpLabels> = {}): Translate<KtpStartLabelKey> {
  return translateFrom(START_LABELS[lang], labels);
}
