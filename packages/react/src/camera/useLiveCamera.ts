'use client';
import { type ComponentType, startTransition, useEffect, useRef, useState } from 'react';
import type { CameraDialogProps } from './CameraDialog.tsx';
import { type CameraTexts, loadCameraTexts } from '../texts/cameraLabels.ts';
import type { KtpLanguage } from '../texts/translate.ts';

interface OpenPart {
  readonly Camera: ComponentType<CameraDialogProps>;
  readonly texts: CameraTexts;
}

/** The live camera, fetched when it is first opened. */
export interface LiveCamera {
  /** What to render while it is open, and its words. */
  readonly part: OpenPart | null;
  /** It could not be fetched: the device's own camera app is left. */
  readonly unavailable: boolean;
  readonly open: () => void;
  readonly close: () => void;
}

export function useLiveCamera(lang: KtpLanguage): LiveCamera {
  const [part, setPart] = useState<OpenPart | null>(null);
  const [unavailable, setUnavailable] = useState(false);
  const wanted = useRef(false);
  useEffect(
    () => () => {
      wanted.current = false;
    },
    [],
  );
  return {
    part,
    unavailable,
    open: () => {
      wanted.current = true;
      Promise.all([import('./CameraDialog.tsx'), loadCameraTexts(lang)]).then(
        ([{ CameraDialog }, texts]) => {
          if (wanted.current) startTransition(() => setPart({ Camera: CameraDialog, texts }));
        },
        () => setUnavailable(true),
      );
    },
    close: () => {
      wanted.current = false;
      setPart(null);
    },
  };
}
