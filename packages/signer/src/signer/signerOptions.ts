import type { KtpEngine } from '@ktp-ocr/core';
import type { Authorization } from '../endpoint/admitted.ts';
import type { SignerEvent } from '../endpoint/signerEvent.ts';
import type { FetchPhoto } from '../photo/imageUrl.ts';
import type { QuotaOptions } from '../quota/quotas.ts';

/** What `createSigner` takes. Only `authorize` is needed. */
export interface SignerOptions {
  /**
   * Whether whoever asks may have a card read: look at the session, the token, the user; at headers only, the body
   * belongs to the signer. There is no default, because a signer anybody can use is a bill anybody can run up.
   */
  readonly authorize: (request: Request) => Authorization | Promise<Authorization>;
  /** Default: Tencent Cloud where the environment holds its credentials, else the embedded engine. */
  readonly engine?: KtpEngine;
  /** The exact path, where no router stands before the signer. */
  readonly path?: string;
  /** Exact origins, such as `https://app.example.co.id`, of pages elsewhere. The signer's own origin may always. */
  readonly allowedOrigins?: readonly string[];
  /**
   * Hosts under which the signer is reached, as browsers send them, such as `app.example.co.id`. Requests under any
   * other are refused, and a page counts as the signer's own only if its host is one of these. Default: whatever `Host`
   * says, so that a name of somebody else's which leads to this server passes; set it wherever browsers without
   * `Sec-Fetch-Site` or networks of others matter.
   */
  readonly allowedHosts?: readonly string[];
  /** Bytes of a photo. Default 5,250,000: the API's 7 MB of Base64. */
  readonly maxBytes?: number;
  /** Pixels a photo may announce. Default 16 million: our pages send at most 2,400 across. */
  readonly maxPixels?: number;
  /** Whether the face photo may be asked for. Default yes; it is never given unasked. */
  readonly allowFace?: boolean;
  /** Scenes that may be asked for. Default both. */
  readonly allowedScenes?: readonly ('V1' | 'V2')[];
  /**
   * Whether the body may also be the API's own request, as JSON: `ImageBase64`, `Scene`, `ReturnHeadImage`. Default no,
   * unless `fetchPhoto` is given: our pages send the bytes of the photo.
   */
  readonly acceptJson?: boolean;
  /**
   * Makes `ImageUrl` work, from the hosts you name: `fetchPhotosFrom` of `@ktp-ocr/signer/node`. Without it, the
   * default, a photo by address is refused.
   */
  readonly fetchPhoto?: FetchPhoto;
  /** How many photos one user, and everybody together, may have read. `false` for no limit at all. */
  readonly quotas?: QuotaOptions | false;
  /** Milliseconds for one request, its upload included. Default 30,000. */
  readonly timeoutMs?: number;
  /** Requests at once; more are told to come again. Each may hold a photo in memory. Default 16. */
  readonly maxConcurrent?: number;
  /**
   * Of them, those of one user, from their headers on. Default 2. Users are told apart by the `id` that `authorize`
   * returns; where it returns `true` there is nobody to tell apart.
   */
  readonly maxConcurrentPerUser?: number;
  /** Bytes a second an upload has to bring, on the average of ten seconds. Default 1,024. */
  readonly minUploadRate?: number;
  /** Told once of every request but preflights. What it throws is ignored. */
  readonly onEvent?: (event: SignerEvent) => void;
  /**
   * Given the error itself, with its message and cause, for every refusal with a status of 500 or more: what you may
   * have to mend. Ours hold nothing of a card; what your own `authorize` or engine threw holds what you put into it.
   * The id is empty where it is about no single request, as when the counters of the quotas are full.
   */
  readonly onFault?: (error: Error, requestId: string) => void;
}
