import type { KtpErrorCode, KtpErrorKind, PreparedPhoto } from '@ktp-ocr/core';
import type { Done } from './createEndpoint.ts';
import { plainId } from './plainId.ts';

/**
 * What happened to one request, for a log or a count. A closed list of members, none of which can hold what stands on a
 * card.
 */
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
  /** What exactly happened, in a word of the signer's such as `signer.user_quota`, where it refused itself. */
  readonly detail: string | null;
  /** The vendor's own code, such as `FailedOperation.ImageBlur`, where the vendor refused. */
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

/** What is known of a request so far; grows while it is worked on. */
export interface PhotoFacts {
  photo: Pick<PreparedPhoto, 'mediaType' | 'originalBytes' | 'width' | 'height'> | null;
  engine: string | null;
  upstreamRequestId: string | null;
}

export function noFactsYet(): PhotoFacts {
  return { photo: null, engine: null, upstreamRequestId: null };
}

/** Only listed members of what is known: nothing of the card can be among them. */
export function signerEvent({ requestId, status, error, ms, facts }: Done<PhotoFacts>): SignerEvent {
  const { code = null, kind = null, detail = null, vendorCode = null } = error ?? {};
  const { mediaType = null, originalBytes: bytes = null, width = null, height = null } = facts.photo ?? {};
  const upstreamRequestId = plainId(error ? error.requestId : facts.upstreamRequestId);
  return {
    requestId,
    upstreamRequestId,
    status,
    code,
    kind,
    detail,
    vendorCode,
    engine: facts.engine,
    mediaType,
    bytes,
    width,
    height,
    ms,
  };
}
