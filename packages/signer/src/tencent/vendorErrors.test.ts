import { describe, expect, test } from 'vitest';
import { KTP_PROBLEMS } from '@ktp-ocr/core';
import { KTP_SCENARIOS, scenarioAnswer } from '@ktp-ocr/testing';
import { KNOWN_VENDOR_CODES, problemOfVendorCode } from './vendorErrors.ts';

describe("the vendor's codes", () => {
  test('number 71, each mapped to one of our problems', () => {
    expect(KNOWN_VENDOR_CODES).toHaveLength(71);
    for (const code of KNOWN_VENDOR_CODES) expect(KTP_PROBLEMS).toHaveProperty(problemOfVendorCode(code));
  });

  test.each([
    ['FailedOperation.ImageNoSpecifiedCard', 'not-a-ktp'],
    ['FailedOperation.ImageSomethingNew', 'image-unreadable'],
    ['FailedOperation.SomethingNew', 'upstream-unavailable'],
    ['AuthFailure.SomethingNew', 'upstream-credentials'],
    ['RequestLimitExceeded.SomethingNew', 'upstream-busy'],
    ['LimitExceeded.SomethingNew', 'upstream-quota'],
    ['InvalidParameterValue.SomethingNew', 'bad-upstream-request'],
    ['ResourceUnavailable.SomethingNew', 'billing'],
    ['SomethingNew', 'upstream-unavailable'],
  ] as const)('maps %s to %s', (vendorCode, code) => expect(problemOfVendorCode(vendorCode)).toBe(code));
});

test.each(KTP_SCENARIOS)("the scenario %s carries the vendor's code if its error came from the vendor", (scenario) => {
  const { error } = scenarioAnswer(scenario);
  if (error?.vendorCode) expect(problemOfVendorCode(error.vendorCode)).toBe(error.code);
});
