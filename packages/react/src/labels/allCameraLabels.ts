import { en } from './camera/en.ts';
import { id } from './camera/id.ts';
import type { CameraTexts } from './cameraLabels.ts';
import type { KtpLanguage } from './translate.ts';

/** The texts of the live camera that come with the package. */
export const KTP_CAMERA_LABELS: Readonly<Record<KtpLanguage, CameraTexts>> = { id, en };
