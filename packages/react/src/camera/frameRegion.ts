import type { Corners } from '@ktp-ocr/core';
import type { Region } from './frameMessages.ts';
import type { Sighting } from './sighting.ts';

/** The guide's place over the video, in pixels of the video. */
export interface GuidePlace {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  /** The part of the video that the person sees, and all of it: a card too near is still found beyond the window. */
  readonly view: Region;
  readonly whole: Region;
}

const CARD_RATIO = 53.98 / 85.6;

/** The place of a guide element over a video that covers its box (`object-fit: cover`). */
export function placeOfGuide(video: HTMLVideoElement, guide: Element | null): GuidePlace {
  const { videoWidth, videoHeight } = video;
  const box = video.getBoundingClientRect();
  const whole = { left: 0, top: 0, width: videoWidth, height: videoHeight };
  if (!guide || box.width === 0 || box.height === 0) {
    const width = 0.86 * Math.min(videoWidth, (0.8 * videoHeight) / CARD_RATIO);
    return { x: videoWidth / 2, y: videoHeight / 2, width, view: whole, whole };
  }
  const scale = Math.max(box.width / videoWidth, box.height / videoHeight);
  const view: Region = {
    left: (videoWidth - box.width / scale) / 2,
    top: (videoHeight - box.height / scale) / 2,
    width: box.width / scale,
    height: box.height / scale,
  };
  const frame = guide.getBoundingClientRect();
  // A mirrored video shows its left side on the right.
  const offset = (frame.left + frame.width / 2 - (box.left + box.width / 2)) * ('mirrored' in video.dataset ? -1 : 1);
  return {
    x: view.left + view.width / 2 + offset / scale,
    y: view.top + (frame.top + frame.height / 2 - box.top) / scale,
    width: frame.width / scale,
    view,
    whole,
  };
}

/** The part to examine: the guide and its surroundings, `times` as wide, as far as the picture reaches. */
export function regionAround({ x, y, width, whole }: GuidePlace, times: number): Region {
  const [halfWidth, halfHeight] = [(width * times) / 2, (width * (times - 1 + CARD_RATIO)) / 2];
  const left = Math.max(0, x - halfWidth);
  const top = Math.max(0, y - halfHeight);
  return {
    left,
    top,
    width: Math.min(whole.width, x + halfWidth) - left,
    height: Math.min(whole.height, y + halfHeight) - top,
  };
}

/** Converts corners from pixels of the video to units of the guide. */
export function inGuide(corners: Corners, { x, y, width }: GuidePlace): Corners {
  return corners.map((c) => ({ x: (c.x - x) / width, y: (c.y - y) / width })) as unknown as Corners;
}

export function viewInGuide({ x, y, width, view }: GuidePlace): Sighting['view'] {
  return {
    left: (view.left - x) / width,
    top: (view.top - y) / width,
    right: (view.left + view.width - x) / width,
    bottom: (view.top + view.height - y) / width,
  };
}
