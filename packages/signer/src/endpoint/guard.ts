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

/** Which pages may ask, under which hosts. */
export interface PageRules {
  readonly allowedOrigins: readonly string[];
  /** Hosts of ours; `undefined` where whatever a request names is believed. */
  readonly allowedHosts: readonly string[] | undefined;
}

/**
 * Hosts as browsers send them.
 *
 * @throws {KtpError} `misconfigured` for anything that could never match.
 */
export function checkHosts(hosts: readonly string[]): void {
  for (const host of hosts) {
    if (!host.includes('*') && URL.canParse(`http://${host}`) && new URL(`http://${host}`).host === host) continue;
    const message = 'allowedHosts holds hosts such as app.example.co.id or localhost:3000: no scheme, no path, no *.';
    throw new KtpError('misconfigured', { message, detail: 'signer.bad_host' });
  }
}

function hostOf({ headers, url }: Request): string {
  return (headers.get('Host') ?? new URL(url).host).toLowerCase();
}

/** Whether a page of this origin may use the signer: its own, or one that is named. */
function originAllowed(request: Request, { allowedOrigins: allowed, allowedHosts }: PageRules): boolean {
  const origin = request.headers.get('Origin');
  if (origin !== null && allowed.includes(origin)) return true;
  const site = request.headers.get('Sec-Fetch-Site'); // no page can set or change it
  if (site !== null) return site === 'same-origin' || (origin === null && site === 'none');
  if (origin === null) return true; // no browser: an app, a server, a command
  // Browsers leave Sec-Fetch-Site out on plain http. No page can make another's browser send a Host of its choice, so
  // it serves to tell our own page; behind a proxy the scheme may differ, the host may not.
  if (!URL.canParse(origin)) return false;
  const { host } = new URL(origin);
  return allowedHosts ? allowedHosts.includes(host) : host === hostOf(request);
}

/**
 * Refuses what no page of ours would send, before anybody is asked who they are.
 *
 * @throws {KtpError} `method-not-allowed`, `forbidden-origin`.
 */
export function guard(request: Request, rules: PageRules, methods: readonly string[] = ['POST']): void {
  if (!methods.includes(request.method))
    throw new KtpError('method-not-allowed', { detail: 'signer.method_not_allowed' });
  // A name of somebody else's that leads here makes their page look like one of ours.
  if (rules.allowedHosts && !rules.allowedHosts.includes(hostOf(request))) {
    throw new KtpError('forbidden-origin', { detail: 'signer.forbidden_host' });
  }
  if (!originAllowed(request, rules)) {
    throw new KtpError('forbidden-origin', { detail: 'signer.forbidden_origin' });
  }
  // A header no plain form can set: whoever sends it is a script the browser has let through.
  if (request.headers.get('X-KTP-Client') !== '1') {
    throw new KtpError('forbidden-origin', { detail: 'signer.missing_client_header' });
  }
}
