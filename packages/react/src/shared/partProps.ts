import type { KtpLabels, KtpLanguage } from '../texts/translate.ts';

/** The props of every part on screen. */
export interface KtpPartProps<Labels = Partial<KtpLabels>> {
  /** The language of its texts. Default `id`. */
  readonly lang?: KtpLanguage;
  /** Your own texts, by key; the rest remain those of the package. */
  readonly labels?: Labels;
  /** A class for its outermost element, in addition to those of the package. */
  readonly className?: string;
}
