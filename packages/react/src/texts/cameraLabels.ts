import { loadTexts } from './loadTexts.ts';
import type { Texts } from './texts.ts';
import type { KtpCameraLabelKey, KtpLabelKey, KtpLanguage, Translate } from './translate.ts';

/** The texts of the live camera in one language, and all others. */
export type CameraTexts = Texts & Readonly<Record<KtpCameraLabelKey, string>>;

/** Finds texts of the camera and all others. */
export type CameraTranslate = Translate<KtpCameraLabelKey | KtpLabelKey>;

/** One language only: each `import` is a file of its own. */
export async function loadCameraTexts(lang: KtpLanguage): Promise<CameraTexts> {
  const [others, camera] = await Promise.all([
    loadTexts(lang),
    lang === 'en' ? import('./camera/en.ts').then(({ en }) => en) : import('./camera/id.ts').then(({ id }) => id),
  ]);
  return { ...others, ...camera };
}
