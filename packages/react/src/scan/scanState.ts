import type { KtpDraft, KtpError, KtpProgress, KtpRecord, PreparedPhoto } from '@ktp-ocr/core';

/** The photo of a scan with the addresses it is shown under. */
export interface ScanPhoto {
  readonly prepared: PreparedPhoto | null;
  readonly url: string;
}

/** A review that was left for a new photo, and what it is about: its boxes are places on that photo. */
interface LeftReview {
  readonly draft: KtpDraft;
  readonly photo: ScanPhoto | null;
  readonly faceUrl: string | null;
}

/** What the hook remembers. Its `status` says which of the others mean something. */
export interface ScanState {
  readonly status: 'idle' | 'preparing' | 'recognising' | 'review' | 'confirmed' | 'failed';
  readonly progress: KtpProgress | null;
  readonly draft: KtpDraft | null;
  readonly previous: LeftReview | null;
  readonly record: KtpRecord | null;
  readonly error: KtpError | null;
  readonly saving: boolean;
  readonly photo: ScanPhoto | null;
  readonly faceUrl: string | null;
  /** Where the photo of this scan is read. */
  readonly runsOn: 'device' | 'server';
}

export const IDLE: ScanState = {
  status: 'idle',
  progress: null,
  draft: null,
  previous: null,
  record: null,
  error: null,
  saving: false,
  photo: null,
  faceUrl: null,
  runsOn: 'server',
};

export type ScanAction =
  | { readonly type: 'begin'; readonly photo: ScanPhoto; readonly runsOn: ScanState['runsOn'] }
  | { readonly type: 'prepared'; readonly photo: ScanPhoto }
  | { readonly type: 'progress'; readonly progress: KtpProgress }
  | { readonly type: 'read'; readonly draft: KtpDraft; readonly faceUrl: string | null }
  | { readonly type: 'failed'; readonly error: KtpError }
  | { readonly type: 'cancelled' }
  | { readonly type: 'drafted'; readonly draft: KtpDraft }
  | { readonly type: 'saving' }
  | { readonly type: 'saveFailed'; readonly error: KtpError }
  | { readonly type: 'confirmed'; readonly record: KtpRecord }
  | { readonly type: 'back' }
  | { readonly type: 'reset' };

/** What comes first for a photo, before the engine has said anything: none of it has left yet. */
function firstStage({ prepared }: ScanPhoto, runsOn: ScanState['runsOn']): KtpProgress {
  if (!prepared) return { stage: 'preparing' };
  return runsOn === 'server' ? { stage: 'sending', sent: 0, total: prepared.blob.size } : { stage: 'reading' };
}

/** Every way from one state to the next. */
export function scanReducer(state: ScanState, action: ScanAction): ScanState {
  switch (action.type) {
    case 'begin': {
      const { draft, photo, faceUrl } = state;
      return {
        ...IDLE,
        previous: draft ? { draft, photo, faceUrl } : state.previous,
        photo: action.photo,
        runsOn: action.runsOn,
        status: action.photo.prepared ? 'recognising' : 'preparing',
        progress: firstStage(action.photo, action.runsOn),
      };
    }
    case 'prepared': {
      const progress = firstStage(action.photo, state.runsOn);
      return { ...state, status: 'recognising', progress, photo: action.photo };
    }
    case 'progress': {
      return { ...state, progress: action.progress };
    }
    case 'read': {
      return {
        ...state,
        status: 'review',
        progress: null,
        error: null,
        draft: action.draft,
        previous: null,
        faceUrl: action.faceUrl,
      };
    }
    case 'failed': {
      return { ...state, status: 'failed', progress: null, error: action.error };
    }
    case 'cancelled': {
      return state.status === 'preparing' || state.status === 'recognising'
        ? { ...state, status: 'idle', progress: null, error: null }
        : state;
    }
    case 'drafted': {
      return { ...state, status: 'review', progress: null, error: null, record: null, draft: action.draft };
    }
    case 'saving': {
      return { ...state, saving: true, error: null };
    }
    case 'saveFailed': {
      return { ...state, saving: false, error: action.error };
    }
    case 'confirmed': {
      return { ...IDLE, status: 'confirmed', record: action.record };
    }
    case 'back': {
      return state.previous ? { ...IDLE, status: 'review', ...state.previous } : state;
    }
    case 'reset': {
      return IDLE;
    }
  }
}
