import { KtpError } from '@ktp-ocr/core';
import type { Call, Reply } from '../endpoint/createEndpoint.ts';
import type { HandoverFacts } from './handoverEvent.ts';

/** What a request wants from a hand-over, once it is known to be allowed. */
export interface Step {
  /** Whose place it takes: `null` if unknown; `false` if it takes none, because only uploads do. */
  readonly holder: string | null | false;
  readonly serve: (call: Call<HandoverFacts>) => Promise<Reply>;
}

/** Over, fetched, cancelled, or never there: the caller cannot tell which, and need not. */
export function gone(): KtpError {
  return new KtpError('bad-request', { detail: 'signer.handover_gone' });
}
