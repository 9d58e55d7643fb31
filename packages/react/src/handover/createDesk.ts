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

/** The state of a hand-over, as the desk sees it. `mismatched`: too many wrong numbers were entered. */
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

/** The number shown on the phone. `unchecked`: it could not be checked, and may be tried again. */
export type DeskNumber =
  | { readonly at: 'asked' | 'checking' | 'unchecked' }
  | { readonly at: 'wrong'; readonly triesLeft: number }
  | { readonly at: 'confirmed'; readonly number: string };

export interface HandoverState {
  readonly status: HandoverStatus;
  /** The link for the phone. */
  readonly link: string | null;
  /** Whole minutes for which the code is still valid, rounded up. */
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
  /** Sends the number shown on the phone, without which no photo is handed over. */
  readonly confirm: (number: string) => void;
  /** Cancels the hand-over. */
  readonly cancel: () => void;
}

const OFF: HandoverState = { status: 'off', link: null, minutes: 0, number: { at: 'asked' } };
/** Pause after a failed request; the server knows best when it is all over. */
const PAUSE_MS = 2000;
/** Failed requests after which the server counts as unreachable. */
const MOST_FAILURES = 30;

/**
 * The address of the phone's page. The token goes after the `#`, which browsers never send to a server, so it is in no
 * log.
 */
function handoverLink(page: string, token: string): string {
  const url = new URL(page, location.href);
  url.hash = `ktp=${token}`;
  return url.href;
}

/** What has changed since `seen`; a request that fails is repeated, many times. */
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

/** Gets a code, then follows the hand-over until its photo is here or it is over. */
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

/** The server's answer to a number. */
async function check({ options, signal, change }: Open, key: string, number: string): Promise<void> {
  change({ number: { at: 'checking' } });
  const answer = await confirmNumber(options().connection, key, number, signal).catch(() => null);
  if (signal.aborted || answer === GONE) return; // another request reports what becomes of it
  if (!answer) change({ number: { at: 'unchecked' } });
  else if (answer.confirmed) change({ number: { at: 'confirmed', number } });
  else if (answer.triesLeft > 0) change({ number: { at: 'wrong', triesLeft: answer.triesLeft } });
  else change({ ...OFF, status: 'mismatched' });
}

export function createDesk(first: DeskOptions): Desk {
  let options = first;
  let work = new AbortController();
  /** The key of the open hand-over. */
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
      // A photo that arrived meanwhile, or a hand-over that has ended, has been reported already.
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
