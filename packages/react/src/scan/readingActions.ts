import type { PreparedPhoto } from '@ktp-ocr/core';
import type { PhotoCrop } from '../photoCheck/cropPhoto.ts';
import type { PhotoState } from '../photoCheck/photoState.ts';
import { placeOf, type Run, type RunNews } from './createRecognition.ts';
import type { ScanCore } from './createScanCore.ts';
import { firstStage, type ShownPhoto } from './phase.ts';
import type { KtpScanActions } from './scan.ts';

/** Sets a review aside until another photo has been read. */
export function leaveReview(core: ScanCore): void {
  const now = core.phase();
  if (now.at === 'review') core.setLeft(now);
}

/** Applies news of a run to the scan. */
function hear(core: ScanCore, news: RunNews): void {
  const now = core.phase();
  if (now.at !== 'reading') return;
  const { run, shown, runsOn } = now;
  switch (news.type) {
    case 'prepared': {
      const { photo: prepared } = news;
      const seen = { prepared, url: core.makeUrl(prepared.blob) };
      core.go({ ...now, shown: seen, progress: firstStage(prepared, runsOn) });
      break;
    }
    case 'progress': {
      core.go({ ...now, progress: news.progress });
      break;
    }
    case 'setback': {
      const { error, paused } = news;
      if (error !== now.error || paused !== now.paused) core.go({ ...now, error, paused });
      break;
    }
    case 'read': {
      news.open(core, { shown, runsOn });
      break;
    }
    case 'failed': {
      core.go({ at: 'failed', run, shown, runsOn, error: news.error });
    }
  }
}

/** Prepares a photo, unless it is prepared already, and reads it. */
function begin(core: ScanCore, run: Run, known: ShownPhoto | null): void {
  leaveReview(core);
  core.stop();
  const { source, prepared, onDevice } = run;
  const runsOn = placeOf(core.options(), onDevice);
  const shown = known ?? { prepared, url: core.makeUrl(source instanceof Blob ? source : source.blob) };
  core.go({ at: 'reading', run, shown, runsOn, progress: firstStage(prepared, runsOn), error: null, paused: false });
  core.recognition.start(run, (news) => hear(core, news));
}

/** The photo behind a crop that we proposed and the person did not change; `null` if the person chose the part. */
function wholeOf(photo: PhotoState, { corners, turns }: PhotoCrop): PreparedPhoto | null {
  if (photo.status !== 'checking' || !corners || corners !== photo.corners || turns !== 0) return null;
  return photo.prepared;
}

/** Reads a photo for the first time. */
function read(core: ScanCore, source: Blob | PreparedPhoto, how: Pick<Run, 'isChecked' | 'whole'>): void {
  const prepared = source instanceof Blob ? null : source;
  begin(core, { source, ...how, onDevice: false, prepared, cut: null, reading: null }, null);
}

/** Actions on a photo before it is read. */
export function photoActions(core: ScanCore) {
  return {
    choose(photo, corners) {
      leaveReview(core);
      core.stop();
      core.photo.choose(photo, corners);
      core.go({ at: 'checking', run: null, shown: null });
    },
    recognise(crop = { corners: null, turns: 0 }) {
      const chosen = core.photo.getSnapshot();
      const isCutting = chosen.status === 'checking' && chosen.cutting;
      if (core.phase().at !== 'checking' || isCutting) return;
      const isLate = core.stop();
      const whole = wholeOf(chosen, crop);
      void core.photo.cut(crop).then((ready) => {
        if (ready && !isLate()) read(core, ready, { isChecked: true, whole: ready === whole ? null : whole });
      });
    },
  } satisfies Partial<KtpScanActions>;
}

/** Actions on a reading. `fillIn`: what to retry if filling in by hand has failed. */
export function readingActions(core: ScanCore, fillIn: () => void) {
  return {
    scan(photo) {
      read(core, photo, { isChecked: false, whole: null });
      core.photo.drop();
    },
    cancel() {
      const now = core.phase();
      if (now.at === 'checking') core.photo.stopCutting();
      if (now.at !== 'reading') return;
      const { run, shown } = now;
      core.stop();
      core.go(run.isChecked ? { at: 'checking', run, shown: null } : { at: 'idle', run, shown });
    },
    retry() {
      const now = core.phase();
      if (now.at === 'checking' && core.photo.getSnapshot().status === 'failed') core.photo.again();
      else if ('run' in now && now.run) begin(core, now.run, now.shown);
      else if (now.at === 'failed') fillIn();
    },
    readOnDevice() {
      const now = core.phase();
      if ('run' in now && now.run) begin(core, { ...now.run, onDevice: true, cut: null, reading: null }, now.shown);
    },
  } satisfies Partial<KtpScanActions> & { readOnDevice: () => void };
}
