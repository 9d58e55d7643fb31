import { createLate } from '../shared/createLate.ts';
import { loadTexts } from '../texts/loadTexts.ts';
import type { KtpLanguage } from '../texts/translate.ts';

const screensIn = (lang: KtpLanguage) =>
  createLate(async () => {
    const [{ ScanScreens }, texts] = await Promise.all([import('./ScanScreens.tsx'), loadTexts(lang)]);
    return { ScanScreens, texts, lang };
  });

/** Every screen after the first, with its words. */
export const lateScreens = { id: screensIn('id'), en: screensIn('en') };
