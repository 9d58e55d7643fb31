import { KtpError } from '@ktp-ocr/core';

export interface GuardOptions {
  /** The exact path, where the signer is mounted at one. Without it the host's router decides. */
  readonly path: string | undefined;
  /** Exact origins of pages that may use the signer from elsewhere. */
  readonly allowedOrigins: readonly string[];
}

/** Whether a page of this origin may use the signer: its own, or one that is named. */
export function originAllowed(request: Request, allowed: readonly string[]): boolean {
  const origin = request.headers.get('Origin');
  if (origin === null) return true; // not sent by a page of another origin
  if (allowed.includes(origin)) return true;
  const site = request.headers.get('Sec-Fetch-Site');
  if (site !== null) return site === 'same-origin';
  // Browsers without Sec-Fetch-Site: behind a proxy the scheme may differ, the host may not.
  return URL.canParse(origin) && new URL(origin).host === (request.headers.get('Host') ?? new URL(request.url).host);
}

/**
 * Refuses what no page of ours would send, before anybody is asked who they are.
 *
 * @throws {KtpError} `method-not-allowed`, `forbidden-origin`.
 */
export function guard(request: Request, { path, allowedOrigins }: GuardOptions): void {
  const wrongPath = path !== undefined && new URL(request.url).pathname !== path;
  if (wrongPath) throw new KtpError('method-not-allowed', { vendorCode: 'signer.not_found' });
  if (request.method !== 'POST') throw new KtpError('method-not-allowed', { vendorCode: 'signer.method_not_allowed' });
  if (!originAllowed(request, allowedOrigins)) {
    throw new KtpError('forbidden-origin', { vendorCode: 'signer.forbidden_origin' });
  }
  // A header no plain form can set: whoever sends it is a script the browser has let through.
  if (request.headers.get('X-KTP-Client') !== '1') {
    throw new KtpError('forbidden-origin', { vendorCode: 'signer.missing_client_header' });
  }
}
