import { KtpError } from '@ktp-ocr/core';

/** Pages of hybrid apps have an origin with a scheme of their own, which `URL` does not know: `capacitor://localhost`. */
const APP_ORIGIN = /^(?!https?:)[a-z][a-z\d+.-]*:\/\/[a-z\d][a-z\d.-]*(?::\d{1,5})?$/;

function isOrigin(text: string): boolean {
  if (text.includes('*')) return false;
  return APP_ORIGIN.test(text) || (/^https?:/.test(text) && URL.canParse(text) && new URL(text).origin === text);
}

/**
 * Checks that origins are exact, as browsers and the web views of apps send them.
 *
 * @throws {KtpError} `misconfigured` for anything that could never match, or would match too much: a `*` anywhere, a
 * path, a closing slash, `null`.
 */
export function checkOrigins(origins: readonly string[]): void {
  for (const origin of origins) {
    if (isOrigin(origin)) continue;
    const message = `allowedOrigins holds exact origins such as https://app.example.co.id or capacitor://localhost: no *, no path, no slash at the end. This is not one: ${JSON.stringify(origin)}.`;
    throw new KtpError('misconfigured', { message, detail: 'signer.bad_origin' });
  }
}

/**
 * Checks the exact path, if the signer is mounted at one. Otherwise the host's router decides.
 *
 * @throws {KtpError} `method-not-allowed`, which is answered with 404 here.
 */
export function checkPath(request: Request, path: string | undefined): void {
  if (path === undefined || new URL(request.url).pathname === path) return;
  throw new KtpError('method-not-allowed', { detail: 'signer.not_found' });
}

/** Which pages may ask, and under which hosts. */
export interface PageRules {
  readonly allowedOrigins: readonly string[];
  /** Our own hosts; `undefined` accepts whatever host a request names. */
  readonly allowedHosts: readonly string[] | undefined;
}

/**
 * Checks that hosts are written as browsers send them.
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

/** Whether a page of this origin may use the signer: the signer's own, or a listed one. */
function originAllowed(request: Request, { allowedOrigins: allowed, allowedHosts }: PageRules): boolean {
  const origin = request.headers.get('Origin');
  if (origin !== null && allowed.includes(origin)) return true;
  const site = request.headers.get('Sec-Fetch-Site'); // no page can set or change it
  if (site !== null) return site === 'same-origin' || (origin === null && site === 'none');
  if (origin === null) return true; // no browser: an app, a server, a command
  // Browsers leave Sec-Fetch-Site out on plain http. No page can make another visitor's browser send a Host of its
  // choice, so the Host identifies our own page; behind a proxy the scheme may differ, but not the host.
  if (!URL.canParse(origin)) return false;
  const { host } = new URL(origin);
  return allowedHosts ? allowedHosts.includes(host) : host === hostOf(request);
}

/**
 * Refuses requests that none of our pages would send, before `authorize` is asked.
 *
 * @throws {KtpError} `method-not-allowed`, `forbidden-origin`.
 */
export function guard(request: Request, rules: PageRules, methods: readonly string[] = ['POST']): void {
  if (!methods.includes(request.method))
    throw new KtpError('method-not-allowed', { detail: 'signer.method_not_allowed' });
  // A stranger's host name that points to this server makes their page look like one of ours.
  if (rules.allowedHosts && !rules.allowedHosts.includes(hostOf(request))) {
    throw new KtpError('forbidden-origin', { detail: 'signer.forbidden_host' });
  }
  if (!originAllowed(request, rules)) {
    throw new KtpError('forbidden-origin', { detail: 'signer.forbidden_origin' });
  }
  // No plain form can set this header, so the request comes from a script that the browser has let through.
  if (request.headers.get('X-KTP-Client') !== '1') {
    throw new KtpError('forbidden-origin', { detail: 'signer.missing_client_header' });
  }
}
