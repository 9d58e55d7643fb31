import { KtpError } from '@ktp-ocr/core';

/** Whether a caller may have a card read; with the user's id if you know it. `null` and `undefined` are a no. */
export type Authorization =
  | boolean
  | null
  | undefined
  | {
      /** Tells users apart for their quotas. A shared store sees only a hash of it. */
      readonly id: string | number;
    };

/** Asks the application who this is. */
export type Authorize = (request: Request) => Authorization | Promise<Authorization>;

/** The id in an answer; `null` if it holds none, like a session without a user; `false` if it is not an answer at all. */
function idOf(answer: unknown): string | null | false {
  if (typeof answer !== 'object' || answer === null || !('id' in answer)) return false;
  const { id } = answer;
  if (id === undefined || id === null || id === '') return null;
  return typeof id === 'string' || Number.isFinite(id) ? String(id) : false;
}

const NO_ANSWER =
  'authorize answered with something that is neither true, false nor { id } with an id of letters or digits.';

/**
 * Asks the application who this is.
 *
 * @returns the user's id, or `null` if `authorize` only said yes.
 * @throws {KtpError} `unauthenticated`, and `misconfigured` if `authorize` fails or answers with anything else.
 */
export async function admitted(request: Request, authorize: Authorize): Promise<string | null> {
  let allowed: Authorization;
  try {
    allowed = await authorize(request);
  } catch (cause) {
    throw new KtpError('misconfigured', { detail: 'signer.authorize_failed', cause });
  }
  if (allowed === true) return null;
  const id = allowed ? idOf(allowed) : null;
  if (id === null) throw new KtpError('unauthenticated', { detail: 'signer.unauthenticated' });
  // A mistake in the application, which the person cannot mend by signing in.
  if (id === false) throw new KtpError('misconfigured', { message: NO_ANSWER, detail: 'signer.authorize_answer' });
  return id;
}
