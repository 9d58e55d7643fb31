import type { Done } from '../endpoint/createEndpoint.ts';

/** What happened at a hand-over, for a log or a count. Holds no token, no key, nothing of a photo but its size. */
export interface HandoverEvent {
  /** The one a refusal names. */
  readonly requestId: string;
  /**
   * `created` a code was made · `opened` a phone asked about it · `confirmed` the phone's number was typed at the desk
   * · `mismatched` another number was · `sent` the phone's photo arrived · `waited` the desk was told how it stands ·
   * `fetched` the desk has the photo · `cancelled` the desk gave it up · `refused` any of these was.
   */
  readonly step:
    | 'created'
    | 'opened'
    | 'confirmed'
    | 'mismatched'
    | 'sent'
    | 'waited'
    | 'fetched'
    | 'cancelled'
    | 'refused';
  /** HTTP status of the answer. */
  readonly status: number;
  /** The code of a refusal, else `null`. */
  readonly code: string | null;
  /** Of the photo, where there is one. */
  readonly bytes: number | null;
}

/** What is known of a request so far. A request that is answered before its step is known was refused. */
export interface HandoverFacts {
  step: HandoverEvent['step'];
  bytes: number | null;
}

export function handoverEvent({ requestId, status, error, facts }: Done<HandoverFacts>): HandoverEvent {
  if (error)
    return { requestId, step: 'refused', status, code: error.vendorCode ?? error.detail ?? error.code, bytes: null };
  return { requestId, step: facts.step, status, code: null, bytes: facts.bytes };
}
