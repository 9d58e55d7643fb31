import { en } from './handover/en.ts';
import { id } from './handover/id.ts';
import { type KtpLabels, type KtpLanguage, type Translate, translateFrom } from './translate.ts';

/** The key of a text of the hand-over. */
export type KtpHandoverLabelKey = keyof typeof id;

/** Your own texts, for the hand-over and for all parts that it shows on the phone. */
export type KtpHandoverLabels = Partial<KtpLabels & Readonly<Record<KtpHandoverLabelKey, string>>>;

/** The texts of the hand-over that come with the package. */
export const KTP_HANDOVER_LABELS: Readonly<Record<KtpLanguage, Readonly<Record<KtpHandoverLabelKey, string>>>> = {
  id,
  en,
};

export function handoverTranslator(lang: KtpLanguage, labels: KtpHandoverLabels = {}): Translate<KtpHandoverLabelKey> {
  return translateFrom(KTP_HANDOVER_LABELS[lang], labels);
}
