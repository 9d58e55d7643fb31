import { KtpError } from '@ktp-ocr/core';

const FAILURES = 5;
const REST_MS = 20_000;

/** Stops calling a service that keeps failing, for a while, so that people get an answer at once. */
export function createCircuitBreaker(): { readonly check: () => void; readonly report: (failed: boolean) => void } {
  let failures = 0;
  let restUntil = 0;
  return {
    check() {
      const left = restUntil - Date.now();
      if (left <= 0) return;
      throw new KtpError('upstream-unavailable', {
        vendorCode: 'signer.circuit_open',
        retryAfter: Math.ceil(left / 1000),
      });
    },
    report(failed) {
      failures = failed ? failures + 1 : 0;
      if (failures >= FAILURES) {
        restUntil = Date.now() + REST_MS;
        failures = 0;
      }
    },
  };
}
