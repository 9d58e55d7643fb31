import { createStore, type Store } from '../shared/createStore.ts';
import { createUrls } from '../shared/createUrls.ts';
import { NOTHING_YET, type Phase, type ReviewPhase, stateOf, type Surroundings, urlsOf } from './phase.ts';
import type { KtpScanState } from './scanState.ts';

/** The phase a scan is in, the review it set aside, and the public state derived from both. */
export interface Phases {
  readonly store: Store<KtpScanState>;
  readonly makeUrl: (blob: Blob) => string;
  readonly phase: () => Phase;
  readonly go: (phase: Phase) => void;
  /** The review that was set aside for another photo. */
  readonly left: () => ReviewPhase | null;
  readonly setLeft: (review: ReviewPhase | null) => void;
  /** Publishes a new state, because something around the phase has changed. */
  readonly tell: (atOnce?: boolean) => void;
}

/** These screens are small: they appear, and take the focus, together with the press. */
const comesAtOnce = ({ at }: Phase): boolean => at === 'idle' || at === 'failed' || at === 'confirmed';

/** @param around the parts of a state besides the phase; called each time. */
export function createPhases(around: () => Omit<Surroundings, 'retaking'>): Phases {
  let phase: Phase = NOTHING_YET;
  let left: ReviewPhase | null = null;
  let endReview = (): void => {};
  const urls = createUrls();
  const now = (): KtpScanState => stateOf(phase, { ...around(), retaking: left !== null });
  const { set, ...store } = createStore(now());
  const tell = (atOnce = false): void => {
    urls.keep([...urlsOf(phase), ...urlsOf(left)]);
    set(now(), atOnce);
  };
  return {
    store,
    makeUrl: urls.make,
    phase: () => phase,
    go(next) {
      endReview();
      phase = next;
      endReview = next.at === 'review' ? next.review.subscribe(tell) : () => {};
      tell(comesAtOnce(next));
    },
    left: () => left,
    setLeft(review) {
      left = review;
    },
    tell,
  };
}
