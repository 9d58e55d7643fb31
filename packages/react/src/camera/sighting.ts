import type { Corners } from '@ktp-ocr/core';
import type { FrameQuality } from '@ktp-ocr/core/kit';

/**
 * What one frame showed, in units of the guide: its centre is 0, 0 and its width is 1, so a card that fills it has its
 * corners at ±0.5, ±0.315.
 */
export interface Sighting {
  /** `performance.now()` of the frame. */
  readonly at: number;
  readonly corners: Corners | null;
  /** A card was seen lying on its side. */
  readonly turned: boolean;
  readonly quality: FrameQuality;
  /** The part of the picture that the person sees, from the centre of the guide outwards. */
  readonly view: { readonly left: number; readonly top: number; readonly right: number; readonly bottom: number };
}

export interface CardPose {
  /** Mean of the upper and the lower side. */
  readonly width: number;
  readonly x: number;
  readonly y: number;
  /** Degrees from horizontal. */
  readonly angle: number;
  /** The ratio of the shorter to the longer of two opposite sides: 1 when seen from straight above. */
  readonly flatness: number;
}

const between = (a: Corners[number], b: Corners[number]): number => Math.hypot(b.x - a.x, b.y - a.y);

/** How a card lies under the camera. */
export function poseOf(corners: Corners): CardPose {
  const [tl, tr, br, bl] = corners;
  const [top, right, bottom, left] = [between(tl, tr), between(tr, br), between(bl, br), between(tl, bl)];
  const slope = Math.atan2(tr.y + br.y - tl.y - bl.y, tr.x + br.x - tl.x - bl.x);
  return {
    width: (top + bottom) / 2,
    x: corners.reduce((sum, { x }) => sum + x / 4, 0),
    y: corners.reduce((sum, { y }) => sum + y / 4, 0),
    angle: Math.abs((slope * 180) / Math.PI),
    flatness: Math.min(Math.min(top, bottom) / Math.max(top, bottom), Math.min(left, right) / Math.max(left, right)),
  };
}

/** How fast the corners moved between two frames, in widths of the guide per second. */
export function speedOf(before: Sighting, now: Sighting): number {
  if (!before.corners || !now.corners || now.at <= before.at) return 0;
  const moved = now.corners.reduce((sum, corner, i) => sum + between(corner, before.corners![i]!) / 4, 0);
  return (1000 * moved) / (now.at - before.at);
}
