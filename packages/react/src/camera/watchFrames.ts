import { pause } from '../shared/pause.ts';
import type { FrameEye } from './frameEye.ts';
import { inGuide, placeOfGuide, regionAround, viewInGuide } from './frameRegion.ts';
import { poseOf, type Sighting } from './sighting.ts';

/** Ten looks per second are more than a person can follow, and keep the phone cool. */
const PACE_MS = 100;
/** After a slow look the phone rests for as long: the video must not stutter because of us. */
const REST = 1;
/** The area around the guide, in multiples of its width; and a wider one to search for a missing card. */
const NEAR = 1.35;
const WIDE = 2.1;
const BLANK_MS = 6000;
/** The three ways to look, tried in turn while no card is found. */
const WAYS = ['near', 'wide', 'turned'] as const;
/** A card this wide, in widths of the guide, is also found by the near look, which is sharper. */
const NEAR_ENOUGH = 0.65;

interface WatchedView {
  readonly video: HTMLVideoElement;
  /** The frame on the screen that the card should fill. */
  readonly guide: () => Element | null;
}

/**
 * Examines the video repeatedly until aborted, one frame at a time, and not while the page is hidden. If no card is
 * found around the guide, it looks further out, and for one lying on its side.
 */
export async function watchFrames(
  { video, guide }: WatchedView,
  eye: FrameEye,
  hear: { readonly onSighting: (sighting: Sighting) => void; readonly onBlank: () => void },
  signal: AbortSignal,
): Promise<void> {
  let turn = 0;
  let blankSince: number | null = null;
  while (!signal.aborted && !eye.isBlind()) {
    const began = performance.now();
    if (!document.hidden && video.videoWidth > 0) {
      const place = placeOfGuide(video, guide());
      const way = WAYS[turn % 3]!;
      const seen = await eye.look(video, regionAround(place, way === 'wide' ? WIDE : NEAR), way === 'turned');
      if (signal.aborted) return;
      if (seen) {
        const found = seen.corners && inGuide(seen.corners, place);
        if (!found) turn += 1;
        else if (way === 'wide' && poseOf(found).width > NEAR_ENOUGH) turn = 0;
        blankSince = seen.blank ? (blankSince ?? began) : null;
        if (blankSince !== null && began - blankSince > BLANK_MS) {
          hear.onBlank();
          return;
        }
        hear.onSighting({
          at: began,
          corners: way === 'turned' ? null : found,
          turned: way === 'turned' && found !== null,
          quality: seen.quality,
          view: viewInGuide(place),
        });
      }
    }
    const took = performance.now() - began;
    await pause(Math.max(PACE_MS - took, took * REST, 16));
  }
}
