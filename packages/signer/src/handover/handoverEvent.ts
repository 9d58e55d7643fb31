import type { Done } from '../endpoint/createEndpoint.ts';

/** What happened in a hand-over, for a log or a metric. Holds no token, no key, and nothing of a photo but its size. */
export interface HandoverEvent {
  /** The same id as in a refusal. */
  readonly requestId: string;
  /**
   * `created` a code was made · `opened` a phone asked about it · `confirmed` the phone's number was entered at the
   * desk · `mismatched` a wrong number was entered · `sent` the phone's photo arrived · `waited` the desk got the
   * current state · `fetched` the desk has the photo · `cancelled` the desk cancelled it · `refused` any of these was
   * refused.
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
  /** The code of a refusal, otherwise `null`. */
  readonly code: string | null;
  /** Size of the photo, if there is one. */
  readonly bytes: number | null;
}

/** What is known about a request so far. A request that is answered before its step is known was refused. */
export interface HandoverFacts {
  step: HandoverEvent['step'];
  bytes: number | null;
}

export function handoverEvent({ requestId, status, error, facts }: Done<HandoverFacts>): HandoverEvent {
  if (error)
    return { requestId, step: 'refused', status, code: error.vendorCode ?? error.detail ?? error.code, bytes: null };
  return { requestId, step: facts.step, status, code: null, bytes: facts.bytes };
}
