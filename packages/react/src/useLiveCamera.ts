'use client';
import { type ComponentType, useEffect, useRef, useState } from 'react';
import type { KtpCameraProps } from './camera/KtpCamera.tsx';

/** The live camera, fetched when it is first opened. */
export interface LiveCamera {
  /** What to render while it is open. */
  readonly Camera: ComponentType<KtpCameraProps> | null;
  /** It could not be fetched: the device's own camera app is left. */
  readonly unavailable: boolean;
  readonly open: () => void;
  readonly close: () => void;
}

export function useLiveCamera(): LiveCamera {
  const [Camera, setCamera] = useState<ComponentType<KtpCameraProps> | null>(null);
  const [unavailable, setUnavailable] = useState(false);
  const wanted = useRef(false);
  useEffect(
    () => () => {
      wanted.current = false;
    },
    [],
  );
  return {
    Camera,
    unavailable,
    open: () => {
      wanted.current = true;
      import('./camera/KtpCamera.tsx').then(
        ({ KtpCamera }) => {
          if (wanted.current) setCamera(() => KtpCamera);
        },
        () => setUnavailable(true),
      );
    },
    close: () => {
      wanted.current = false;
      setCamera(null);
    },
  };
}
