import { KTP_PROBLEMS, KtpError } from '@ktp-ocr/core';
import { answerFromReading, problemFromError, PROBLEM_MEDIA_TYPE } from '@ktp-ocr/core/kit';
import { http, type HttpHandler, HttpResponse } from 'msw';
import { type KtpScenario, scenarioAnswer } from './scenarios.ts';
import type { SpecimenPerson } from './specimen/person.ts';
import { wait } from './wait.ts';

/** Options of `ktpHandlers`, all optional. */
export interface KtpHandlerOptions {
  /** Where the app's signer is: an address, or an MSW pattern. Default: the path `/api/ktp` on any origin. */
  readonly endpoint?: string;
  /** The person on every card. Default: `SAMPLE_PERSON`. */
  readonly person?: SpecimenPerson;
  /** Milliseconds before the answer, instead of the scenario's own delay. */
  readonly delay?: number;
}

const REQUEST_ID = 'fake-request';

/** The refusal, with the same code, that a real signer would give this request; `null` if it would accept it. */
async function refusalOf(request: Request): Promise<KtpError | null> {
  if (request.method !== 'POST') {
    return new KtpError('method-not-allowed', { detail: 'signer.method_not_allowed' });
  }
  if (request.headers.get('X-KTP-Client') !== '1') {
    return new KtpError('forbidden-origin', { detail: 'signer.missing_client_header' });
  }
  const scene = new URL(request.url).searchParams.get('scene');
  if (scene !== null && scene !== 'V1' && scene !== 'V2') return new KtpError('bad-request');
  if (!/^image\/(jpeg|png)$/.test(request.headers.get('Content-Type') ?? '')) {
    return new KtpError('unsupported-media-type');
  }
  return (await request.arrayBuffer()).byteLength === 0 ? new KtpError('image-empty') : null;
}

function problem(error: KtpError): Response {
  const details = problemFromError(error, REQUEST_ID);
  const retryAfter = error.retryAfter === null ? {} : { 'Retry-After': String(error.retryAfter) };
  return new HttpResponse(JSON.stringify(details), {
    status: details.status,
    headers: { 'Content-Type': PROBLEM_MEDIA_TYPE, ...retryAfter },
  });
}

/**
 * MSW handlers that answer like a signer. They refuse whatever a real signer would refuse, in the same way, so that a
 * test finds a client that breaks the contract.
 *
 * @throws {Error} for a code that only arises in the browser, such as `out-of-memory`: pass that to `fakeEngine`.
 */
export function ktpHandlers(scenario: KtpScenario, options: KtpHandlerOptions = {}): HttpHandler[] {
  const { endpoint = '*/api/ktp', person } = options;
  const error = scenario === 'offline' ? null : scenarioAnswer(scenario).error;
  if (error && KTP_PROBLEMS[error.code].status === 0) {
    throw new Error(`No signer answers "${error.code}": it arises in the browser. Use fakeEngine('${error.code}').`);
  }
  let attempt = 0;
  return [
    http.all(endpoint, async ({ request }) => {
      const refusal = await refusalOf(request);
      if (refusal) return problem(refusal);
      if (scenario === 'offline') return HttpResponse.error();
      attempt += 1;
      const asked = new URL(request.url).searchParams;
      const answer = scenarioAnswer(scenario, {
        withFace: asked.get('returnHeadImage') === 'true',
        scene: asked.get('scene') === 'V1' ? 'V1' : 'V2',
        attempt,
        ...(person ? { person } : {}),
      });
      try {
        await wait(options.delay ?? answer.delay, request.signal);
      } catch {
        return HttpResponse.error(); // the client is gone
      }
      if (scenario === 'captive-portal') return HttpResponse.html('<!doctype html><title>Selamat datang</title>');
      return answer.error ? problem(answer.error) : HttpResponse.json(answerFromReading(answer.reading, REQUEST_ID));
    }),
  ];
}
