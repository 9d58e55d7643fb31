'use client';
import { type ComponentType, useState } from 'react';
import { createLate } from '../shared/createLate.ts';
import { useLate } from '../shared/useLate.ts';
import { type CameraTexts, loadCameraTexts } from '../texts/cameraLabels.ts';
import type { KtpLanguage } from '../texts/translate.ts';
import type { CameraDialogProps } from './CameraDialog.tsx';

interface OpenPart {
  readonly Camera: ComponentType<CameraDialogProps>;
  readonly texts: CameraTexts;
}

/** The live camera, fetched when it is first opened. */
export interface LiveCamera {
  /** What to render while it is open, and its words. */
  readonly part: OpenPart | null;
  /** It could not be fetched: the device's own camera app remains. */
  readonly unavailable: boolean;
  readonly open: () => void;
  readonly close: () => void;
}

const cameraIn = (lang: KtpLanguage) =>
  createLate(async (): Promise<OpenPart> => {
    const [{ CameraDialog }, texts] = await Promise.all([import('./CameraDialog.tsx'), loadCameraTexts(lang)]);
    return { Camera: CameraDialog, texts };
  });

const LATE_CAMERA = { id: cameraIn('id'), en: cameraIn('en') };

export function useLiveCamera(lang: KtpLanguage): LiveCamera {
  const [wanted, setWanted] = useState(false);
  const { part, error } = useLate(LATE_CAMERA[lang], wanted);
  return {
    part: wanted ? part : null,
    unavailable: error !== null,
    open: () => setWanted(true),
    close: () => setWanted(false),
  };
}
