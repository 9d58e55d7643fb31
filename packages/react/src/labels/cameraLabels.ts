import { KTP_LABELS } from './labels.ts';
import {
  type KtpCameraLabelKey,
  type KtpLabelKey,
  type KtpLabels,
  type KtpLanguage,
  type Translate,
  translateFrom,
} from './translate.ts';

/** The texts of the live camera in one language: the scanner fetches only the one that is needed. */
export type CameraTexts = Readonly<Record<KtpCameraLabelKey, string>>;

/** Finds texts of the camera and all others. */
export type CameraTranslate = Translate<KtpCameraLabelKey | KtpLabelKey>;

export function cameraTranslator(
  lang: KtpLanguage,
  texts: CameraTexts,
  labels: Partial<KtpLabels> = {},
): CameraTranslate {
  return translateFrom<KtpCameraLabelKey | KtpLabelKey>({ ...KTP_LABELS[lang], ...texts }, labels);
}
