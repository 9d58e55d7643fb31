import { abortError, isKtpError, type KtpEngine, KtpError, type KtpErrorOptions, type KtpReading } from '@ktp-ocr/core';
import { readingFromAnswer, tencentError } from '@ktp-ocr/core/kit';
import { bytesOfPhoto } from '../photo/checkedPhoto.ts';
import { createCircuitBreaker } from './circuitBreaker.ts';
import { startDeadline } from '../endpoint/deadline.ts';
import { isRecord } from '../endpoint/isRecord.ts';
import { inTime } from '../endpoint/inTime.ts';
import { jsonBody } from './jsonBody.ts';
import { plainId } from '../endpoint/plainId.ts';
import { post, postByFetch } from './post.ts';
import { TENCENT_API } from './tencentApi.ts';
import {
  callTencent,
  type CredentialsSource,
  identitySource,
  type TencentAnswer,
  type TencentTarget,
  tencentUrl,
} from './tencentCall.ts';
import { problemOfVendorCode } from './vendorErrors.ts';

/** How to call Tencent Cloud. Only `credentials` is required. */
export interface TencentEngineOptions {
  /** A key pair or, for rotating ones, a function that returns one and is called before each call. */
  readonly credentials: CredentialsSource;
  /** `ap-jakarta` (default) keeps photos in Indonesia; `ap-singapore` does not. */
  readonly region?: string;
  /** Host, or the origin of a stand-in for tests. Default `ocr.intl.tencentcloudapi.com`. */
  readonly endpoint?: string;
  /** The API's version. Default `2018-11-19`. */
  readonly version?: string;
  /** Language of the vendor's messages, which only its own console shows. Not sent by default. */
  readonly language?: 'en-US' | 'zh-CN';
  /** Sent only if set: newer versions of the API call it deprecated. */
  readonly scene?: 'V1' | 'V2';
  /** Milliseconds for one photo, including retries. Default 15,000. */
  readonly timeoutMs?: number;
  /** How often to retry a call that the API refused for its rate and so did not bill. Default 3. */
  readonly retries?: number;
  /** Replaces the global `fetch`, for a proxy or your runtime's connect time-out. */
  readonly fetch?: typeof fetch;
}

const BACKOFF_MS = 200;

function pause(ms: number, signal: AbortSignal): Promise<void> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const over = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, ms);
  });
  return inTime(over, signal).finally(() => clearTimeout(timer));
}

/** The vendor's code if it looks like one; anything else is not passed on. */
function wordOf(code: string): Pick<KtpErrorOptions, 'detail' | 'vendorCode'> {
  return /^[A-Z][A-Za-z]{0,59}(\.[A-Za-z]{1,60})?$/.test(code)
    ? { vendorCode: code }
    : { detail: 'signer.unknown_code' };
}

/** One photo on its way to the vendor. */
interface Errand {
  readonly body: Uint8Array;
  /** The caller's own signal. */
  readonly signal: AbortSignal;
  /** The same, or the end of its time. */
  readonly deadline: AbortSignal;
  /** `performance.now()` at its start. */
  readonly started: number;
}

/** Makes single calls, turns every failure into ours and reports it to the breaker, and can correct its clock. */
function createCaller(target: TencentTarget, credentials: CredentialsSource) {
  const identity = identitySource(credentials);
  const breaker = createCircuitBreaker();
  let clockOffset = 0;
  return {
    check: breaker.check,
    setClock(date: number): void {
      clockOffset = date - Date.now();
    },
    async call({ body, signal, deadline }: Errand): Promise<TencentAnswer> {
      const caller = await identity(deadline);
      const timestamp = Math.floor((Date.now() + clockOffset) / 1000);
      try {
        const answer = await callTencent({ body, timestamp, signal: deadline }, target, caller);
        if (tencentError(answer.response)?.Code.startsWith('InternalError')) breaker.failed();
        else breaker.answered();
        return answer;
      } catch (cause) {
        if (signal.aborted) throw abortError(signal);
        const broken = isKtpError(cause) ? cause : new KtpError('upstream-network', { cause });
        const error = deadline.aborted ? abortError(deadline) : broken;
        if (error.kind === 'retry') breaker.failed();
        throw error;
      }
    },
  };
}

/** @throws {KtpError} `upstream-invalid` if the answer is not a reading. */
function readingOf(response: unknown, version: string, ms: number): KtpReading {
  const reading = readingFromAnswer({ Response: response, Engine: { name: 'tencent', version, ms } });
  if (reading) return reading;
  throw new KtpError('upstream-invalid', { requestId: requestIdOf(response) });
}

function requestIdOf(response: unknown): string | null {
  return isRecord(response) ? plainId(response['RequestId']) : null;
}

/**
 * Has cards read by Tencent Cloud's `RecognizeIndonesiaIDCardOCR`. The secret key is imported once and cannot be read
 * again. Only calls that cannot have been billed are retried: refusals for the rate, and one for a wrong clock. After
 * five consecutive failures of the service it is not called for 20 seconds.
 *
 * @throws {KtpError} `misconfigured` for an unusable endpoint. From `recognise`: the vendor's codes as ours,
 * `upstream-network`, `upstream-timeout`, `upstream-unavailable`, `upstream-invalid`, `upstream-response-too-large`,
 * `misconfigured`, `client-closed`. The vendor's message is never passed on.
 */
export function tencentEngine(options: TencentEngineOptions): KtpEngine {
  const { region = 'ap-jakarta', version = TENCENT_API.version, language, timeoutMs = 15_000, retries = 3 } = options;
  const url = tencentUrl(options.endpoint ?? 'ocr.intl.tencentcloudapi.com');
  const given = options.fetch && postByFetch(options.fetch);
  const target = { url, region, version, language, post: () => given ?? post() };
  const caller = createCaller(target, options.credentials);
  const standardScene = options.scene;

  /** Calls until there is an answer, or a refusal that must not be retried. */
  async function attempts(errand: Errand): Promise<KtpReading> {
    let clockCorrected = false;
    for (let attempt = 0; ; attempt += 1) {
      const { response, date } = await caller.call(errand);
      const ms = Math.round(performance.now() - errand.started);
      const refused = tencentError(response);
      if (!refused) return readingOf(response, version, ms);
      const code = problemOfVendorCode(refused.Code);
      const wait = Math.random() * BACKOFF_MS * 2 ** attempt;
      if (code === 'clock-skew' && date !== null && !clockCorrected) {
        clockCorrected = true;
        caller.setClock(date);
      } else if (code === 'upstream-busy' && attempt < retries && ms + wait < timeoutMs) {
        await pause(wait, errand.deadline);
      } else {
        const retryAfter = code === 'upstream-busy' ? 1 : null;
        const requestId = requestIdOf(response);
        throw new KtpError(code, { ...wordOf(refused.Code), requestId, retryAfter });
      }
    }
  }

  return {
    name: 'tencent',
    runsOn: 'server',
    async recognise(photo, { signal, scene = standardScene, returnHeadImage = false, onProgress }) {
      caller.check();
      onProgress?.({ stage: 'reading' });
      const started = performance.now();
      const body = jsonBody(await bytesOfPhoto(photo), {
        ...(returnHeadImage ? { ReturnHeadImage: true } : {}),
        ...(scene ? { Scene: scene } : {}),
      });
      const deadline = startDeadline(signal, timeoutMs);
      try {
        return await attempts({ body, signal, deadline: deadline.signal, started });
      } finally {
        deadline.end();
      }
    },
  };
}
