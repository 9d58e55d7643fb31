import { en } from './en.ts';
import { id } from './id.ts';
import { START_LABELS } from './startLabels.ts';
import type { Texts } from './texts.ts';
import { type KtpLabels, type KtpLanguage, type Translate, translateFrom } from './translate.ts';

/** The texts that come with the package, except those of the live camera. */
export const KTP_LABELS: Readonly<Record<KtpLanguage, Texts>> = {
  id: { ...START_LABELS.id, ...id },
  en: { ...START_LABELS.en, ...en },
};

/** Creates a translator: the app's own text if it gives one, otherwise the language's. */
export function translator(lang: KtpLanguage, labels: Partial<KtpLabels> = {}): Translate {
  return translateFrom(KTP_LABELS[lang], labels);
}
