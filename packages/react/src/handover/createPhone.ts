import type { Corners, PreparedPhoto } from '@ktp-ocr/core';
import type { PhotoCrop } from '../photoCheck/cropPhoto.ts';
import { createPhoto } from '../photoCheck/createPhoto.ts';
import { latePhotoWork } from '../photoCheck/latePhotoWork.ts';
import type { PhotoState } from '../photoCheck/photoState.ts';
import { createStore, type Store } from '../shared/createStore.ts';
import { createWork } from '../shared/createWork.ts';
import { type Arrival, arriveAt, GONE, type PhoneIdentity, sendPhoto, TAKEN } from './handoverClient.ts';
import { phoneName } from './phoneName.ts';

/**
 * The state of the phone. `taken`: another phone has opened the link · `unchecked`: the code could not be checked, and
 * may be tried again · `unsent`: the photo did not get through, and is still here.
 */
type PhoneStage =
  | { readonly at: 'checking' | 'ready' | 'gone' | 'taken' | 'unchecked' }
  | { readonly at: 'done'; readonly confirmed: boolean }
  | { readonly at: 'sending'; readonly sent: number; readonly total: number }
  | { readonly at: 'unsent'; readonly photo: Blob };

export interface PhoneState {
  readonly stage: PhoneStage;
  /** Who is asking, and the number to show; `null` until the code has been checked. */
  readonly arrival: Arrival | null;
  /** The photo that was taken but not sent yet. */
  readonly chosen: PhotoState;
}

export interface PhoneOptions {
  readonly endpoint: string;
  /** Default: the one in the page's address. */
  readonly token: string | undefined;
  /** Called once the photo has arrived. */
  readonly onDone: (() => void) | undefined;
}

/** The phone's side of a hand-over without a screen: says that it is there, then sends one photo. */
export interface Phone extends Store<PhoneState> {
  /** Checks the code, now and whenever the same tab opens another one. Returns a function that ends everything. */
  readonly start: () => () => void;
  readonly setOptions: (options: PhoneOptions) => void;
  /** Checks the code again. */
  readonly check: () => void;
  readonly choose: (photo: Blob, corners?: Corners | null) => void;
  /** Sends the chosen photo, or the wanted part of it. */
  readonly send: (crop: PhotoCrop) => void;
  /** Retries what failed: preparing the photo, or sending it. */
  readonly again: () => void;
  /** Forgets the photo. */
  readonly drop: () => void;
  /** Stops sending. */
  readonly stop: () => void;
}

/** The token stays in the address, so that a reloaded page can continue. */
function tokenInAddress(): string {
  return /^#ktp=([\w-]+)$/.exec(location.hash)?.[1] ?? '';
}

function identityOf({ token }: PhoneOptions): PhoneIdentity {
  return { token: token ?? tokenInAddress(), name: phoneName() };
}

/** A piece of work: results of an earlier one are ignored. */
interface Piece {
  readonly signal: AbortSignal;
  readonly move: (to: PhoneStage) => void;
}

/** Sends a photo, reporting each step. Returns whether it has arrived. */
async function hand(options: PhoneOptions, photo: Blob, { signal, move }: Piece): Promise<boolean> {
  const onSent = (sent: number): void => move({ at: 'sending', sent, total: photo.size });
  onSent(0);
  try {
    const sent = await sendPhoto(options.endpoint, identityOf(options), photo, { onSent, signal });
    const isThere = typeof sent === 'object';
    move(isThere ? { at: 'done', confirmed: sent.confirmed } : { at: sent });
    return isThere && !signal.aborted;
  } catch {
    move({ at: 'unsent', photo });
    return false;
  }
}

/** Says that the phone is there. @returns the server's answer, if the link belongs to this phone. */
async function arrive(options: PhoneOptions, { signal, move }: Piece) {
  const identity = identityOf(options);
  move({ at: identity.token ? 'checking' : 'gone' });
  if (!identity.token) return null;
  try {
    const arrival = await arriveAt(options.endpoint, identity, signal);
    if (arrival !== GONE && arrival !== TAKEN) return arrival;
    move({ at: arrival });
  } catch {
    move({ at: 'unchecked' });
  }
  return null;
}

/** Calls `check` at once, and whenever the same tab opens another code. Returns a function that ends this. */
function followAddress(check: () => void): () => void {
  addEventListener('hashchange', check);
  check();
  return () => removeEventListener('hashchange', check);
}

export function createPhone(first: PhoneOptions): Phone {
  let options = first;
  let isStarted = false;
  const photo = createPhoto(() => undefined, latePhotoWork.load);
  const { set, ...store } = createStore<PhoneState>({
    stage: { at: 'checking' },
    arrival: null,
    chosen: photo.getSnapshot(),
  });
  photo.subscribe(() => set({ ...store.getSnapshot(), chosen: photo.getSnapshot() }));
  const work = createWork();
  const begin = (): Piece => {
    const signal = work.begin();
    return { signal, move: (stage) => signal.aborted || set({ ...store.getSnapshot(), stage }) };
  };
  const check = async (): Promise<void> => {
    const piece = begin();
    const arrival = await arrive(options, piece);
    if (piece.signal.aborted) return;
    set({ ...store.getSnapshot(), arrival });
    if (arrival) piece.move(arrival.sent ? { at: 'done', confirmed: arrival.confirmed } : { at: 'ready' });
  };
  const checkAgain = (): void => void check();
  const send = async (ready: Blob | PreparedPhoto): Promise<void> => {
    if (!(await hand(options, ready instanceof Blob ? ready : ready.blob, begin()))) return;
    photo.drop();
    options.onDone?.();
  };
  return {
    ...store,
    start() {
      isStarted = true;
      const endFollowing = followAddress(checkAgain);
      return () => {
        isStarted = false;
        endFollowing();
        work.end();
        photo.drop();
      };
    },
    setOptions(next) {
      const isOther = next.endpoint !== options.endpoint || next.token !== options.token;
      options = next;
      if (isOther && isStarted) checkAgain();
    },
    check: checkAgain,
    choose: photo.choose,
    send: (crop) => void photo.cut(crop).then((ready) => ready && send(ready)),
    again() {
      const { stage } = store.getSnapshot();
      if (stage.at === 'unsent') void send(stage.photo);
      else photo.again();
    },
    drop: photo.drop,
    stop: () => begin().move({ at: 'ready' }),
  };
}
