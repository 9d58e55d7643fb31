import { type KtpError, PROBLEM_MEDIA_TYPE, problemFromError } from '@ktp-ocr/core';

/** Nothing may keep, guess or embed what the signer says. */
const SAFE: Readonly<Record<string, string>> = {
  'Cache-Control': 'no-store',
  'Content-Security-Policy': "default-src 'none'; frame-ancestors 'none'",
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Referrer-Policy': 'no-referrer',
  'X-Content-Type-Options': 'nosniff',
  Vary: 'Origin',
};

/** Where the signer knows more than the sentence of the code says. */
const DETAILS: Readonly<Record<string, string>> = {
  'signer.not_found': 'There is no signer at this path. Check the endpoint.',
  'signer.missing_client_header': 'The header X-KTP-Client: 1 is missing. Send it with every photo.',
  'signer.image_url': 'This signer does not fetch a photo from that address. Send the photo itself, or as ImageBase64.',
  'signer.no_image': 'ImageBase64 is missing or is no Base64.',
  'signer.bad_json': 'The body is not a JSON object.',
  'signer.bad_option': 'scene is V1 or V2, and returnHeadImage true or false.',
  'signer.option_not_allowed': 'This signer does not allow that scene, or does not hand out face photos.',
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

/** The refusal for an error, as `application/problem+json`. Says nothing the lists of codes and sentences do not hold. */
export function refusal(error: KtpError, requestId: string, cors: Readonly<Record<string, string>>): Response {
  const problem = problemFromError(error, requestId);
  const code = error.vendorCode ?? `signer.${error.code.replaceAll('-', '_')}`;
  const status = code === 'signer.not_found' ? 404 : problem.status;
  const headers: Record<string, string> = { ...SAFE, 'Content-Type': PROBLEM_MEDIA_TYPE, ...cors };
  if (status === 405) headers['Allow'] = 'POST, OPTIONS';
  if (error.retryAfter !== null) headers['Retry-After'] = String(error.retryAfter);
  const detail = DETAILS[code] ?? problem.detail;
  return new Response(JSON.stringify({ ...problem, status, code, detail }), { status, headers });
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
