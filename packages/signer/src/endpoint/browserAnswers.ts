import type { KtpError } from '@ktp-ocr/core';
import { PROBLEM_MEDIA_TYPE, problemFromError } from '@ktp-ocr/core/kit';
import type { Answers } from './createEndpoint.ts';
import { errorOf } from './errorOf.ts';
import { checkPath } from './guard.ts';
import { outgoing } from './outgoing.ts';

/** No cache may store the signer's answers, no browser may guess their type, and no page may embed them. */
const SAFE: Readonly<Record<string, string>> = {
  'Cache-Control': 'no-store',
  'Content-Security-Policy': "default-src 'none'; frame-ancestors 'none'",
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Referrer-Policy': 'no-referrer',
  'X-Content-Type-Options': 'nosniff',
  Vary: 'Origin',
};

/** Details that say more than the sentence of the code. */
const DETAILS: Readonly<Record<string, string>> = {
  'signer.not_found': 'There is no signer at this path. Check the endpoint.',
  'signer.missing_client_header': 'The header X-KTP-Client: 1 is missing. Send it with every photo.',
  'signer.image_url': 'This signer does not fetch a photo from that address. Send the photo itself, or as ImageBase64.',
  'signer.no_image': 'ImageBase64 is missing or is no Base64.',
  'signer.handover_gone': 'This hand-over is over: its photo was fetched, it was given up, or its minutes have passed.',
  'signer.handover_used': 'A photo has been sent with this token already.',
  'signer.handover_other_phone': 'This hand-over belongs to the first phone that opened its link, and this is not it.',
  'signer.forbidden_host': 'This host is none of the signer. Name it in allowedHosts.',
  'signer.body_consumed':
    'A body parser has read the photo before the signer. Mount the signer before it; onFault is told the line to add.',
  'signer.user_busy': 'This user has as many requests under way as one user may have.',
  'signer.upload_too_slow': 'The photo arrived too slowly.',
  'signer.bad_json': 'The body is not a JSON object of ImageBase64, ImageUrl, Scene and ReturnHeadImage.',
  'signer.json_not_accepted': 'This signer takes no JSON. Send the bytes of the photo, or turn acceptJson on.',
  'signer.not_a_plain_photo':
    'The photo is the body itself: send its bytes, not compressed, as image/jpeg or image/png. A form is not read.',
  'signer.bad_option': 'scene is V1 or V2, and returnHeadImage true or false.',
  'signer.option_not_allowed': 'This signer does not allow that scene, or does not hand out face photos.',
};

/** Codes whose status differs from that of their kind. */
const STATUS: Readonly<Record<string, number>> = {
  'signer.not_found': 404,
  'signer.handover_gone': 410,
  'signer.handover_used': 409,
  'signer.handover_other_phone': 403,
};

/** Headers that let a listed page of another origin read the answer. */
function corsHeaders(request: Request, allowedOrigins: readonly string[]): Readonly<Record<string, string>> {
  const origin = request.headers.get('Origin');
  if (origin === null || !allowedOrigins.includes(origin)) return {};
  return {
    'Access-Control-Allow-Origin': origin,
    'Access-Control-Allow-Credentials': 'true',
    'Access-Control-Expose-Headers': 'Retry-After',
    'Cross-Origin-Resource-Policy': 'cross-origin',
  };
}

/** Answers a browser that asks whether it may send a photo. */
function preflight(cors: Readonly<Record<string, string>>, methods: readonly string[]): Response {
  const allowed = cors['Access-Control-Allow-Origin']
    ? {
        'Access-Control-Allow-Methods': methods.join(', '),
        'Access-Control-Allow-Headers': 'Content-Type, X-KTP-Client, X-KTP-Handover, Authorization',
        'Access-Control-Max-Age': '600',
      }
    : {};
  return new Response(null, { status: 204, headers: { ...SAFE, ...cors, ...allowed } });
}

/** The refusal for an error, as `application/problem+json`. It says nothing beyond the lists of codes and sentences. */
export function problemAnswer(
  error: KtpError,
  requestId: string,
  cors: Readonly<Record<string, string>> = {},
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

export interface BrowserRules {
  readonly path: string | undefined;
  readonly allowedOrigins: readonly string[];
  readonly methods: readonly string[];
}

/**
 * How signer and hand-over speak to pages: JSON or bytes, refusals as problem+json, preflights for listed origins.
 */
export function browserAnswers({ path, allowedOrigins, methods }: BrowserRules): Answers {
  const cors = (request: Request): Readonly<Record<string, string>> => corsHeaders(request, allowedOrigins);
  return {
    early(request) {
      checkPath(request, path);
      return request.method === 'OPTIONS' ? preflight(cors(request), methods) : null;
    },
    answer(reply, request) {
      const headers = { ...SAFE, ...cors(request) };
      if (reply === 'nothing') return new Response(null, { status: 204, headers });
      if ('bytes' in reply) {
        const length = String(reply.bytes.length);
        const body = outgoing(reply.bytes, reply.left);
        return new Response(body, { headers: { ...headers, 'Content-Type': reply.type, 'Content-Length': length } });
      }
      const { json, status = 200 } = reply;
      return new Response(JSON.stringify(json), {
        status,
        headers: { ...headers, 'Content-Type': 'application/json' },
      });
    },
    refuse(cause, { request, requestId, signal }) {
      const error = errorOf(cause, signal);
      const response = problemAnswer(error, requestId, cors(request), methods);
      return { response, error, fault: response.status >= 500 ? error : null };
    },
  };
}
