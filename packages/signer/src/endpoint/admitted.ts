import { KtpError } from '@ktp-ocr/core';

/** Whether a caller may have a card read; with the user's id if you know it. */
export type Authorization =
  | boolean
  | {
      /** Tells users apart for their quotas. A shared store sees only a hash of it. */
      readonly id: string;
    };

/** Asks the application who this is. */
export type Authorize = (request: Request) => Authorization | Promise<Authorization>;

/** Only a plain yes or an id is a yes; a forgotten `await` or any other truthy object is not. */
function isYes(answer: Authorization): boolean {
  return answer === true || (typeof answer === 'object' && typeof answer?.id === 'string' && answer.id !== '');
}

/**
 * Asks the application who this is.
 *
 * @returns the user's id, or `null` if `authorize` only said yes.
 * @throws {KtpError} `unauthenticated`, and `misconfigured` if `authorize` fails.
 */
export async function admitted(request: Request, authorize: Authorize): Promise<string | null> {
  let allowed: Authorization;
  try {
    allowed = await authorize(request);
  } catch (cause) {
    throw new KtpError('misconfigured', { detail: 'signer.authorize_failed', cause });
  }
  if (!isYes(allowed)) throw new KtpError('unauthenticated', { detail: 'signer.unauthenticated' });
  return typeof allowed === 'object' ? allowed.id : null;
}
