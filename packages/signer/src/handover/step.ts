import { KtpError } from '@ktp-ocr/core';
import type { Call, Reply } from '../endpoint/createEndpoint.ts';
import type { HandoverFacts } from './handoverEvent.ts';

/** What a request wants of a hand-over, once it is known that it may. */
export interface Step {
  /** Whose place it takes, `null` where nobody knows; `false` where it takes none: only uploads do. */
  readonly holder: string | null | false;
  readonly serve: (call: Call<HandoverFacts>) => Promise<Reply>;
}

/** Over, fetched, cancelled, or never there: who asks cannot tell which, and need not. */
export function gone(): KtpError {
  return new KtpError('bad-request', { detail: 'signer.handover_gone' });
}
