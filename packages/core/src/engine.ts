import type { KtpReading } from './card/reading.ts';
import type { PreparedPhoto } from './photo/preparedPhoto.ts';

/** What is being done at the moment, for a progress display. */
export type KtpProgress =
  | {
      /** The photo is made ready: turned upright, scaled, freed of its metadata. */
      readonly stage: 'preparing';
    }
  | {
      /** The photo is on its way to the server. */
      readonly stage: 'sending';
      /** Bytes of the photo that left the device so far. */
      readonly sent: number;
      /** Bytes of the photo. */
      readonly total: number;
    }
  | {
      /** Waiting for a turn at the engine. */
      readonly stage: 'queued';
    }
  | {
      /** Fetching the recogniser itself, the first time only. */
      readonly stage: 'loading';
      /** Bytes that have arrived. */
      readonly loaded: number;
      /** Bytes that have to be fetched. */
      readonly total: number;
    }
  | {
      /** The card is being read; with a signer, from when the whole photo has left the device. */
      readonly stage: 'reading';
    };

/** What an engine is told together with the photo. */
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
  /** Told of each stage, and of bytes as they move. An engine leaves out the stages it does not have. */
  readonly onProgress?: (progress: KtpProgress) => void;
}

/**
 * Everything that reads a card, on either side of the network.
 *
 * @throws {KtpError} for every failure; its `retryable` says whether the same photo may be tried again.
 */
export interface KtpEngine {
  /** `tencent`, `embedded`, `remote` for one behind a signer, or a name of your own. The signer's events hold it. */
  readonly name: string;
  /** Where the photo goes: nowhere, or to a server. Interfaces tell the person before anything is sent. */
  readonly runsOn: 'device' | 'server';
  /** Reads the card on one photo, as it is printed: nothing is corrected here. */
  recognise(photo: PreparedPhoto, options: RecogniseOptions): Promise<KtpReading>;
}
