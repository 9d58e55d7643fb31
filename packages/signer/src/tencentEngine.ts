import {
  abortError,
  isKtpError,
  type KtpEngine,
  KtpError,
  parseTencentResponse,
  problemOfVendorCode,
  readingFromAnswer,
  TENCENT_ACTION,
  TENCENT_VERSION,
  tencentError,
} from '@ktp-ocr/core';
import { createCircuitBreaker } from './circuitBreaker.ts';
import { jsonBody } from './jsonBody.ts';
import { readLimited } from './readLimited.ts';
import { importTc3Key, signTc3, type Tc3Key } from './tc3.ts';

export interface TencentCredentials {
  readonly secretId: string;
  readonly secretKey: string;
  /** Of temporary credentials (STS). */
  readonly token?: string;
}

export interface TencentEngineOptions {
  /** Or a function that gives them, asked before each call, where they are rotated. */
  readonly credentials: TencentCredentials | (() => TencentCredentials | Promise<TencentCredentials>);
  /** `ap-jakarta` (default) keeps photos in Indonesia; `ap-singapore` does not. */
  readonly region?: string;
  /** Host, or the origin of a stand-in for tests. Default `ocr.intl.tencentcloudapi.com`. */
  readonly endpoint?: string;
  /** Sent where set: newer versions of the API call it deprecated. */
  readonly scene?: 'V1' | 'V2';
  /** Milliseconds for one call. Default 15,000. */
  readonly timeoutMs?: number;
  /** How often a call the API refused for its rate, and so did not bill, is tried again. Default 3. */
  readonly retries?: number;
}

const CONTENT_TYPE = 'application/json';
const LARGEST_ANSWER = 8 * 1024 * 1024;
const BACKOFF_MS = 200;

function sleep(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(resolve, ms);
    signal.addEventListener('abort', () => {
      clearTimeout(timer);
      reject(abortError(signal));
    });
  });
}

/**
 * Has cards read by Tencent Cloud's `RecognizeIndonesiaIDCardOCR`. The secret key is taken in once and cannot be read again.
 * Only calls that cannot have been billed are tried again: refusals for the rate, and one for a wrong clock.
 *
 * @throws {KtpError} from `recognise`: the vendor's codes as ours, `upstream-network`, `upstream-timeout`, `upstream-invalid`,
 * `client-closed`. The vendor's message is never passed on.
 */
export function tencentEngine(options: TencentEngineOptions): KtpEngine {
  const {
    credentials,
    region = 'ap-jakarta',
    endpoint = 'ocr.intl.tencentcloudapi.com',
    timeoutMs = 15_000,
    retries = 3,
  } = options;
  const url = new URL(endpoint.includes('://') ? endpoint : `https://${endpoint}`);
  const breaker = createCircuitBreaker();
  const fixed = typeof credentials === 'function' ? null : importTc3Key(credentials.secretId, credentials.secretKey);
  fixed?.catch(() => undefined);
  const fixedToken = typeof credentials === 'function' ? undefined : credentials.token;
  let clockOffset = 0;

  async function identity(): Promise<{ key: Tc3Key; token: string | undefined }> {
    if (typeof credentials !== 'function') return { key: await fixed!, token: fixedToken };
    const { secretId, secretKey, token } = await credentials();
    return { key: await importTc3Key(secretId, secretKey), token };
  }

  async function call(body: Uint8Array, signal: AbortSignal): Promise<{ answer: unknown; date: string | null }> {
    const { key, token } = await identity();
    const timestamp = Math.floor(Date.now() / 1000) + clockOffset;
    const authorization = await signTc3(
      { method: 'POST', host: url.hostname, contentType: CONTENT_TYPE, body, timestamp },
      key,
    );
    const headers: Record<string, string> = {
      Authorization: authorization,
      'Content-Type': CONTENT_TYPE,
      'X-TC-Action': TENCENT_ACTION,
      'X-TC-Version': TENCENT_VERSION,
      'X-TC-Timestamp': String(timestamp),
      'X-TC-Region': region,
      ...(token ? { 'X-TC-Token': token } : {}),
    };
    const init = { method: 'POST', headers, body: body as Uint8Array<ArrayBuffer>, signal, redirect: 'error' } as const;
    const response = await fetch(url, init);
    if (response.status >= 500) {
      await response.body?.cancel();
      throw new KtpError('upstream-unavailable', { vendorCode: `http.${response.status}` });
    }
    const bytes = await readLimited(response.body, LARGEST_ANSWER, () => new KtpError('upstream-response-too-large'));
    try {
      const answer = (JSON.parse(new TextDecoder().decode(bytes)) as { Response?: unknown }).Response;
      return { answer, date: response.headers.get('Date') };
    } catch {
      throw new KtpError('upstream-invalid');
    }
  }

  async function callInTime(body: Uint8Array, signal: AbortSignal): ReturnType<typeof call> {
    const deadline = AbortSignal.any([signal, AbortSignal.timeout(timeoutMs)]);
    try {
      return await call(body, deadline);
    } catch (error) {
      if (signal.aborted) throw abortError(signal);
      if (deadline.aborted) throw new KtpError('upstream-timeout');
      // The runtime's own error may name hosts and addresses: they stay in the signer.
      throw isKtpError(error) ? error : new KtpError('upstream-network');
    }
  }

  return {
    name: 'tencent',
    runsOn: 'server',
    async recognise(photo, { signal, scene = options.scene, returnHeadImage = false, onProgress }) {
      breaker.check();
      onProgress?.({ stage: 'reading' });
      const started = performance.now();
      const bytes = new Uint8Array(await photo.blob.arrayBuffer());
      const body = jsonBody(bytes, {
        ...(returnHeadImage ? { ReturnHeadImage: true } : {}),
        ...(scene ? { Scene: scene } : {}),
      });
      let clockCorrected = false;
      for (let attempt = 0; ; attempt += 1) {
        const { answer, date } = await callInTime(body, signal).catch((error: unknown) => {
          breaker.report(isKtpError(error) && error.code !== 'client-closed');
          throw error;
        });
        const refused = tencentError(answer);
        const requestId = (answer as { RequestId?: string } | undefined)?.RequestId ?? null;
        if (!refused) {
          const response = parseTencentResponse(answer);
          breaker.report(!response);
          const ms = Math.round(performance.now() - started);
          const reading =
            response &&
            readingFromAnswer({ Response: response, Engine: { name: 'tencent', version: TENCENT_VERSION, ms } });
          if (!reading) throw new KtpError('upstream-invalid', { requestId });
          return reading;
        }
        const code = problemOfVendorCode(refused.Code);
        breaker.report(refused.Code.startsWith('InternalError'));
        if (code === 'clock-skew' && !clockCorrected && date && !Number.isNaN(Date.parse(date))) {
          clockCorrected = true;
          clockOffset = Math.round((Date.parse(date) - Date.now()) / 1000);
          continue;
        }
        if (code === 'upstream-busy' && attempt < retries) {
          await sleep(Math.random() * BACKOFF_MS * 2 ** attempt, signal);
          continue;
        }
        throw new KtpError(code, {
          vendorCode: refused.Code,
          requestId,
          retryAfter: code === 'upstream-busy' ? 1 : null,
        });
      }
    },
  };
}
