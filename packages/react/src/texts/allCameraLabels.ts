import { en } from './camera/en.ts';
import { id } from './camera/id.ts';
import type { CameraTexts } from './cameraLabels.ts';
import { KTP_LABELS } from './labels.ts';
import type { KtpLanguage } from './translate.ts';

/** Every text that comes with the package. */
export const KTP_CAMERA_LABELS: Readonly<Record<KtpLanguage, CameraTexts>> = {
  id: { ...KTP_LABELS.id, ...id },
  en: { ...KTP_LABELS.en, ...en },
};
