import { createPhoto, type Photo } from '../photoCheck/createPhoto.ts';
import { createPhases, type Phases } from './createPhases.ts';
import { createRecognition, placeOf, type Recognition } from './createRecognition.ts';
import { lateScanWork } from './lateScanWork.ts';
import type { KtpScanOptions } from './scanOptions.ts';

/** Everything a scan remembers, for its actions. A change is published once the action has finished. */
export interface ScanCore extends Omit<Phases, 'tell'> {
  /** The photo being checked. All of it is kept here, whichever part is read. */
  readonly photo: Photo;
  readonly recognition: Recognition;
  readonly options: () => KtpScanOptions;
  readonly setOptions: (options: KtpScanOptions) => void;
  /**
   * Stops what is under way. The returned function says whether anything has started or stopped since; if so, a late
   * result no longer counts.
   */
  readonly stop: () => () => boolean;
}

/** @param readOnDevice offered while the photo can still be read on the device instead. */
export function createScanCore(first: KtpScanOptions, readOnDevice: () => void): ScanCore {
  let options = first;
  let turn = 0;
  const photo = createPhoto(() => options.prepare, lateScanWork.load);
  const recognition = createRecognition(first.client, () => options);
  const around = () => ({
    chosen: photo.getSnapshot(),
    runsOn: placeOf(options, false),
    readOnDevice: options.deviceEngine ? readOnDevice : null,
  });
  const { tell, ...phases } = createPhases(around);
  /** Tells the page about a failure, except one that is retried automatically once the network is back. */
  const tellPage = (): void => {
    const now = phases.store.getSnapshot();
    if (now.status === 'failed' && !now.paused) options.onError?.(now.error);
  };
  photo.subscribe(() => {
    if (phases.phase().at !== 'checking') return;
    tell(photo.getSnapshot().status === 'failed');
    tellPage();
  });
  return {
    ...phases,
    photo,
    recognition,
    options: () => options,
    setOptions(next) {
      const before = around();
      options = next;
      const after = around();
      if (before.runsOn !== after.runsOn || before.readOnDevice !== after.readOnDevice) tell();
    },
    go(next) {
      phases.go(next);
      tellPage();
    },
    stop() {
      recognition.stop();
      turn += 1;
      const mine = turn;
      return () => turn !== mine;
    },
  };
}
