import type {
  Corners,
  KtpAnyRecord,
  KtpDraft,
  KtpError,
  KtpFieldName,
  KtpProgress,
  PhotoAdvice,
  PreparedPhoto,
} from '@ktp-ocr/core';
import type { PhotoCrop } from '../photoCheck/cropPhoto.ts';

/** What every state of a scan has. */
interface Always {
  /** Object URL of the photo that was chosen or prepared, or `null`. Revoked automatically. */
  readonly photoUrl: string | null;
  /** Object URL of the face photo, only if it was asked for and found. Revoked automatically. */
  readonly faceUrl: string | null;
  /** The prepared photo; `null` before it is prepared and after the confirmation. */
  readonly photo: PreparedPhoto | null;
  /** Fields the person should look at, in the order of the form; empty without a draft. */
  readonly open: readonly KtpFieldName[];
  /** Where the photo of this scan is read. */
  readonly runsOn: 'device' | 'server';
  /**
   * A review was set aside for another photo. It is kept until that photo has been read; `backToReview` returns to it.
   */
  readonly retaking: boolean;
  /**
   * Reads the same photo with `deviceEngine`; the upload is aborted. `null` if there is no such engine, no photo
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

/** What each status adds. */
type ByStatus<Record> =
  | (Nothing & { readonly status: 'idle' })
  | (Nothing & {
      /** A photo was chosen; it is not sent until the person has checked it. */
      readonly status: 'checking';
      readonly photoUrl: string;
      /** Where the card was found in the photo; `null` if it was not found, `undefined` while unknown. */
      readonly corners: Corners | null | undefined;
      /** The crop chosen earlier, if the person has come back to this photo. */
      readonly crop: PhotoCrop | null;
      /** The wanted part is being cut out. `cancel` leads back to the photo. */
      readonly cutting: boolean;
    })
  | {
      readonly status: 'preparing' | 'recognising';
      readonly draft: null;
      readonly record: null;
      /** The failure that is about to be retried automatically, or `null`. */
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
      /** Retried automatically as soon as the network is back. */
      readonly paused: boolean;
      /** What the check had said about the photo, the worst first: the likely cause if nothing was found in it. */
      readonly advice: readonly PhotoAdvice[];
    };

/** The state of a scan, narrowed by `status`. */
export type KtpScanState<Record = KtpAnyRecord> = Always & ByStatus<Record>;

/** The status of a scan: one word, never a bag of booleans. */
export type KtpStatus = KtpScanState['status'];
