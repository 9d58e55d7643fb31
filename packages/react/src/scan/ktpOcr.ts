import type {
  KtpDraft,
  KtpEngine,
  KtpError,
  KtpFieldName,
  KtpProgress,
  KtpRecord,
  PreparedPhoto,
  PreparePhotoOptions,
} from '@ktp-ocr/core';
import type { ChangeEvent } from 'react';
import type { FieldReview } from '../review/fieldReview.ts';

/** Where a scan stands. One word, never a bag of booleans. */
export type KtpStatus = 'idle' | 'preparing' | 'recognising' | 'review' | 'confirmed' | 'failed';

interface ScanOptions {
  /** Ask for the face photo on the card. Off unless set: it is biometric data. */
  readonly returnHeadImage?: boolean;
  /** `V2` adds Provinsi and Kota. Only for the API; left out, the engine takes its default. */
  readonly scene?: 'V1' | 'V2';
  /**
   * The fields handed over on confirmation. By default all but religion, blood type and marital status; add `foto`
   * for the face photo.
   */
  readonly select?: readonly (KtpFieldName | 'foto')[];
  /**
   * Called with the record a person has confirmed. While a promise it returns is pending the draft and the photo stay,
   * so a failed save loses nothing; once it resolves both are dropped.
   */
  readonly onConfirm?: (record: KtpRecord) => void | Promise<void>;
  /** Called once a scan has failed and is not tried again by itself. */
  readonly onError?: (error: KtpError) => void;
  /** Reads on this device where the way to the server is slow, or there is none: offered to the person, never taken by itself. */
  readonly deviceEngine?: KtpEngine;
  /** How often a passing failure is tried again by itself. Default 2. */
  readonly retries?: number;
  /** How the photo is prepared: edge, bytes, a worker of your own. */
  readonly prepare?: Omit<PreparePhotoOptions, 'signal'>;
  /** The day the cross-checks compare with, `YYYY-MM-DD`. Default: today. */
  readonly today?: string;
}

/** Either the address of a signer or an engine of your own. */
export type UseKtpOcrOptions = ScanOptions &
  (
    | {
        /** Address of the signer, for example `/api/ktp`. For headers of your own use `engine: remoteEngine(…)`. */
        readonly endpoint: string;
        /** Left out where there is an `endpoint`. */
        readonly engine?: never;
      }
    | {
        /** What reads the cards. Make it once, not at each render. */
        readonly engine: KtpEngine;
        /** Left out where there is an `engine`. */
        readonly endpoint?: never;
      }
  );

/** For an `<input>`, `<select>` or `<textarea>` of a field: spread it. */
export interface KtpFieldProps {
  /** The field's name, under which a form sends it. */
  readonly name: KtpFieldName;
  /** As the draft has it, dates as `YYYY-MM-DD`; empty where there is no draft. */
  readonly value: string;
  /** Writes what was entered into the draft. */
  readonly onChange: (event: ChangeEvent<HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement>) => void;
  /** True while the field has an error that must be mended. */
  readonly 'aria-invalid': boolean;
  /** How it stands with the field, to style by, as on the parts of this package; `missing` where there is no draft. */
  readonly 'data-review': FieldReview;
}

interface KtpOcrActions {
  /** Prepares the photo and has it read. A second call replaces the first, which is really aborted. */
  readonly scan: (photo: Blob | PreparedPhoto) => void;
  /** Stops what is running and keeps the photo, so that `retry` can go on. */
  readonly cancel: () => void;
  /** Tries the failed stage again, and only that one: a prepared photo is not prepared twice. */
  readonly retry: () => void;
  /** Drops everything: photo, draft, face, error. */
  readonly reset: () => void;
  /** Opens the review without a reading: the person types everything, the photo stays beside it. */
  readonly fillIn: () => void;
  /** Writes what the person entered. A NIK goes without its spaces; a whole date as printed becomes `YYYY-MM-DD`. */
  readonly setField: (field: KtpFieldName, value: string) => void;
  /** Takes a suggestion, the first by default. */
  readonly accept: (field: KtpFieldName, suggestion?: number) => void;
  /** Keeps what is written: the person has looked at it. */
  readonly keep: (field: KtpFieldName) => void;
  /** Brings back the value before the last change of this field. */
  readonly undo: (field: KtpFieldName) => void;
  /**
   * Fetches the names of districts and villages, to choose from and to check the places with. Done by itself where a place is in
   * doubt; call it when somebody enters one.
   */
  readonly lookUpPlaces: () => void;
  /** Confirms, or returns the fields that still stand in the way (empty when it went through). */
  readonly confirm: () => readonly KtpFieldName[];
  /**
   * Reads the same photo with `deviceEngine`; the upload is really aborted. `null` where there is no such engine, no photo
   * on its way, or this device is reading already.
   */
  readonly readOnDevice: (() => void) | null;
  /** Returns to the draft that was under review before this scan, where there was one: its edits and its photo are kept until a new reading succeeds. */
  readonly backToReview: () => void;
  /** From `confirmed` back to the review, with the record's values. The photo is gone by then. */
  readonly reopen: () => void;
  /** For inputs of your own: what to spread on the one of this field. */
  readonly getFieldProps: (field: KtpFieldName) => KtpFieldProps;
}

interface KtpOcrPhoto {
  /** Object URL of the photo that was chosen or prepared, or `null`. Revoked by itself. */
  readonly photoUrl: string | null;
  /** Object URL of the face photo, only where it was asked for and found. Revoked by itself. */
  readonly faceUrl: string | null;
  /** The prepared photo; `null` before it is prepared and after the confirmation. */
  readonly photo: PreparedPhoto | null;
  /** Fields the person should look at, in the order of the form; empty where there is no draft. */
  readonly open: readonly KtpFieldName[];
  /** The draft that was under review when this scan began, or `null`. */
  readonly previousDraft: KtpDraft | null;
  /** Where the photo of this scan is read. */
  readonly runsOn: 'device' | 'server';
}

/** What the state of a scan is made of, by status. */
type KtpOcrState =
  | {
      readonly status: 'idle';
      readonly draft: null;
      readonly record: null;
      readonly error: null;
      readonly progress: null;
    }
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
      readonly record: KtpRecord;
      readonly error: null;
      readonly progress: null;
    }
  | {
      readonly status: 'failed';
      readonly draft: null;
      readonly record: null;
      readonly error: KtpError;
      readonly progress: null;
    };

/** What `useKtpOcr` returns: the state, narrowed by `status`, and what can be done. */
export type KtpOcr = KtpOcrState & KtpOcrPhoto & KtpOcrActions;
