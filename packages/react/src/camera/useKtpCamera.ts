'use client';
import { type ComponentPropsWithRef, type RefCallback, useEffect, useState, useSyncExternalStore } from 'react';
import { useLatest } from '../shared/useLatest.ts';
import type { KtpCameraState } from './cameraState.ts';
import { createCamera } from './createCamera.ts';
import { createFrameWorker } from './createFrameWorker.ts';
import type { KtpCapture } from './takeStill.ts';

/** The options of `useKtpCamera`. */
export interface UseKtpCameraOptions {
  /** A photo was taken, automatically or by hand. The camera is off by then. */
  readonly onCapture: (capture: KtpCapture) => void;
  /** Takes the photo automatically once the card has been well placed for a second. Default `auto`. */
  readonly shutter?: 'auto' | 'manual';
  /**
   * A worker of your own, for pages whose content policy or bundler needs another address. It must load
   * `frame.worker.js`.
   */
  readonly createWorker?: () => Worker;
}

/** What `useKtpCamera` returns: the state and the actions. */
export interface KtpLiveCamera extends KtpCameraState {
  /** Asks for the camera. Call it on a tap: browsers show their prompt best then. */
  readonly start: () => void;
  /** Releases the camera: its light goes out. */
  readonly stop: () => void;
  /** Takes the photo now. */
  readonly capture: () => void;
  /** Opens the next of `lenses`, which stays chosen while the page is open. Does nothing if there is only one. */
  readonly switchLens: () => void;
  /** Turns the light on or off. Does nothing if `torch` is `null`. */
  readonly setTorch: (on: boolean) => void;
  /** Limited to `zoom.min` and `zoom.max`. */
  readonly setZoom: (value: number) => void;
  /** Focuses there, if the lens can. Shares of the picture from its upper left. */
  readonly focusAt: (x: number, y: number) => void;
  /** For the `<video>`: everything it needs to start on any phone. It should cover its box (`object-fit: cover`). */
  readonly getVideoProps: () => ComponentPropsWithRef<'video'>;
  /** For the element that shows where the card should be: hints refer to its box, or to the centre without one. */
  readonly guideRef: RefCallback<Element>;
}

/**
 * The live camera: rear lens, hints, automatic photo. Separate from `useKtpOcr`, so that apps that only take files
 * never load it. Nothing starts before `start`; unmounting stops everything, including a stream that is still being
 * opened. While the page is hidden, the camera is off.
 */
export function useKtpCamera(options: UseKtpCameraOptions): KtpLiveCamera {
  const latest = useLatest(options);
  const [camera] = useState(() =>
    createCamera(() => ({
      automatic: latest.current.shutter !== 'manual',
      createWorker: latest.current.createWorker ?? createFrameWorker,
      onCapture: (capture) => latest.current.onCapture(capture),
    })),
  );
  const state = useSyncExternalStore(camera.subscribe, camera.getSnapshot, camera.getServerSnapshot);
  useEffect(() => {
    const follow = (): void => (document.hidden ? camera.hidePage() : camera.showPage());
    document.addEventListener('visibilitychange', follow);
    return () => {
      document.removeEventListener('visibilitychange', follow);
      camera.stop();
    };
  }, [camera]);
  return {
    ...state,
    start: camera.start,
    stop: camera.stop,
    capture: camera.capture,
    switchLens: camera.switchLens,
    setTorch: (on) => void camera.setTorch(on),
    setZoom: (value) => void camera.setZoom(value),
    focusAt: camera.focusAt,
    guideRef: camera.setGuide,
    getVideoProps: () => ({
      ref: camera.setVideo,
      playsInline: true,
      muted: true,
      autoPlay: true,
      disablePictureInPicture: true,
      'data-mirrored': state.mirrored ? '' : undefined,
      style: state.mirrored ? { transform: 'scaleX(-1)' } : undefined,
    }),
  };
}
