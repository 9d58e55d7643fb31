import { pause } from '../shared/pause.ts';
import type { Corners } from '@ktp-ocr/core';
import type { FrameEye } from './frameEye.ts';

/** A photo the camera took. */
export interface KtpCapture {
  /** The frame on the screen as JPEG, or the camera's own photo if that is larger and as sharp. Not prepared yet. */
  readonly photo: Blob;
  /** The card's place in it, as shares of its sides from the upper left; `null` if it was not found. */
  readonly corners: Corners | null;
}

interface PhotoCamera {
  getPhotoCapabilities(): Promise<{
    readonly imageWidth?: { readonly max: number };
    readonly fillLightMode?: readonly string[];
  }>;
  takePhoto(settings?: { fillLightMode: 'off' }): Promise<Blob>;
}
type PhotoCameraClass = new (track: MediaStreamTrack) => PhotoCamera;

/** A photo must be this many times as wide in pixels; otherwise the frame, which is there at once, is as good. */
const WORTH_IT = 1.25;
const PATIENCE_MS = 2500;

/** Whichever comes first; a camera that hangs must not cost the person their photo. */
function within<T>(ms: number, work: Promise<T>): Promise<T | null> {
  return Promise.race([work.catch(() => null), pause(ms).then(() => null)]);
}

/** The camera's own photo, if it promises more than the video. */
async function takePhoto(track: MediaStreamTrack, frameWidth: number): Promise<Blob | null> {
  const { ImageCapture } = globalThis as { ImageCapture?: PhotoCameraClass };
  if (!ImageCapture) return null;
  try {
    const camera = new ImageCapture(track);
    const { imageWidth, fillLightMode = [] } = (await within(PATIENCE_MS, camera.getPhotoCapabilities())) ?? {};
    if (!imageWidth || imageWidth.max < frameWidth * WORTH_IT) return null;
    // A flash leaves a white spot on a laminated card.
    const settings = fillLightMode.includes('off') ? ({ fillLightMode: 'off' } as const) : undefined;
    return await within(PATIENCE_MS, camera.takePhoto(settings));
  } catch {
    return null;
  }
}

/** Draws on the page, for browsers whose workers cannot draw. */
async function drawFrame(video: HTMLVideoElement): Promise<Blob | null> {
  const canvas = document.createElement('canvas');
  canvas.width = video.videoWidth;
  canvas.height = video.videoHeight;
  canvas.getContext('2d')?.drawImage(video, 0, 0);
  return new Promise((resolve) => canvas.toBlob(resolve, 'image/jpeg', 0.92));
}

/**
 * The photo of this moment. The visible frame is captured first. The camera's own, larger photo replaces it only if it
 * shows a card too, and as sharply: on some phones it comes late, from another lens, or blank.
 *
 * @returns `null` if the camera gave nothing.
 */
export async function takeStill(
  video: HTMLVideoElement,
  track: MediaStreamTrack,
  eye: FrameEye,
): Promise<KtpCapture | null> {
  const frame = await eye.keep(video);
  if (!frame) {
    const photo = await drawFrame(video);
    return photo && { photo, corners: null };
  }
  const larger = await takePhoto(track, frame.width);
  const kept = larger && (await eye.keep(larger));
  const better =
    kept &&
    kept.width > frame.width &&
    (!frame.corners || kept.corners) &&
    kept.quality.sharpness >= frame.quality.sharpness * 0.6;
  if (better) return { photo: larger, corners: kept.corners };
  return { photo: frame.photo, corners: frame.corners };
}
