import { createPhoto, type Photo } from '../photoCheck/createPhoto.ts';
import { createStore, type Store } from '../shared/createStore.ts';
import { createUrls } from '../shared/createUrls.ts';
import { createRecognition, placeOf, type Recognition } from './createRecognition.ts';
import { lateScanWork } from './lateScanWork.ts';
import { NOTHING_YET, type Phase, type ReviewPhase, stateOf, urlsOf } from './phase.ts';
import type { KtpScanOptions } from './scanOptions.ts';
import type { KtpScanState } from './scanState.ts';

/** All that a scan remembers, for its actions. What an action changes is told when all of it is done. */
export interface ScanCore {
  readonly store: Store<KtpScanState>;
  /** The photo that is being checked. The whole of it stays in here, whatever part of it is read. */
  readonly photo: Photo;
  readonly recognition: Recognition;
  readonly makeUrl: (blob: Blob) => string;
  readonly options: () => KtpScanOptions;
  readonly setOptions: (options: KtpScanOptions) => void;
  readonly phase: () => Phase;
  readonly go: (phase: Phase) => void;
  /** Stops what is under way. Returns whether anything has been begun or stopped since: then what comes late is too late. */
  readonly stop: () => () => boolean;
  /** The review that was left for another photo. */
  readonly left: () => ReviewPhase | null;
  readonly setLeft: (review: ReviewPhase | null) => void;
}

/** @param readOnDevice what is offered where a photo may be read on the device instead. */
export function createScanCore(first: KtpScanOptions, readOnDevice: () => void): ScanCore {
  let options = first;
  let phase: Phase = NOTHING_YET;
  let left: ReviewPhase | null = null;
  let turn = 0;
  let endReview = (): void => {};
  const urls = createUrls();
  const photo = createPhoto(() => options.prepare, lateScanWork.load);
  const recognition = createRecognition(first.client, () => options);
  const now = (): KtpScanState =>
    stateOf(phase, {
      chosen: photo.getSnapshot(),
      runsOn: placeOf(options, false),
      retaking: left !== null,
      readOnDevice: options.deviceEngine ? readOnDevice : null,
    });
  const { set, ...store } = createStore(now());
  const tell = (atOnce = false): void => {
    urls.keep([...urlsOf(phase), ...urlsOf(left)]);
    set(now(), atOnce);
  };
  photo.subscribe(() => {
    if (phase.at === 'checking') tell(photo.getSnapshot().status === 'failed');
  });
  return {
    store,
    photo,
    recognition,
    makeUrl: urls.make,
    options: () => options,
    setOptions(next) {
      options = next;
      const [before, after] = [store.getSnapshot(), now()];
      if (before.runsOn !== after.runsOn || before.readOnDevice !== after.readOnDevice) tell();
    },
    phase: () => phase,
    go(next) {
      endReview();
      phase = next;
      endReview = next.at === 'review' ? next.review.subscribe(tell) : () => {};
      // These screens are small: they, and the focus on them, come with the press.
      tell(next.at === 'idle' || next.at === 'failed' || next.at === 'confirmed');
    },
    stop() {
      recognition.stop();
      turn += 1;
      const mine = turn;
      return () => turn !== mine;
    },
    left: () => left,
    setLeft(review) {
      left = review;
    },
  };
}
