import type { KtpEngine, KtpErrorCode, KtpErrorKind } from '@ktp-ocr/core';
import type { FetchPhoto } from '../photo/imageUrl.ts';
import type { QuotaOptions } from '../quota/quotas.ts';

/** What happened to one request, for a log or a count. A closed list of members, none of which can hold what stands on a card. */
export interface SignerEvent {
  /** The one a refusal names. */
  readonly requestId: string;
  /** The recogniser's own request id, to quote to the vendor. */
  readonly upstreamRequestId: string | null;
  /** HTTP status of the answer. */
  readonly status: number;
  /** Our code; `null` where the card was read. */
  readonly code: KtpErrorCode | null;
  /** The kind of that code. */
  readonly kind: KtpErrorKind | null;
  /** The vendor's or the signer's own code, such as `FailedOperation.ImageBlur` or `signer.user_quota`. */
  readonly vendorCode: string | null;
  /** Name of the engine, where it came to that. */
  readonly engine: string | null;
  /** Of the photo, by its bytes; `null` where it was not looked at, as the three below. */
  readonly mediaType: 'image/jpeg' | 'image/png' | null;
  /** Size of the photo. */
  readonly bytes: number | null;
  /** Pixels across the photo. */
  readonly width: number | null;
  /** Pixels down the photo. */
  readonly height: number | null;
  /** Milliseconds the request took. */
  readonly ms: number;
}

/** Whether somebody may have a card read; with an id where you know who it is. */
export type Authorization =
  | boolean
  | {
      /** Tells users apart for their quotas. A shared store sees a hash of it only. */
      readonly id: string;
    };

/** What `createSigner` takes. Only `authorize` is needed. */
export interface SignerOptions {
  /**
   * Whether whoever asks may have a card read: look at the session, the token, the user; at headers only, the body belongs to
   * the signer. There is no default, because a signer anybody can use is a bill anybody can run up.
   */
  readonly authorize: (request: Request) => Authorization | Promise<Authorization>;
  /** Default: Tencent Cloud where the environment holds its credentials, else the embedded engine. */
  readonly engine?: KtpEngine;
  /** The exact path, where no router stands before the signer. */
  readonly path?: string;
  /** Exact origins, such as `https://app.example.co.id`, of pages elsewhere. The signer's own origin may always. */
  readonly allowedOrigins?: readonly string[];
  /** Bytes of a photo. Default 5,250,000: the API's 7 MB of Base64. */
  readonly maxBytes?: number;
  /** Pixels a photo may announce. Default 60 million. */
  readonly maxPixels?: number;
  /** Whether the face photo may be asked for. Default yes; it is never given unasked. */
  readonly allowFace?: boolean;
  /** Scenes that may be asked for. Default both. */
  readonly allowedScenes?: readonly ('V1' | 'V2')[];
  /**
   * Makes `ImageUrl` work, from the hosts you name: `fetchPhotosFrom` of `@ktp-ocr/signer/node`. Without it, the default, a photo by
   * address is refused.
   */
  readonly fetchPhoto?: FetchPhoto;
  /** How many photos one user, and everybody together, may have read. `false` for no limit at all. */
  readonly quotas?: QuotaOptions | false;
  /** Milliseconds for one request, its upload included. Default 30,000. */
  readonly timeoutMs?: number;
  /** Requests at once; more are told to come again. Each may hold a photo in memory. Default 16. */
  readonly maxConcurrent?: number;
  /** Told once of every request but preflights. What it throws is ignored. */
  readonly onEvent?: (event: SignerEvent) => void;
  /**
   * Given the error itself, with its message and cause, for every refusal with a status of 500 or more: what you may have to
   * mend. Ours hold nothing of a card; what your own `authorize` or engine threw holds what you put into it.
   */
  readonly onFault?: (error: Error, requestId: string) => void;
}
