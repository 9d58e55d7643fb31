import type { Corners } from '@ktp-ocr/core';
import { detectCard } from '@ktp-ocr/core/kit';
// Imported by path: the package exports only its own entry.
import opencvAddress from '../../../node_modules/jscanify/src/opencv.js?url';

/** Corners of a card or sheet in a frame, clockwise from the upper left; `null` if none was found. */
export type Detector = (frame: ImageData) => Corners | null | Promise<Corners | null>;

async function scanic(): Promise<Detector> {
  const { Scanner } = await import('scanic');
  const scanner = new Scanner();
  await scanner.initialize();
  return async (frame) => {
    const { success, corners } = await scanner.scan(frame, { mode: 'detect' });
    return success && corners ? [corners.topLeft, corners.topRight, corners.bottomRight, corners.bottomLeft] : null;
  };
}

interface OpenCv {
  matFromImageData(frame: ImageData): { delete(): void };
}
/** OpenCV calls `then` when it is ready, but passes itself on: awaiting it directly would never finish. */
interface LoadingOpenCv extends OpenCv {
  then?: (ready: () => void) => void;
}

async function loadOpenCv(): Promise<{ readonly cv: OpenCv }> {
  await new Promise((resolve, reject) => {
    const script = Object.assign(document.createElement('script'), { src: opencvAddress });
    script.addEventListener('load', resolve);
    script.addEventListener('error', reject);
    document.head.append(script);
  });
  const { cv } = globalThis as unknown as { cv: LoadingOpenCv };
  await new Promise<void>((resolve) => {
    cv.then?.(() => resolve());
  });
  delete cv.then;
  return { cv };
}

async function jscanify(): Promise<Detector> {
  const { cv } = await loadOpenCv();
  const { default: Jscanify } = await import('jscanify/client');
  const scanner = new Jscanify();
  return (frame) => {
    const picture = cv.matFromImageData(frame);
    const contour = scanner.findPaperContour(picture);
    const found = contour ? scanner.getCornerPoints(contour) : null;
    picture.delete();
    if (!found) return null;
    const { topLeftCorner: a, topRightCorner: b, bottomRightCorner: c, bottomLeftCorner: d } = found;
    return a && b && c && d ? [a, b, c, d] : null;
  };
}

export const DETECTORS: Readonly<Record<string, () => Promise<Detector>>> = {
  ours: () => Promise.resolve((frame: ImageData) => detectCard(frame, { standing: true })?.corners ?? null),
  scanic,
  jscanify,
};
