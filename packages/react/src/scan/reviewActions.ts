import type { KtpError, KtpFieldName } from '@ktp-ocr/core';
import type { KtpReview } from '../review/reviewState.ts';
import type { ScanCore } from './createScanCore.ts';
import { lateOpenReview } from './lateOpenReview.ts';
import { NOTHING_YET, type ShownPhoto } from './phase.ts';
import { leaveReview } from './readingActions.ts';
import type { KtpScanActions } from './scan.ts';

const NONE: readonly KtpFieldName[] = [];

/** The photo on screen, to be kept beside the form. */
function shownBeside(core: ScanCore): ShownPhoto | null {
  const now = core.phase();
  if (now.at === 'confirmed') return null;
  if (now.at !== 'checking') return now.shown;
  const chosen = core.photo.getSnapshot();
  if (chosen.status !== 'checking' || !chosen.prepared) return null;
  const { prepared } = chosen;
  return { prepared, url: core.makeUrl(prepared.blob) };
}

/** Ways into the review without a reading. */
export function detourActions(core: ScanCore) {
  return {
    fillIn() {
      const isLate = core.stop();
      const { runsOn } = core.store.getSnapshot();
      lateOpenReview.load().then(
        ({ openReview }) => {
          if (isLate()) return;
          openReview(core, null, { shown: shownBeside(core), faceUrl: null, runsOn });
          core.photo.drop();
        },
        (error: KtpError) => {
          if (!isLate()) core.go({ at: 'failed', run: null, shown: shownBeside(core), runsOn, error });
        },
      );
    },
    reopen() {
      const now = core.phase();
      if (now.at !== 'confirmed') return;
      const isLate = core.stop();
      const { runsOn } = core.store.getSnapshot();
      lateOpenReview.load().then(
        ({ openReview }) => {
          if (!isLate()) openReview(core, now.record, { shown: null, faceUrl: null, runsOn });
        },
        () => null, // already loaded, or there would be no record
      );
    },
  } satisfies Partial<KtpScanActions>;
}

/** Resets everything except a review that was set aside. */
function startOver(core: ScanCore): void {
  core.stop();
  core.go(NOTHING_YET);
  core.photo.drop();
}

/** Ways back to the beginning, and to a review that was set aside. */
export function returnActions(core: ScanCore) {
  return {
    reset() {
      const isNew = core.phase() === NOTHING_YET && !core.left();
      core.setLeft(null);
      if (isNew) core.stop();
      else startOver(core);
    },
    retake() {
      leaveReview(core);
      startOver(core);
    },
    backToReview() {
      const left = core.left();
      if (!left) return;
      core.stop();
      core.setLeft(null);
      core.go(left);
      core.photo.drop();
    },
  } satisfies Partial<KtpScanActions>;
}

/** Actions during the review. */
export function reviewActions(core: ScanCore) {
  const review = (): KtpReview | null => {
    const now = core.phase();
    return now.at === 'review' ? now.review : null;
  };
  return {
    setField: (field, value) => review()?.setField(field, value),
    accept: (field, suggestion) => review()?.accept(field, suggestion),
    keep: (field) => review()?.keep(field),
    keepOther: (field) => review()?.keepOther(field),
    undo: (field) => review()?.undo(field),
    lookUpPlaces: () => review()?.lookUpPlaces(),
    confirm: () => review()?.confirm() ?? NONE,
  } satisfies Partial<KtpScanActions>;
}
