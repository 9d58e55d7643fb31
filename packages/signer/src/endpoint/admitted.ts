import { KtpError } from '@ktp-ocr/core';

/** Whether somebody may have a card read; with an id where you know who it is. */
export type Authorization =
  | boolean
  | {
      /** Tells users apart for their quotas. A shared store sees a hash of it only. */
      readonly id: string;
    };

/** Asks the application who this is. */
export type Authorize = (request: Request) => Authorization | Promise<Authorization>;

/** Only a plain yes, or a name, is a yes: a forgotten `await` or a truthy object of another kind is not. */
function isYes(answer: Authorization): boolean {
  return answer === true || (typeof answer === 'object' && typeof answer?.id === 'string' && answer.id !== '');
}

/**
 * Asks the application who this is.
 *
 * @returns the user's id, or `null` where `authorize` only said yes.
 * @throws {KtpError} `unauthenticated`, and `misconfigured` where `authorize` fails.
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
