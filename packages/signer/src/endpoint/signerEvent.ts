import type { KtpErrorCode, KtpErrorKind, PreparedPhoto } from '@ktp-ocr/core';
import type { Done } from './createEndpoint.ts';
import { plainId } from './plainId.ts';

/**
 * What happened to one request, for a log or a metric. A closed list of members, none of which can hold the text of a
 * card.
 */
export interface SignerEvent {
  /** The same id as in a refusal. */
  readonly requestId: string;
  /** The recogniser's own request id, to quote to the vendor. */
  readonly upstreamRequestId: string | null;
  /** HTTP status of the answer. */
  readonly status: number;
  /** Our code; `null` if the card was read. */
  readonly code: KtpErrorCode | null;
  /** The kind of that code. */
  readonly kind: KtpErrorKind | null;
  /** What exactly happened, in the signer's own words such as `signer.user_quota`, if the signer itself refused. */
  readonly detail: string | null;
  /** The vendor's own code, such as `FailedOperation.ImageBlur`, if the vendor refused. */
  readonly vendorCode: string | null;
  /** Name of the engine, if it got that far. */
  readonly engine: string | null;
  /** The photo's type, from its bytes; `null`, like the three below, if it was not examined. */
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

/** What is known about a request so far; filled in as it is processed. */
export interface PhotoFacts {
  photo: Pick<PreparedPhoto, 'mediaType' | 'originalBytes' | 'width' | 'height'> | null;
  engine: string | null;
  upstreamRequestId: string | null;
}

export function noFactsYet(): PhotoFacts {
  return { photo: null, engine: null, upstreamRequestId: null };
}

/** Takes listed members only, so nothing of the card can be among them. */
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
