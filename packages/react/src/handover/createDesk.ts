import { isKtpError } from '@ktp-ocr/core';
import { createStore, type Store } from '../shared/createStore.ts';
import { pause } from '../shared/pause.ts';
import { awaitNews, cancelHandover, GONE, type HandoverConnection, openHandover } from './handoverClient.ts';

/** Where a hand-over stands, as the desk sees it. */
type HandoverStatus = 'off' | 'opening' | 'waiting' | 'opened' | 'sending' | 'expired' | 'failed' | 'tooMany';

export interface HandoverState {
  readonly status: HandoverStatus;
  /** What the phone has to open. */
  readonly link: string | null;
  /** Whole minutes the code is still good for, rounded up. */
  readonly minutes: number;
}

export interface DeskOptions {
  readonly connection: HandoverConnection;
  /** Address of the phone's page. */
  readonly page: string;
  readonly onPhoto: (photo: Blob) => void;
}

/** The desk's side of a hand-over without a screen: asks for a code, then for its photo. */
export interface Desk extends Store<HandoverState> {
  readonly setOptions: (options: DeskOptions) => void;
  readonly start: () => void;
  /** Gives the hand-over up. */
  readonly cancel: () => void;
}

const OFF: HandoverState = { status: 'off', link: null, minutes: 0 };
/** After a request that failed on the way; the server knows best when it is all over. */
const PAUSE_MS = 2000;
/** Where it cannot be reached any more at all. */
const MOST_FAILURES = 30;

/** The address of the phone's page. The token stands after the `#`, which no browser sends to any server, nor writes to a log. */
function handoverLink(page: string, token: string): string {
  const url = new URL(page, location.href);
  url.hash = `ktp=${token}`;
  return url.href;
}

/** What is new since `seen`; a request that fails on the way is made again, many times. */
async function newsSince(connection: HandoverConnection, key: string, seen: string, signal: AbortSignal) {
  for (let failures = 1; ; failures++) {
    try {
      return await awaitNews(connection, key, seen, signal);
    } catch (error) {
      if (signal.aborted || failures > MOST_FAILURES) throw error;
      await pause(PAUSE_MS);
    }
  }
}

/** A code, then what becomes of it, until its photo is here or it is over. */
async function follow(
  options: () => DeskOptions,
  set: (state: HandoverState) => void,
  signal: AbortSignal,
  onKey: (key: string | null) => void,
): Promise<void> {
  const { connection, page } = options();
  const { token, key, expiresIn } = await openHandover(connection, signal);
  onKey(key);
  const link = handoverLink(page, token);
  let now: HandoverState = { status: 'waiting', link, minutes: Math.ceil(expiresIn / 60) };
  while (!signal.aborted) {
    set(now);
    const news = await newsSince(options().connection, key, now.status, signal);
    if (signal.aborted) return;
    if (news === GONE || 'photo' in news) {
      onKey(null);
      set(news === GONE ? { ...OFF, status: 'expired' } : OFF);
      if (news !== GONE) options().onPhoto(news.photo);
      return;
    }
    now = { status: news.state, link, minutes: Math.ceil(news.expiresIn / 60) };
  }
}

export function createDesk(first: DeskOptions): Desk {
  let options = first;
  let work = new AbortController();
  /** Of the hand-over that is open. */
  let open: string | null = null;
  const { set, ...store } = createStore(OFF);
  const stop = (): void => {
    work.abort();
    if (open) cancelHandover(options.connection, open);
    open = null;
  };
  const keep = (key: string | null): void => {
    open = key;
  };
  return {
    ...store,
    setOptions(next) {
      options = next;
    },
    start() {
      stop();
      work = new AbortController();
      const { signal } = work;
      set({ ...OFF, status: 'opening' });
      follow(() => options, set, signal, keep).catch((error: unknown) => {
        if (signal.aborted) return;
        const isTooMany = isKtpError(error) && error.code === 'too-many-requests';
        set({ ...OFF, status: isTooMany ? 'tooMany' : 'failed' });
      });
    },
    cancel() {
      stop();
      set(OFF);
    },
  };
}
