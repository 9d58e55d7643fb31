import { KtpError } from '@ktp-ocr/core';

const FAILURES = 5;
const REST_MS = 20_000;

export interface CircuitBreaker {
  /** @throws {KtpError} `upstream-unavailable` while the service is not called. */
  check(): void;
  /** The service answered, whatever it said about the photo. */
  answered(): void;
  /** The service itself failed, or did not answer in time. */
  failed(): void;
}

/** Stops calling a service that keeps failing, for a while, so that people get an answer at once. */
export function createCircuitBreaker(): CircuitBreaker {
  let failures = 0;
  let restUntil = 0;
  return {
    check() {
      const left = restUntil - performance.now();
      if (left <= 0) return;
      const retryAfter = Math.ceil(left / 1000);
      throw new KtpError('upstream-unavailable', { detail: 'signer.circuit_open', retryAfter });
    },
    answered() {
      failures = 0;
    },
    failed() {
      failures += 1;
      if (failures < FAILURES) return;
      restUntil = performance.now() + REST_MS; // a clock that is set meanwhile changes nothing
      // After the pause it is on probation: one more failure, and it pauses again.
      failures = FAILURES - 1;
    },
  };
}
