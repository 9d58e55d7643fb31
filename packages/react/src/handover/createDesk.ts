import { isKtpError } from '@ktp-ocr/core';
import { createStore, type Store } from '../shared/createStore.ts';
import { pause } from '../shared/pause.ts';
import {
  awaitNews,
  cancelHandover,
  confirmNumber,
  GONE,
  type HandoverConnection,
  type HandoverNews,
  openHandover,
} from './handoverClient.ts';

/** Where a hand-over stands, as the desk sees it. `mismatched` too many wrong numbers were typed. */
type HandoverStatus =
  | 'off'
  | 'opening'
  | 'waiting'
  | 'opened'
  | 'sending'
  | 'sent'
  | 'expired'
  | 'mismatched'
  | 'failed'
  | 'tooMany';

/** The number that stands on the phone. `unchecked` it could not be checked, and may be again. */
export type DeskNumber =
  | { readonly at: 'asked' | 'checking' | 'unchecked' }
  | { readonly at: 'wrong'; readonly triesLeft: number }
  | { readonly at: 'confirmed'; readonly number: string };

export interface HandoverState {
  readonly status: HandoverStatus;
  /** What the phone has to open. */
  readonly link: string | null;
  /** Whole minutes the code is still good for, rounded up. */
  readonly minutes: number;
  readonly number: DeskNumber;
}

export interface DeskOptions {
  readonly connection: HandoverConnection;
  /** Address of the phone's page. */
  readonly page: string;
  readonly onPhoto: (photo: Blob) => void;
}

/** The desk's side of a hand-over without a screen: asks for a code, then for the phone's number and its photo. */
export interface Desk extends Store<HandoverState> {
  readonly setOptions: (options: DeskOptions) => void;
  readonly start: () => void;
  /** Says which number stands on the phone: without it no photo is given out. */
  readonly confirm: (number: string) => void;
  /** Gives the hand-over up. */
  readonly cancel: () => void;
}

const OFF: HandoverState = { status: 'off', link: null, minutes: 0, number: { at: 'asked' } };
/** After a request that failed on the way; the server knows best when it is all over. */
const PAUSE_MS = 2000;
/** Where it cannot be reached any more at all. */
const MOST_FAILURES = 30;

/**
 * The address of the phone's page. The token stands after the `#`, which no browser sends to any server, nor writes to
 * a log.
 */
function handoverLink(page: string, token: string): string {
  const url = new URL(page, location.href);
  url.hash = `ktp=${token}`;
  return url.href;
}

/** What is new since `seen`; a request that fails on the way is made again, many times. */
async function newsSince(
  connection: HandoverConnection,
  { key, seen }: { readonly key: string; readonly seen: string },
  signal: AbortSignal,
): Promise<HandoverNews | typeof GONE> {
  for (let failures = 1; ; failures++) {
    try {
      return await awaitNews(connection, key, seen, signal);
    } catch (error) {
      if (signal.aborted || failures > MOST_FAILURES) throw error;
      await pause(PAUSE_MS);
    }
  }
}

/** One hand-over while it is open. */
interface Open {
  readonly options: () => DeskOptions;
  readonly signal: AbortSignal;
  readonly change: (change: Partial<HandoverState>) => void;
  readonly onKey: (key: string | null) => void;
}

/** A code, then what becomes of it, until its photo is here or it is over. */
async function follow({ options, signal, change, onKey }: Open): Promise<void> {
  const { connection, page } = options();
  const { token, key, expiresIn } = await openHandover(connection, signal);
  onKey(key);
  let [seen, seconds]: [HandoverStatus, number] = ['waiting', expiresIn];
  while (!signal.aborted) {
    change({ status: seen, link: handoverLink(page, token), minutes: Math.ceil(seconds / 60) });
    const news = await newsSince(options().connection, { key, seen }, signal);
    if (signal.aborted) return;
    if (news === GONE || 'photo' in news) {
      onKey(null);
      change(news === GONE ? { ...OFF, status: 'expired' } : OFF);
      if (news !== GONE) options().onPhoto(news.photo);
      return;
    }
    [seen, seconds] = [news.state, news.expiresIn];
  }
}

/** What the server says of a number. */
async function check({ options, signal, change }: Open, key: string, number: string): Promise<void> {
  change({ number: { at: 'checking' } });
  const answer = await confirmNumber(options().connection, key, number, signal).catch(() => null);
  if (signal.aborted || answer === GONE) return; // what becomes of it says another request
  if (!answer) change({ number: { at: 'unchecked' } });
  else if (answer.confirmed) change({ number: { at: 'confirmed', number } });
  else if (answer.triesLeft > 0) change({ number: { at: 'wrong', triesLeft: answer.triesLeft } });
  else change({ ...OFF, status: 'mismatched' });
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
  const opened = (): Open => ({
    options: () => options,
    signal: work.signal,
    change: (change) => set({ ...store.getSnapshot(), ...change }),
    onKey: (key) => {
      open = key;
    },
  });
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
      follow(opened()).catch((error: unknown) => {
        if (signal.aborted) return;
        const isTooMany = isKtpError(error) && error.code === 'too-many-requests';
        set({ ...OFF, status: isTooMany ? 'tooMany' : 'failed' });
      });
    },
    confirm(number) {
      const key = open;
      if (key === null) return;
      const now = opened();
      // A photo that came, or a hand-over that is over meanwhile, has been told already.
      const change: Open['change'] = (next) => {
        if (open === key || next.status === 'mismatched') now.change(next);
      };
      void check({ ...now, change }, key, number);
    },
    cancel() {
      stop();
      set(OFF);
    },
  };
}
