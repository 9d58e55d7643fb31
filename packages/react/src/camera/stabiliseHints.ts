import type { KtpHint } from './hintOf.ts';

/** The hint on the screen. */
export interface ShownHint {
  /** What most hinders a good photo; `hold` if nothing does. */
  readonly hint: KtpHint;
  /** The same trouble has lasted a while: use words that help more. */
  readonly later: boolean;
}

/** Every hint stays at least this long, so that it can be read; good news may replace it sooner. */
const LEAST_MS = 1500;
const LEAST_BEFORE_HOLD_MS = 400;
/** Older frames count for less: after this time, a third. */
const MEMORY_MS = 450;
/** A frame votes for the time since the last one, up to this much, so that slow phones get hints too. */
const MOST_VOTE_MS = 400;
/** A new hint must be this much stronger than the one shown, and have been seen for about this long. */
const LEAD = 1.25;
const LEAST_SEEN_MS = 220;
const LATER_MS = 4000;

/**
 * Turns the hints of all frames into one that neither flickers nor nags: frames vote, older votes fade, and a change
 * needs a clear lead and enough time to have read the hint before. `captured` appears at once.
 */
export function stabiliseHints(start: KtpHint, at: number): (raw: KtpHint, now: number) => ShownHint {
  const votes = new Map<KtpHint, number>();
  let shown = start;
  let since = at;
  let voted = at;
  return (raw, now) => {
    const passed = now - voted;
    const fade = Math.exp(-passed / MEMORY_MS);
    voted = now;
    for (const [hint, weight] of votes) votes.set(hint, weight * fade);
    votes.set(raw, (votes.get(raw) ?? 0) + Math.min(passed, MOST_VOTE_MS));
    const [leader, weight] = [...votes].reduce((best, vote) => (vote[1] > best[1] ? vote : best));
    const patient = leader === 'hold' || shown === 'starting' ? LEAST_BEFORE_HOLD_MS : LEAST_MS;
    const wins = weight >= LEAST_SEEN_MS && weight > LEAD * (votes.get(shown) ?? 0) && now - since >= patient;
    if (raw === 'captured' || (leader !== shown && wins)) {
      if (shown !== (raw === 'captured' ? raw : leader)) since = now;
      shown = raw === 'captured' ? raw : leader;
    }
    return { hint: shown, later: now - since >= LATER_MS };
  };
}
