import type { KtpError, KtpProgress, KtpAnyRecord, PreparedPhoto } from '@ktp-ocr/core';
import type { PhotoState } from '../photoCheck/photoState.ts';
import type { KtpReview } from '../review/reviewState.ts';
import type { Run } from './createRecognition.ts';
import type { KtpScanState } from './scanState.ts';

type RunsOn = 'device' | 'server';

/** A photo with the address it is shown under. */
export interface ShownPhoto {
  readonly prepared: PreparedPhoto | null;
  readonly url: string;
}

/** A draft under review, with the photo its boxes refer to. */
export interface ReviewPhase {
  readonly at: 'review';
  readonly review: KtpReview;
  readonly shown: ShownPhoto | null;
  readonly faceUrl: string | null;
  readonly runsOn: RunsOn;
}

/** The photo that was read, and where it was read. */
export type ReadPhoto = Pick<ReviewPhase, 'shown' | 'runsOn'>;

/** What a scan remembers, apart from the photo being checked and a review that was set aside. */
export type Phase =
  /** `run`: the run that was stopped and can be resumed. */
  | { readonly at: 'idle' | 'checking'; readonly run: Run | null; readonly shown: ShownPhoto | null }
  | {
      readonly at: 'reading';
      readonly run: Run;
      readonly shown: ShownPhoto;
      readonly runsOn: RunsOn;
      readonly progress: KtpProgress;
      readonly error: KtpError | null;
      readonly paused: boolean;
    }
  | ReviewPhase
  | { readonly at: 'confirmed'; readonly record: KtpAnyRecord }
  | {
      readonly at: 'failed';
      readonly run: Run | null;
      readonly shown: ShownPhoto | null;
      readonly runsOn: RunsOn;
      readonly error: KtpError;
    };

/** What else a state consists of. */
export interface Surroundings {
  readonly chosen: PhotoState;
  readonly runsOn: RunsOn;
  readonly retaking: boolean;
  readonly readOnDevice: (() => void) | null;
}

export const NOTHING_YET: Phase = { at: 'idle', run: null, shown: null };
const NOTHING = { draft: null, record: null, error: null, progress: null } as const;

/** The first stage of a photo, before the engine reports anything and before any of it is sent. */
export function firstStage(prepared: PreparedPhoto | null, runsOn: RunsOn): KtpProgress {
  if (!prepared) return { stage: 'preparing' };
  return runsOn === 'server' ? { stage: 'sending', sent: 0, total: prepared.blob.size } : { stage: 'reading' };
}

/** The addresses a phase shows. */
export function urlsOf(phase: Phase | null): readonly (string | null)[] {
  if (!phase || phase.at === 'confirmed') return [];
  return [phase.shown?.url ?? null, phase.at === 'review' ? phase.faceUrl : null];
}

function checkedState(around: Surroundings): KtpScanState {
  const { chosen, runsOn, retaking } = around;
  const always = { faceUrl: null, open: [], runsOn, retaking, readOnDevice: null };
  if (chosen.status === 'none') return { ...always, ...NOTHING, status: 'idle', photo: null, photoUrl: null };
  const { url } = chosen;
  if (chosen.status === 'failed') {
    const { error } = chosen;
    const paused = error.code === 'offline';
    return { ...always, ...NOTHING, status: 'failed', photo: null, photoUrl: url, error, paused, advice: [] };
  }
  const { prepared, corners, crop, cutting } = chosen;
  return { ...always, ...NOTHING, status: 'checking', photo: prepared, photoUrl: url, corners, crop, cutting };
}

/** There is a photo that has not been read and was not meant to be read on this device. */
function isUnread(phase: Phase): boolean {
  return (phase.at === 'reading' || phase.at === 'failed') && phase.run !== null && phase.runsOn !== 'device';
}

/** The public state of a scan. */
export function stateOf(phase: Phase, around: Surroundings): KtpScanState {
  if (phase.at === 'checking') return checkedState(around);
  const { retaking, readOnDevice } = around;
  const shown = phase.at === 'confirmed' ? null : phase.shown;
  const always = {
    photo: shown?.prepared ?? null,
    photoUrl: shown?.url ?? null,
    faceUrl: phase.at === 'review' ? phase.faceUrl : null,
    open: [],
    runsOn: 'runsOn' in phase ? phase.runsOn : around.runsOn,
    retaking,
    readOnDevice: isUnread(phase) ? readOnDevice : null,
  };
  switch (phase.at) {
    case 'idle':
      return { ...always, ...NOTHING, status: 'idle' };
    case 'reading': {
      const { error, progress, paused } = phase;
      const status = shown?.prepared ? 'recognising' : 'preparing';
      return { ...always, ...NOTHING, status, error, progress, paused };
    }
    case 'review':
      return { ...always, ...NOTHING, ...phase.review.getSnapshot(), status: 'review' };
    case 'confirmed':
      return { ...always, ...NOTHING, status: 'confirmed', record: phase.record };
    case 'failed': {
      // The check judged the photo as it was chosen, not the part that was cut out of it.
      const judged = around.chosen.status === 'checking' ? around.chosen.prepared : always.photo;
      const advice = judged?.quality?.advice ?? [];
      return { ...always, ...NOTHING, status: 'failed', error: phase.error, paused: false, advice };
    }
  }
}
