import { en } from './en.ts';
import { id } from './id.ts';

/** The key of a text on screen. */
export type KtpLabelKey = keyof typeof id;

/** Every text on screen. */
export type KtpLabels = Readonly<Record<KtpLabelKey, string>>;

/** Bahasa Indonesia is the default. */
export type KtpLanguage = 'id' | 'en';

/** The texts that come with the package. */
export const KTP_LABELS: Readonly<Record<KtpLanguage, KtpLabels>> = { id, en };

type Params = Readonly<Record<string, string | number>>;

/** A text with its parameters filled in. Where the text has a singular and a plural, `n` chooses. */
export type Translate = (key: KtpLabelKey, params?: Params) => string;

/** Makes the function that finds texts: the language's own, or the app's where it gives one. */
export function translator(lang: KtpLanguage, labels: Partial<KtpLabels> = {}): Translate {
  return (key, params = {}) => {
    const text = labels[key] ?? KTP_LABELS[lang][key];
    const [one = text, many] = text.split('|');
    const chosen = many !== undefined && params['n'] !== 1 ? many : one;
    return chosen.replace(/\{(\w+)\}/g, (whole, name: string) => String(params[name] ?? whole));
  };
}

/** Whether there is a text of this name: rules of a newer core may have none yet. */
export function isLabelKey(key: string): key is KtpLabelKey {
  return Object.hasOwn(id, key);
}
