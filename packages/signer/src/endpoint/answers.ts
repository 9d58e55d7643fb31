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
  'signer.handover_gone': 'This hand-over is over: its photo was fetched, it was given up, or its minutes have passed.',
  'signer.handover_used': 'A photo has been sent with this token already.',
  'signer.bad_json': 'The body is not a JSON object.',
  'signer.bad_option': 'scene is V1 or V2, and returnHeadImage true or false.',
  'signer.option_not_allowed': 'This signer does not allow that scene, or does not hand out face photos.',
};

/** Where a code has another status than its kind. */
const STATUS: Readonly<Record<string, number>> = {
  'signer.not_found': 404,
  'signer.handover_gone': 410,
  'signer.handover_used': 409,
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

type Cors = Readonly<Record<string, string>>;

export function jsonAnswer(body: unknown, cors: Cors, status = 200): Response {
  return new Response(JSON.stringify(body), {
    status,
    headers: { ...SAFE, 'Content-Type': 'application/json', ...cors },
  });
}

export function bytesAnswer(bytes: Uint8Array, type: string, cors: Cors): Response {
  const headers = { ...SAFE, 'Content-Type': type, ...cors };
  return new Response(bytes as Uint8Array<ArrayBuffer>, { headers });
}

export function nothingAnswer(cors: Cors): Response {
  return new Response(null, { status: 204, headers: { ...SAFE, ...cors } });
}

/** The refusal for an error, as `application/problem+json`. Says nothing the lists of codes and sentences do not hold. */
export function refusal(
  error: KtpError,
  requestId: string,
  cors: Cors,
  methods: readonly string[] = ['POST'],
): Response {
  const problem = problemFromError(error, requestId);
  const { code } = problem;
  const status = STATUS[code] ?? problem.status;
  const headers: Record<string, string> = { ...SAFE, 'Content-Type': PROBLEM_MEDIA_TYPE, ...cors };
  if (status === 405) headers['Allow'] = [...methods, 'OPTIONS'].join(', ');
  if (error.retryAfter !== null) headers['Retry-After'] = String(error.retryAfter);
  const detail = DETAILS[code] ?? problem.detail;
  return new Response(JSON.stringify({ ...problem, status, detail }), { status, headers });
}

/** The answer to a browser that asks whether it may send a photo. */
export function preflight(cors: Cors, methods: readonly string[] = ['POST']): Response {
  const allowed = cors['Access-Control-Allow-Origin']
    ? {
        'Access-Control-Allow-Methods': methods.join(', '),
        'Access-Control-Allow-Headers': 'Content-Type, X-KTP-Client, X-KTP-Handover, Authorization',
        'Access-Control-Max-Age': '600',
      }
    : {};
  return new Response(null, { status: 204, headers: { ...SAFE, ...cors, ...allowed } });
}
