import { createPhoto, type Photo } from '../photoCheck/createPhoto.ts';
import { createPhases, type Phases } from './createPhases.ts';
import { createRecognition, placeOf, type Recognition } from './createRecognition.ts';
import { lateScanWork } from './lateScanWork.ts';
import type { KtpScanOptions } from './scanOptions.ts';

/** All that a scan remembers, for its actions. What an action changes is told when all of it is done. */
export interface ScanCore extends Omit<Phases, 'tell'> {
  /** The photo that is being checked. The whole of it stays in here, whatever part of it is read. */
  readonly photo: Photo;
  readonly recognition: Recognition;
  readonly options: () => KtpScanOptions;
  readonly setOptions: (options: KtpScanOptions) => void;
  /** Stops what is under way. Returns whether anything has been begun or stopped since: then what comes late is too late. */
  readonly stop: () => () => boolean;
}

/** @param readOnDevice what is offered where a photo may be read on the device instead. */
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
  /** Tells the page of a failure; not where it is tried again by itself once the network is back. */
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
