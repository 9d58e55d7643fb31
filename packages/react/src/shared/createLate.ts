import { KtpError } from '@ktp-ocr/core';
import { createStore, type Store } from './createStore.ts';

/** The state of something that is fetched late. */
export interface LateState<Part> {
  /** `null` until it has loaded. */
  readonly part: Part | null;
  /** Why it could not be fetched: `offline` or `upstream-network`. Trying again may help. */
  readonly error: KtpError | null;
}

/** Code, words or knowledge that a page fetches only when needed. */
export interface Late<Part> extends Store<LateState<Part>> {
  /**
   * Fetches it, once for all callers.
   *
   * @throws {KtpError} `offline` or `upstream-network`: trying again may help.
   */
  readonly load: () => Promise<Part>;
}

/** The one mechanism for everything that loads late, and for its failure. */
export function createLate<Part>(fetchPart: () => Promise<Part>): Late<Part> {
  const { set, ...store } = createStore<LateState<Part>>({ part: null, error: null });
  let coming: Promise<Part> | null = null;
  const fetchOnce = async (): Promise<Part> => {
    if (store.getSnapshot().error) set({ part: null, error: null });
    try {
      const part = await fetchPart();
      set({ part, error: null });
      return part;
    } catch (cause) {
      coming = null;
      const error = new KtpError(navigator.onLine ? 'upstream-network' : 'offline', { cause });
      set({ part: null, error });
      throw error;
    }
  };
  const load = (): Promise<Part> => (coming ??= fetchOnce());
  return { ...store, load };
}
