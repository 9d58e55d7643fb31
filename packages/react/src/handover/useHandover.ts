'use client';
import { isKtpError } from '@ktp-ocr/core';
import { useCallback, useEffect, useRef, useState } from 'react';
import { pause } from '../shared/pause.ts';
import { useLatest } from '../shared/useLatest.ts';
import {
  awaitNews,
  cancelHandover,
  GONE,
  type HandoverConnection,
  type HandoverNews,
  openHandover,
} from './handoverClient.ts';

/** Where a hand-over stands, as the desk sees it. */
type HandoverStatus = 'off' | 'opening' | 'waiting' | 'opened' | 'sending' | 'expired' | 'failed' | 'tooMany';

export interface HandoverState {
  readonly status: HandoverStatus;
  /** What the phone has to open. */
  readonly link: string | null;
  /** Whole minutes the code is still good for, rounded up. */
  readonly minutes: number;
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

/** Asks for a code, then for its photo until there is one, it is cancelled or it is over. */
export function useHandover(
  connection: HandoverConnection,
  page: string,
  onPhoto: (photo: Blob) => void,
): { readonly state: HandoverState; readonly start: () => void; readonly cancel: () => void } {
  const latest = useLatest({ connection, page, onPhoto });
  const [state, setState] = useState(OFF);
  const work = useRef<AbortController | null>(null);
  const open = useRef<string | null>(null);

  const stop = useCallback(() => {
    work.current?.abort();
    work.current = null;
    if (open.current) cancelHandover(latest.current.connection, open.current);
    open.current = null;
  }, [latest]);
  useEffect(() => stop, [stop]);

  const follow = async (signal: AbortSignal): Promise<void> => {
    const { token, key, expiresIn } = await openHandover(latest.current.connection, signal);
    open.current = key;
    const link = handoverLink(latest.current.page, token);
    let [status, minutes, failures]: [HandoverStatus, number, number] = ['waiting', Math.ceil(expiresIn / 60), 0];
    for (;;) {
      if (signal.aborted) return;
      setState({ status, link, minutes });
      const news: HandoverNews | typeof GONE | null = await awaitNews(
        latest.current.connection,
        key,
        status,
        signal,
      ).catch((error: unknown) => {
        failures += 1;
        if (signal.aborted || failures > MOST_FAILURES) throw error;
        return null;
      });
      if (signal.aborted) return;
      if (news === null) {
        await pause(PAUSE_MS);
        continue;
      }
      failures = 0;
      if (news === GONE || 'photo' in news) {
        open.current = null;
        setState(news === GONE ? { status: 'expired', link: null, minutes: 0 } : OFF);
        if (news !== GONE) latest.current.onPhoto(news.photo);
        return;
      }
      status = news.state;
      minutes = Math.ceil(news.expiresIn / 60);
    }
  };

  return {
    state,
    start: () => {
      stop();
      const mine = new AbortController();
      work.current = mine;
      setState({ ...OFF, status: 'opening' });
      follow(mine.signal).catch((error: unknown) => {
        if (mine.signal.aborted) return;
        const isTooMany = isKtpError(error) && error.code === 'too-many-requests';
        setState({ ...OFF, status: isTooMany ? 'tooMany' : 'failed' });
      });
    },
    cancel: () => {
      stop();
      setState(OFF);
    },
  };
}
