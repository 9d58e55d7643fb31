/** The bounds of one download. */
export interface FetchPhotoOptions {
  /** As soon as there are more, the rest is not read. */
  readonly maxBytes: number;
  /** Aborted when nobody waits for the photo any more, or its time is over. */
  readonly signal: AbortSignal;
}

/**
 * Fetches a photo by its address. Whoever writes one of their own decides which addresses may be fetched at all; see
 * `fetchPhotosFrom` of `@ktp-ocr/signer/node`, which names hosts and refuses private networks.
 *
 * @throws {KtpError} `bad-request` for an address that may not be fetched, `upstream-fetch`, `image-too-large`,
 * `client-closed`.
 */
export type FetchPhoto = (address: string, options: FetchPhotoOptions) => Promise<Uint8Array>;
