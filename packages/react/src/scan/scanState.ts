import type {
  Corners,
  KtpAnyRecord,
  KtpDraft,
  KtpError,
  KtpFieldName,
  KtpProgress,
  PreparedPhoto,
} from '@ktp-ocr/core';
import type { PhotoCrop } from '../photoCheck/cropPhoto.ts';

/** What every state of a scan has. */
interface Always {
  /** Object URL of the photo that was chosen or prepared, or `null`. Revoked by itself. */
  readonly photoUrl: string | null;
  /** Object URL of the face photo, only where it was asked for and found. Revoked by itself. */
  readonly faceUrl: string | null;
  /** The prepared photo; `null` before it is prepared and after the confirmation. */
  readonly photo: PreparedPhoto | null;
  /** Fields the person should look at, in the order of the form; empty where there is no draft. */
  readonly open: readonly KtpFieldName[];
  /** Where the photo of this scan is read. */
  readonly runsOn: 'device' | 'server';
  /** A review was left for another photo. It is kept until that has been read, and `backToReview` returns to it. */
  readonly retaking: boolean;
  /**
   * Reads the same photo with `deviceEngine`; the upload is really aborted. `null` where there is no such engine, no photo
   * on its way, or this device is reading already.
   */
  readonly readOnDevice: (() => void) | null;
}

interface Nothing {
  readonly draft: null;
  readonly record: null;
  readonly error: null;
  readonly progress: null;
}

/** What there is by status. */
type ByStatus<Record> =
  | (Nothing & { readonly status: 'idle' })
  | (Nothing & {
      /** A photo was chosen, and is not sent before the person has looked at it. */
      readonly status: 'checking';
      readonly photoUrl: string;
      /** Where the card was found in the photo; `null` where it was not, `undefined` while nobody knows. */
      readonly corners: Corners | null | undefined;
      /** What was wanted of it before, where the person has come back to it. */
      readonly crop: PhotoCrop | null;
      /** The part that is wanted is being cut out. `cancel` leads back to the photo. */
      readonly cutting: boolean;
    })
  | {
      readonly status: 'preparing' | 'recognising';
      readonly draft: null;
      readonly record: null;
      /** The failure that is about to be tried again by itself, or `null`. */
      readonly error: KtpError | null;
      readonly progress: KtpProgress;
      /** Waiting for the network to come back. */
      readonly paused: boolean;
    }
  | {
      readonly status: 'review';
      readonly draft: KtpDraft;
      readonly record: null;
      /** Why `onConfirm` failed, or `null`. The draft is still here. */
      readonly error: KtpError | null;
      readonly progress: null;
      /** `onConfirm` has not resolved yet. */
      readonly saving: boolean;
    }
  | {
      readonly status: 'confirmed';
      readonly draft: null;
      readonly record: Record;
      readonly error: null;
      readonly progress: null;
    }
  | {
      readonly status: 'failed';
      readonly draft: null;
      readonly record: null;
      readonly error: KtpError;
      readonly progress: null;
      /** Tried again by itself as soon as the network is back. */
      readonly paused: boolean;
    };

/** Where a scan stands, and what there is then: narrowed by `status`. */
export type KtpScanState<Record = KtpAnyRecord> = Always & ByStatus<Record>;

/** Where a scan stands. One word, never a bag of booleans. */
export type KtpStatus = KtpScanState['status'];
