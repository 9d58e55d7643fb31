import { createStore, type Store } from '../shared/createStore.ts';
import { createUrls } from '../shared/createUrls.ts';
import { NOTHING_YET, type Phase, type ReviewPhase, stateOf, type Surroundings, urlsOf } from './phase.ts';
import type { KtpScanState } from './scanState.ts';

/** The phase a scan is in and the review it has left, and the state that everybody sees of both. */
export interface Phases {
  readonly store: Store<KtpScanState>;
  readonly makeUrl: (blob: Blob) => string;
  readonly phase: () => Phase;
  readonly go: (phase: Phase) => void;
  /** The review that was left for another photo. */
  readonly left: () => ReviewPhase | null;
  readonly setLeft: (review: ReviewPhase | null) => void;
  /** Something around the phase has changed. */
  readonly tell: (atOnce?: boolean) => void;
}

/** These screens are small: they, and the focus on them, come with the press. */
const comesAtOnce = ({ at }: Phase): boolean => at === 'idle' || at === 'failed' || at === 'confirmed';

/** @param around what a state is made of besides the phase, asked each time. */
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
