import { type Corners, isKtpError, KtpError, type PreparedPhoto, type PreparePhotoOptions } from '@ktp-ocr/core';
import { createStore, type Store } from '../shared/createStore.ts';
import { createUrls } from '../shared/createUrls.ts';
import type { PhotoCrop } from './cropPhoto.ts';
import type { PhotoWork } from './latePhotoWork.ts';
import type { PhotoState } from './photoState.ts';

/** The photo before it is sent, for the scan and for the phone of a hand-over. */
export interface Photo extends Store<PhotoState> {
  /** Takes a photo and prepares it. `corners`: where a camera has seen the card. */
  readonly choose: (photo: Blob, corners?: Corners | null) => void;
  /** Prepares the same photo once more, where that failed. */
  readonly again: () => void;
  /** Makes what is wanted of the photo ready to send; where the card cannot be cut out, all of it. `null`: stopped meanwhile. */
  readonly cut: (crop: PhotoCrop) => Promise<Blob | PreparedPhoto | null>;
  /** Stops cutting: back to the photo. */
  readonly stopCutting: () => void;
  /** Forgets the photo. */
  readonly drop: () => void;
}

type Options = Omit<PreparePhotoOptions, 'signal'> | undefined;

const NONE: PhotoState = { status: 'none' };

/**
 * @param options how photos are prepared, asked each time.
 * @param loadWork fetches what prepares them, with whatever else a page needs by then.
 */
export function createPhoto(options: () => Options, loadWork: () => Promise<PhotoWork>): Photo {
  const { set, ...store } = createStore<PhotoState>(NONE);
  const urls = createUrls();
  let work = new AbortController();
  const begin = (): AbortSignal => {
    work.abort();
    work = new AbortController();
    return work.signal;
  };
  const show = (state: PhotoState): void => {
    urls.keep(state.status === 'none' ? [] : [state.url]);
    set(state);
  };
  const choose = (source: Blob, corners: Corners | null = null): void => {
    const signal = begin();
    const chosen = { source, url: urls.make(source), corners: corners ?? undefined, crop: null };
    show({ ...chosen, status: 'checking', prepared: null, cutting: false });
    loadWork()
      .then(({ prepareWhole }) => prepareWhole(source, corners, { ...options(), signal }))
      .then(
        (found) => {
          const now = store.getSnapshot();
          if (signal.aborted || now.status !== 'checking') return;
          show({ ...now, ...found, url: urls.make(found.prepared.blob) });
        },
        (cause: unknown) => {
          if (signal.aborted) return;
          const error = isKtpError(cause) ? cause : new KtpError('image-unreadable', { cause });
          show({ ...chosen, status: 'failed', error });
          if (error.retryable) addEventListener('online', again, { signal });
        },
      );
  };
  const again = (): void => {
    const now = store.getSnapshot();
    if (now.status === 'failed') choose(now.source, now.corners);
  };
  const cut = async (crop: PhotoCrop): Promise<Blob | PreparedPhoto | null> => {
    const now = store.getSnapshot();
    if (now.status !== 'checking' || now.cutting) return null;
    const whole = now.prepared ?? now.source;
    const isWhole = !crop.corners && crop.turns === 0;
    show({ ...now, crop, cutting: !isWhole });
    if (isWhole) return whole;
    const signal = begin();
    const part = await loadWork()
      .then(({ cropPhoto }) => cropPhoto(now.source, crop, { ...options(), signal }))
      .catch(() => whole);
    if (signal.aborted) return null;
    show({ ...now, crop });
    return part;
  };
  /** Ends what is under way, in another state. */
  const end = (state: PhotoState): void => {
    work.abort();
    show(state);
  };
  const stopCutting = (): void => {
    const now = store.getSnapshot();
    if (now.status === 'checking' && now.cutting) end({ ...now, cutting: false });
  };
  return { ...store, choose, again, cut, stopCutting, drop: () => end(NONE) };
}
