import type { KtpReading } from './card/reading.ts';
import type { PreparedPhoto } from './photo/preparedPhoto.ts';

/** What is happening right now, for a progress display. */
export type KtpProgress =
  | {
      /** The photo is being prepared: turned upright, scaled, stripped of its metadata. */
      readonly stage: 'preparing';
    }
  | {
      /** The photo is on its way to the server. */
      readonly stage: 'sending';
      /** Bytes of the photo that have left the device so far. */
      readonly sent: number;
      /** Total bytes of the photo. */
      readonly total: number;
    }
  | {
      /** Waiting for the engine to be free. */
      readonly stage: 'queued';
    }
  | {
      /** Fetching the recogniser itself, the first time only. */
      readonly stage: 'loading';
      /** Bytes that have arrived. */
      readonly loaded: number;
      /** Total bytes to fetch. */
      readonly total: number;
    }
  | {
      /** The card is being read; with a signer, from the moment the whole photo has left the device. */
      readonly stage: 'reading';
    };

/** What an engine gets along with the photo. */
export interface RecogniseOptions {
  /** Aborting really stops the work: the upload, the request or the recogniser. */
  readonly signal: AbortSignal;
  /**
   * `V2` adds Provinsi and Kota. Only the API uses it, and its newer versions call the parameter deprecated; leave it
   * out to use the engine's default.
   */
  readonly scene?: 'V1' | 'V2';
  /** Also cut out the face photo. Off unless requested. */
  readonly returnHeadImage?: boolean;
  /** Called at each stage, and as bytes move. An engine skips the stages it does not have. */
  readonly onProgress?: (progress: KtpProgress) => void;
}

/**
 * Everything that reads a card, on either side of the network.
 *
 * @throws {KtpError} for every failure; its `retryable` says whether the same photo may be tried again.
 */
export interface KtpEngine {
  /**
   * `tencent`, `embedded`, `remote` for one behind a signer, or a name of your own. It appears in the signer's events.
   */
  readonly name: string;
  /** Whether the photo stays on the device or goes to a server. Interfaces tell the person before anything is sent. */
  readonly runsOn: 'device' | 'server';
  /** Reads the card in one photo as printed: nothing is corrected here. */
  recognise(photo: PreparedPhoto, options: RecogniseOptions): Promise<KtpReading>;
}
