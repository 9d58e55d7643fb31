import { en } from './camera/en.ts';
import { id } from './camera/id.ts';
import { KTP_LABELS } from './labels.ts';
import {
  type KtpCameraLabelKey,
  type KtpLabelKey,
  type KtpLabels,
  type KtpLanguage,
  type Translate,
  translateFrom,
} from './translate.ts';

/** The texts of the live camera that come with the package. */
export const KTP_CAMERA_LABELS: Readonly<Record<KtpLanguage, Readonly<Record<KtpCameraLabelKey, string>>>> = { id, en };

/** Finds texts of the camera and all others. */
export type CameraTranslate = Translate<KtpCameraLabelKey | KtpLabelKey>;

export function cameraTranslator(lang: KtpLanguage, labels: Partial<KtpLabels> = {}): CameraTranslate {
  return translateFrom<KtpCameraLabelKey | KtpLabelKey>({ ...KTP_LABELS[lang], ...KTP_CAMERA_LABELS[lang] }, labels);
}

export function isCameraLabelKey(key: string): key is KtpCameraLabelKey {
  return Object.hasOwn(id, key);
}
