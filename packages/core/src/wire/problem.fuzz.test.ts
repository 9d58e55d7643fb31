import fc from 'fast-check';
import { expect, test } from 'vitest';
import { KtpError } from '../errors.ts';
import { errorFromProblem } from './problem.ts';

const { KTP_FUZZ_RUNS } = process.env;
// Every run of the tests tries the same; a long one tries what comes.
const runs = KTP_FUZZ_RUNS ? { numRuns: Number(KTP_FUZZ_RUNS) } : { numRuns: 500, seed: 1 };
const known = fc.constantFrom('type', 'code', 'requestId', 'retryAfter', 'status', '__proto__');
const problem = fc.oneof(
  fc.jsonValue(),
  fc.dictionary(known, fc.oneof(fc.jsonValue(), fc.constantFrom('about:ktp-ocr/'))),
);

test('any body, status and Retry-After are an error of ours', () => {
  fc.assert(
    fc.property(fc.nat(999), problem, fc.option(fc.string()), (status, body, retryAfter) => {
      const error = errorFromProblem(status, body, retryAfter, 0);
      expect(error).toBeInstanceOf(KtpError);
      expect(error.retryAfter ?? 0).toBeGreaterThanOrEqual(0);
    }),
    runs,
  );
});
