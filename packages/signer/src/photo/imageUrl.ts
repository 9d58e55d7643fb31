/** The limits of one download. */
export interface FetchPhotoOptions {
  /** As soon as there are more bytes, the rest is not read. */
  readonly maxBytes: number;
  /** Aborts when the caller has gone or time runs out. */
  readonly signal: AbortSignal;
}

/**
 * Fetches a photo by its address. If you write your own, it decides which addresses may be fetched at all; compare
 * `fetchPhotosFrom` of `@ktp-ocr/signer/node`, which lists hosts and refuses private networks.
 *
 * @throws {KtpError} `bad-request` for an address that may not be fetched, `upstream-fetch`, `image-too-large`,
 * `client-closed`.
 */
export type FetchPhoto = (address: string, options: FetchPhotoOptions) => Promise<Uint8Array>;
