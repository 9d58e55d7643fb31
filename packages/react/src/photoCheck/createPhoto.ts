import { type Corners, isKtpError, KtpError, type PreparedPhoto, type PreparePhotoOptions } from '@ktp-ocr/core';
import { createStore, type Store } from '../shared/createStore.ts';
import { createUrls } from '../shared/createUrls.ts';
import { createWork, type Work } from '../shared/createWork.ts';
import type { PhotoCrop } from './cropPhoto.ts';
import type { PhotoWork } from './latePhotoWork.ts';
import type { PhotoState } from './photoState.ts';

/** The photo before it is sent, for the scan and for the phone of a hand-over. */
export interface Photo extends Store<PhotoState> {
  /** Takes a photo and prepares it. `corners`: where a camera saw the card. */
  readonly choose: (photo: Blob, corners?: Corners | null) => void;
  /** Prepares the same photo again after a failure. */
  readonly again: () => void;
  /**
   * Makes the wanted part ready to send, or the whole photo if the card cannot be cut out. `null`: stopped meanwhile.
   */
  readonly cut: (crop: PhotoCrop) => Promise<Blob | PreparedPhoto | null>;
  /** Stops cutting: back to the photo. */
  readonly stopCutting: () => void;
  /** Forgets the photo. */
  readonly drop: () => void;
}

type Options = Omit<PreparePhotoOptions, 'signal'> | undefined;

/** What keeping and preparing a photo needs. */
interface PhotoDesk {
  readonly now: () => PhotoState;
  readonly show: (state: PhotoState) => void;
  readonly makeUrl: (photo: Blob) => string;
  readonly work: Work;
  readonly options: () => Options;
  readonly loadWork: () => Promise<PhotoWork>;
}

const NONE: PhotoState = { status: 'none' };

/** Shows a photo and prepares it; if that fails for lack of a network, again once it is back. */
async function choose(desk: PhotoDesk, source: Blob, corners: Corners | null): Promise<void> {
  const signal = desk.work.begin();
  const chosen = { source, url: desk.makeUrl(source), corners: corners ?? undefined, crop: null };
  desk.show({ ...chosen, status: 'checking', prepared: null, cutting: false });
  try {
    const { prepareWhole } = await desk.loadWork();
    const found = await prepareWhole(source, corners, { ...desk.options(), signal });
    const now = desk.now();
    if (signal.aborted || now.status !== 'checking') return;
    desk.show({ ...now, ...found, url: desk.makeUrl(found.prepared.blob) });
  } catch (cause) {
    if (signal.aborted) return;
    const error = isKtpError(cause) ? cause : new KtpError('image-unreadable', { cause });
    if (error.retryable) addEventListener('online', () => void choose(desk, source, corners), { signal });
    desk.show({ ...chosen, status: 'failed', error });
  }
}

/** The wanted part of the photo, ready to send; `null` if it was stopped meanwhile. */
async function cut(desk: PhotoDesk, crop: PhotoCrop): Promise<Blob | PreparedPhoto | null> {
  const now = desk.now();
  if (now.status !== 'checking' || now.cutting) return null;
  const whole = now.prepared ?? now.source;
  const isWhole = !crop.corners && crop.turns === 0;
  desk.show({ ...now, crop, cutting: !isWhole });
  if (isWhole) return whole;
  const signal = desk.work.begin();
  const part = await desk
    .loadWork()
    .then(({ cropPhoto }) => cropPhoto(now.source, crop, { ...desk.options(), signal }))
    .catch(() => whole);
  if (signal.aborted) return null;
  desk.show({ ...now, crop });
  return part;
}

/**
 * @param options how photos are prepared; called each time.
 * @param loadWork fetches the code that prepares them.
 */
export function createPhoto(options: () => Options, loadWork: () => Promise<PhotoWork>): Photo {
  const { set, ...store } = createStore<PhotoState>(NONE);
  const urls = createUrls();
  const work = createWork();
  const show = (state: PhotoState): void => {
    urls.keep(state.status === 'none' ? [] : [state.url]);
    set(state);
  };
  const desk: PhotoDesk = { now: store.getSnapshot, show, makeUrl: urls.make, work, options, loadWork };
  return {
    ...store,
    choose: (photo, corners = null) => void choose(desk, photo, corners),
    again() {
      const now = store.getSnapshot();
      if (now.status === 'failed') void choose(desk, now.source, now.corners ?? null);
    },
    cut: (crop) => cut(desk, crop),
    stopCutting() {
      const now = store.getSnapshot();
      if (now.status !== 'checking' || !now.cutting) return;
      work.end();
      show({ ...now, cutting: false });
    },
    drop() {
      work.end();
      show(NONE);
    },
  };
}
