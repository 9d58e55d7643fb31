import { answerFromReading, KtpError, problemFromError, PROBLEM_MEDIA_TYPE } from '@ktp-ocr/core';
import { delay, http, HttpResponse, type HttpHandler } from 'msw';
import { type KtpScenario, scenarioAnswer } from './scenarios.ts';
import type { SpecimenPerson } from './specimen/person.ts';

export interface KtpHandlerOptions {
  /** Where the app's signer lives. Default `/api/ktp`. */
  readonly endpoint?: string;
  readonly person?: SpecimenPerson;
}

function refusal(error: KtpError): Response {
  const problem = problemFromError(error, error.requestId ?? 'fake-request');
  const retryAfter = error.retryAfter === null ? {} : { 'Retry-After': String(error.retryAfter) };
  return new HttpResponse(JSON.stringify(problem), {
    status: problem.status,
    headers: { 'Content-Type': PROBLEM_MEDIA_TYPE, ...retryAfter },
  });
}

/**
 * MSW handlers that answer like a signer. A request a real signer would refuse is refused, so that a test finds a client
 * that breaks the contract.
 */
export function ktpHandlers(scenario: KtpScenario, options: KtpHandlerOptions = {}): HttpHandler[] {
  const { endpoint = '/api/ktp', person } = options;
  return [
    http.post(endpoint, async ({ request }) => {
      if (request.headers.get('X-KTP-Client') !== '1') return refusal(new KtpError('forbidden-origin'));
      if (!/^image\/(jpeg|png)$/.test(request.headers.get('Content-Type') ?? '')) {
        return refusal(new KtpError('unsupported-media-type'));
      }
      if ((await request.arrayBuffer()).byteLength === 0) return refusal(new KtpError('image-empty'));
      if (scenario === 'offline') return HttpResponse.error();
      const withFace = new URL(request.url).searchParams.get('returnHeadImage') === 'true';
      const answer = scenarioAnswer(scenario, { withFace, ...(person ? { person } : {}) });
      await delay(answer.delay);
      return answer.error
        ? refusal(answer.error)
        : HttpResponse.json(answerFromReading(answer.reading!, 'fake-request'));
    }),
  ];
}
