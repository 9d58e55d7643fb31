import type { KtpEngine } from '@ktp-ocr/core';
import type { Authorization } from '../endpoint/admitted.ts';
import type { SignerEvent } from '../endpoint/signerEvent.ts';
import type { FetchPhoto } from '../photo/imageUrl.ts';
import type { QuotaOptions } from '../quota/quotas.ts';

/** Options of `createSigner`. Only `authorize` is required. */
export interface SignerOptions {
  /**
   * Whether the caller may have a card read. Look at the session, the token, the user; look only at headers, because
   * the body belongs to the signer. There is no default: anyone could run up a bill on an open signer.
   */
  readonly authorize: (request: Request) => Authorization | Promise<Authorization>;
  /** Default: Tencent Cloud if the environment holds its credentials, otherwise the embedded engine. */
  readonly engine?: KtpEngine;
  /** The exact path, if there is no router before the signer. */
  readonly path?: string;
  /**
   * Exact origins of pages elsewhere, such as `https://app.example.co.id`. The signer's own origin is always allowed.
   */
  readonly allowedOrigins?: readonly string[];
  /**
   * Hosts under which the signer is reached, as browsers send them, such as `app.example.co.id`. Requests for any other
   * are refused, and a page counts as the signer's own only if its host is one of these. Default: whatever `Host` says,
   * so a stranger's host name that points to this server passes. Set it wherever browsers without `Sec-Fetch-Site` or
   * foreign networks matter.
   */
  readonly allowedHosts?: readonly string[];
  /** Most bytes of a photo. Default 5,250,000: the API's 7 MB of Base64. */
  readonly maxBytes?: number;
  /** Most pixels a photo may claim. Default 16 million: our pages send at most 2,400 across. */
  readonly maxPixels?: number;
  /** Whether the face photo may be requested. Default yes; it is never returned unasked. */
  readonly allowFace?: boolean;
  /** Scenes that may be requested. Default both. */
  readonly allowedScenes?: readonly ('V1' | 'V2')[];
  /**
   * Whether the body may also be the API's own request, as JSON: `ImageBase64`, `Scene`, `ReturnHeadImage`. Default no,
   * unless `fetchPhoto` is given: our pages send the bytes of the photo.
   */
  readonly acceptJson?: boolean;
  /**
   * Makes `ImageUrl` work, for the hosts you list: `fetchPhotosFrom` of `@ktp-ocr/signer/node`. Without it, which is
   * the default, a photo by address is refused.
   */
  readonly fetchPhoto?: FetchPhoto;
  /** How many photos may be read, per user and in total. `false` for no limit at all. */
  readonly quotas?: QuotaOptions | false;
  /** Milliseconds for one request, including its upload. Default 30,000. */
  readonly timeoutMs?: number;
  /** Requests at once; further ones are told to try again. Each may hold a photo in memory. Default 16. */
  readonly maxConcurrent?: number;
  /**
   * Of these, requests of one user, counted from their headers on. Default 2. Users are told apart by the `id` that
   * `authorize` returns; if it returns `true`, there is no one to tell apart.
   */
  readonly maxConcurrentPerUser?: number;
  /** Least bytes per second of an upload, averaged over ten seconds. Default 1,024. */
  readonly minUploadRate?: number;
  /** Called once for every request except preflights. What it throws is ignored. */
  readonly onEvent?: (event: SignerEvent) => void;
  /**
   * Called with the error itself, including its message and cause, for every refusal with a status of 500 or more:
   * these you may have to fix. Our errors hold nothing of a card; errors from your own `authorize` or engine hold what
   * you put into them. The id is empty if the error concerns no single request, for example when the counters of the
   * quotas are full. Default: the console is told the code, our own sentence, and where foreign errors were thrown;
   * never their messages, which may quote anything.
   */
  readonly onFault?: (error: Error, requestId: string) => void;
}
