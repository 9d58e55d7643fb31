import type { KtpEngine } from '@ktp-ocr/core';

/** The embedded recogniser. It reads one card at a time, with all its threads; others wait their turn. */
export interface EmbeddedEngine extends KtpEngine {
  /** Loads the models now instead of at the first card. */
  warm(options?: { readonly signal?: AbortSignal; readonly onProgress?: LoadProgress }): Promise<void>;
  /** Lets go of the models. The next card loads them again. */
  close(): Promise<void>;
}

/** Bytes of weights and runtime that have arrived, of those that had to be fetched. */
export type LoadProgress = (progress: { readonly loaded: number; readonly total: number }) => void;
