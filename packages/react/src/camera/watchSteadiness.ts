import type { KtpHint } from './hintOf.ts';

const STEADY_MS = 1000;
const LEAST_FRAMES = 4;

/**
 * Reports when the card has been well placed for a second and in at least four frames. One bad frame in between is
 * forgiven, because a detector can miss one. `null` starts over.
 */
export function watchSteadiness(): (raw: KtpHint | null, now: number) => boolean {
  let since: number | null = null;
  let frames = 0;
  let missed = 0;
  return (raw, now) => {
    if (raw === 'hold') {
      since ??= now;
      frames += 1;
      missed = 0;
      return now - since >= STEADY_MS && frames >= LEAST_FRAMES;
    }
    missed += 1;
    if (raw === null || missed > 1) {
      since = null;
      frames = 0;
    }
    return false;
  };
}
