import { KtpError } from '@ktp-ocr/core';

/**
 * Exact origins, as browsers send them.
 *
 * @throws {KtpError} `misconfigured` for anything that could never match, or would match too much: `*`, a path, a
 * closing slash, `null`.
 */
export function checkOrigins(origins: readonly string[]): void {
  for (const origin of origins) {
    if (URL.canParse(origin) && new URL(origin).origin === origin) continue;
    const message =
      'allowedOrigins holds exact origins such as https://app.example.co.id: no *, no path, no slash at the end.';
    throw new KtpError('misconfigured', { message, detail: 'signer.bad_origin' });
  }
}

/**
 * The exact path, where the signer is mounted at one. Without it the host's router decides.
 *
 * @throws {KtpError} `method-not-allowed`, which is answered 404 here.
 */
export function checkPath(request: Request, path: string | undefined): void {
  if (path === undefined || new URL(request.url).pathname === path) return;
  throw new KtpError('method-not-allowed', { detail: 'signer.not_found' });
}

/** Whether a page of this origin may use the signer: its own, or one that is named. */
function originAllowed(request: Request, allowed: readonly string[]): boolean {
  const origin = request.headers.get('Origin');
  if (origin !== null && allowed.includes(origin)) return true;
  const site = request.headers.get('Sec-Fetch-Site'); // no page can set or change it
  if (site !== null) return site === 'same-origin' || (origin === null && site === 'none');
  if (origin === null) return true; // no browser: an app, a server, a command
  // Browsers leave Sec-Fetch-Site out on plain http. No page can make another's browser send a Host of its choice, so it
  // serves to tell our own page; behind a proxy the scheme may differ, the host may not.
  return URL.canParse(origin) && new URL(origin).host === (request.headers.get('Host') ?? new URL(request.url).host);
}

/**
 * Refuses what no page of ours would send, before anybody is asked who they are.
 *
 * @throws {KtpError} `method-not-allowed`, `forbidden-origin`.
 */
export function guard(
  request: Request,
  allowedOrigins: readonly string[],
  methods: readonly string[] = ['POST'],
): void {
  if (!methods.includes(request.method))
    throw new KtpError('method-not-allowed', { detail: 'signer.method_not_allowed' });
  if (!originAllowed(request, allowedOrigins)) {
    throw new KtpError('forbidden-origin', { detail: 'signer.forbidden_origin' });
  }
  // A header no plain form can set: whoever sends it is a script the browser has let through.
  if (request.headers.get('X-KTP-Client') !== '1') {
    throw new KtpError('forbidden-origin', { detail: 'signer.missing_client_header' });
  }
}
