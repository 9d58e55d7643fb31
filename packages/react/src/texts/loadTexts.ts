import { START_LABELS } from './startLabels.ts';
import type { Texts } from './texts.ts';
import type { KtpLanguage } from './translate.ts';

/** One language only: each `import` is a file of its own. */
export async function loadTexts(lang: KtpLanguage): Promise<Texts> {
  const texts = lang === 'en' ? (await import('./en.ts')).en : (await import('./id.ts')).id;
  return { ...START_LABELS[lang], ...texts };
}
