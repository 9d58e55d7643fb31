import type {
  KtpEngine,
  KtpError,
  KtpFieldName,
  KtpRecordOf,
  KtpRecordOptions,
  KtpSelection,
  PreparePhotoOptions,
} from '@ktp-ocr/core';
import type { QueryClient } from '@tanstack/react-query';

interface ScanOptions<Select extends KtpSelection, Required extends KtpFieldName, Record> extends KtpRecordOptions<
  Select,
  Required
> {
  /** Requests the face photo on the card. Off by default: it is biometric data. */
  readonly returnHeadImage?: boolean;
  /** `V2` adds Provinsi and Kota. For the API only; if omitted, the engine's default applies. */
  readonly scene?: 'V1' | 'V2';
  /**
   * Called with the record a person has confirmed. While a returned promise is pending, the draft and the photo stay,
   * so a failed save loses nothing; once it resolves, both are dropped.
   */
  onConfirm?(record: Record): void | Promise<void>;
  /** Called when the scan has failed and will not be retried automatically. */
  readonly onError?: (error: KtpError) => void;
  /** Reads on this device if the server is slow or out of reach: offered to the person, never used automatically. */
  readonly deviceEngine?: KtpEngine;
  /** How often a temporary failure is retried automatically. Default 2. */
  readonly retries?: number;
  /** How the photo is prepared: size, bytes, a worker of your own. */
  readonly prepare?: Omit<PreparePhotoOptions, 'signal'>;
  /** The day the cross-checks compare with, `YYYY-MM-DD`. Default: today. */
  readonly today?: string;
}

/** Either the address of a signer or an engine of your own. */
export type UseKtpOcrOptions<
  Select extends KtpSelection = KtpSelection,
  Required extends KtpFieldName = KtpFieldName,
  Record = KtpRecordOf<Select, Required>,
> = ScanOptions<Select, Required, Record> &
  (
    | {
        /** Address of the signer, for example `/api/ktp`. For headers of your own use `engine: remoteEngine(…)`. */
        readonly endpoint: string;
        /** Not allowed together with `endpoint`. */
        readonly engine?: never;
      }
    | {
        /** Reads the cards. Create it once, not on every render. */
        readonly engine: KtpEngine;
        /** Not allowed together with `engine`. */
        readonly endpoint?: never;
      }
  );

/** The options of `createScan`: those of `useKtpOcr`, and the query client to use. */
export type KtpScanOptions<
  Select extends KtpSelection = KtpSelection,
  Required extends KtpFieldName = KtpFieldName,
  Record = KtpRecordOf<Select, Required>,
> = UseKtpOcrOptions<Select, Required, Record> & {
  /**
   * Your app's TanStack client, mounted by your app. Default: the scan's own client. No value of a card ever enters it.
   */
  readonly client?: QueryClient | undefined;
};
