import { abortError, isKtpError, KtpError } from '@ktp-ocr/core';
import type { Answers } from '../endpoint/createEndpoint.ts';
import { plainId } from '../endpoint/plainId.ts';
import { problemOfVendorCode } from '../tencent/vendorErrors.ts';
import { ApiRefusal, refusalOf } from './apiRefusal.ts';

/** Most bytes in a request's query, as the API documents. */
const MOST_GET = 32 * 1024;

function envelope(response: unknown, request: Request): Response {
  const headers: Record<string, string> = { 'Content-Type': 'application/json', 'Cache-Control': 'no-store' };
  const trace = plainId(request.headers.get('X-TC-TraceId'));
  if (trace) headers['X-TC-TraceId'] = trace;
  return new Response(JSON.stringify({ Response: response }), { headers });
}

function checkMethodAndPath({ method, url }: Request): void {
  if (method !== 'POST' && method !== 'GET') throw new ApiRefusal('UnsupportedProtocol');
  const { pathname, search } = new URL(url);
  if (pathname !== '/') throw new ApiRefusal('ResourceNotFound');
  if (search.length > MOST_GET) throw new ApiRefusal('RequestSizeLimitExceeded');
}

/** How the API speaks: always 200, with refusals as the vendor's own codes inside its envelope. */
export const apiAnswers: Answers = {
  early(request) {
    checkMethodAndPath(request);
    return null;
  },
  answer(reply, request) {
    if (reply === 'nothing' || 'bytes' in reply) throw new TypeError('The API answers JSON and nothing else.');
    return envelope(reply.json, request);
  },
  refuse(cause, { request, requestId, signal }) {
    const refused = refusalOf(signal.aborted && !isKtpError(cause) ? abortError(signal) : cause);
    const { code, message } = refused;
    const fault = refused.cause instanceof Error ? refused.cause : refused;
    return {
      response: envelope({ Error: { Code: code, Message: message }, RequestId: requestId }, request),
      error: new KtpError(problemOfVendorCode(code), { vendorCode: code }),
      fault: code === 'InternalError' ? fault : null,
    };
  },
};
