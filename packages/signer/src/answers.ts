import { type KtpError, PROBLEM_MEDIA_TYPE, problemFromError } from '@ktp-ocr/core';

/** Nothing may keep, guess or embed what the signer says. */
const SAFE: Readonly<Record<string, string>> = {
  'Cache-Control': 'no-store',
  'Content-Security-Policy': "default-src 'none'; frame-ancestors 'none'",
  'Cross-Origin-Resource-Policy': 'same-site',
  'Referrer-Policy': 'no-referrer',
  'X-Content-Type-Options': 'nosniff',
  Vary: 'Origin',
};

/** Headers that let a named page of another origin read the answer. */
export function corsHeaders(request: Request, allowedOrigins: readonly string[]): Record<string, string> {
  const origin = request.headers.get('Origin');
  if (origin === null || !allowedOrigins.includes(origin)) return {};
  return {
    'Access-Control-Allow-Origin': origin,
    'Access-Control-Allow-Credentials': 'true',
    'Access-Control-Expose-Headers': 'Retry-After',
    'Cross-Origin-Resource-Policy': 'cross-origin',
  };
}

export function answer(body: unknown, cors: Readonly<Record<string, string>>): Response {
  return new Response(JSON.stringify(body), {
    status: 200,
    headers: { ...SAFE, 'Content-Type': 'application/json', ...cors },
  });
}

export function refusal(error: KtpError, requestId: string, cors: Readonly<Record<string, string>>): Response {
  const problem = problemFromError(error, requestId);
  const notFound = problem.code === 'signer.not_found';
  const status = notFound ? 404 : problem.status;
  const headers: Record<string, string> = { ...SAFE, 'Content-Type': PROBLEM_MEDIA_TYPE, ...cors };
  if (status === 405) headers['Allow'] = 'POST, OPTIONS';
  if (error.retryAfter !== null) headers['Retry-After'] = String(error.retryAfter);
  return new Response(JSON.stringify({ ...problem, status }), { status, headers });
}

/** The answer to a browser that asks whether it may send a photo. */
export function preflight(cors: Readonly<Record<string, string>>): Response {
  const allowed = cors['Access-Control-Allow-Origin']
    ? {
        'Access-Control-Allow-Methods': 'POST',
        'Access-Control-Allow-Headers': 'Content-Type, X-KTP-Client, Authorization',
        'Access-Control-Max-Age': '600',
      }
    : {};
  return new Response(null, { status: 204, headers: { ...SAFE, ...cors, ...allowed } });
}
