import type { KtpReading } from './card/reading.ts';
import type { PreparedPhoto } from './photo/preparedPhoto.ts';

/** What is being done at the moment, for a progress display. */
export type KtpProgress =
  | { readonly stage: 'preparing' }
  /** Bytes of the photo that left the device so far. */
  | { readonly stage: 'sending'; readonly sent: number; readonly total: number }
  /** Waiting for a turn at the engine. */
  | { readonly stage: 'queued' }
  /** Fetching the recogniser itself, the first time only. Bytes. */
  | { readonly stage: 'loading'; readonly loaded: number; readonly total: number }
  | { readonly stage: 'reading' };

export interface RecogniseOptions {
  /** Abort really stops the work: the upload, the request or the recogniser. */
  readonly signal: AbortSignal;
  /**
   * `V2` adds Provinsi and Kota. Only for the API, where newer versions of it call the parameter deprecated; leave it
   * out to take the engine's default.
   */
  readonly scene?: 'V1' | 'V2';
  /** Cut out the face photo too. Off unless asked for. */
  readonly returnHeadImage?: boolean;
  readonly onProgress?: (progress: KtpProgress) => void;
}

/**
 * Everything that reads a card, on either side of the network.
 *
 * @throws {KtpError} for every failure; its `retryable` says whether the same photo may be tried again.
 */
export interface KtpEngine {
  readonly name: string;
  /** Where the photo goes: nowhere, or to a server. Interfaces tell the person before anything is sent. */
  readonly runsOn: 'device' | 'server';
  recognise(photo: PreparedPhoto, options: RecogniseOptions): Promise<KtpReading>;
}
