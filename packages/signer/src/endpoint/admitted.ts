import { KtpError } from '@ktp-ocr/core';
import type { Authorization, SignerOptions } from '../signer/signerOptions.ts';

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
export async function admitted(request: Request, authorize: SignerOptions['authorize']): Promise<string | null> {
  let allowed: Authorization;
  try {
    allowed = await authorize(request);
  } catch (cause) {
    throw new KtpError('misconfigured', { vendorCode: 'signer.authorize_failed', cause });
  }
  if (!isYes(allowed)) throw new KtpError('unauthenticated', { vendorCode: 'signer.unauthenticated' });
  return typeof allowed === 'object' ? allowed.id : null;
}
