import type { KtpEngine } from '@ktp-ocr/core';

/** The embedded recogniser. It reads one card at a time, with all its threads; other cards wait their turn. */
export interface EmbeddedEngine extends KtpEngine {
  /** Loads the models now instead of with the first card. */
  warm(options?: { readonly signal?: AbortSignal; readonly onProgress?: LoadProgress }): Promise<void>;
  /** Releases the models. The next card loads them again. */
  close(): Promise<void>;
}

/** Bytes of weights and runtime: received so far, and in total to be fetched. */
export type LoadProgress = (progress: { readonly loaded: number; readonly total: number }) => void;
