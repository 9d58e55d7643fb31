import type { KtpLabels, KtpLanguage } from '../texts/translate.ts';

/** What every part on screen takes. */
export interface KtpPartProps<Labels = Partial<KtpLabels>> {
  /** The language of its texts. Default `id`. */
  readonly lang?: KtpLanguage;
  /** Texts of your own, by their key; the others stay those of the package. */
  readonly labels?: Labels;
  /** A class for its outermost element, beside those of the package. */
  readonly className?: string;
}
