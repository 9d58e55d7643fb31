import { isKtpError, KtpError } from '@ktp-ocr/core';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { deskDevice } from '../handover/deskDevice.ts';
import { type PhotoBounds, readPhotoRequest } from '../photo/photoRequest.ts';
import { parseTc3 } from '../tencent/tc3.ts';
import { guard } from './guard.ts';
import { mediaTypeOf } from './mediaTypeOf.ts';
import { plainId } from './plainId.ts';

const { KTP_FUZZ_RUNS } = process.env;
// Every run of the tests tries the same; a long one tries what comes.
const runs = KTP_FUZZ_RUNS ? { numRuns: Number(KTP_FUZZ_RUNS) } : { numRuns: 500, seed: 1 };

/** Parts of the headers we read, in any order and number, between anything else. */
const pieces = [
  ...['TC3-HMAC-SHA256', ' ', 'Credential=', 'AKID', '/', '2026-11-23', 'ocr', '/tc3_request', ',', 'SignedHeaders='],
  ...['content-type', ';', 'host', 'Signature=', 'a'.repeat(64), 'multipart/form-data; boundary=x', 'image/jpeg'],
  ...['application/json', 'https://app.test', 'null', 'app.test', ':', '-1', '1e9', 'iPhone', 'Chrome/', '%00', '='],
];
const text = fc
  .array(fc.oneof({ weight: 4, arbitrary: fc.constantFrom(...pieces) }, fc.string({ unit: 'binary', maxLength: 30 })), {
    maxLength: 30,
  })
  .map((parts) => parts.join(''));
/** As `Headers` takes it. */
const headerText = text.map((one) => one.replace(/[^\x20-\x7e\x80-\xff]/g, '?'));

const bounds: PhotoBounds = {
  maxBytes: 1000,
  maxPixels: 1000,
  allowFace: false,
  allowedScenes: ['V1'],
  fetchPhoto: undefined,
  leastRate: 0,
  acceptJson: true,
};

test('the text of a header makes no parser throw', () => {
  fc.assert(
    fc.property(text, (value) => {
      const claim = parseTc3(value);
      if (claim) expect([claim.signature.length, claim.service === '']).toEqual([32, false]);
      expect(plainId(value) ?? value).toBe(value);
      deskDevice(value);
    }),
    runs,
  );
});

test('no headers and no body make a request end with anything but an error of ours', async () => {
  const names = ['Host', 'Origin', 'Sec-Fetch-Site', 'X-KTP-Client', 'Content-Type', 'Content-Encoding'] as const;
  const anyHeaders = fc.dictionary(fc.constantFrom(...names), headerText);
  const form = fc.constantFrom('image/jpeg', 'application/json', 'multipart/form-data; boundary=x');
  await fc.assert(
    fc.asyncProperty(anyHeaders, fc.option(form), fc.uint8Array({ maxLength: 200 }), async (own, type, body) => {
      const headers = { ...own, ...(type === null ? {} : { 'Content-Type': type }) };
      const request = new Request('http://app.test/', { method: 'POST', headers, body: new Uint8Array(body) });
      expect(mediaTypeOf(request.headers)).not.toMatch(/[;A-Z]/);
      try {
        guard(request, { allowedOrigins: ['https://app.test'], allowedHosts: undefined });
      } catch (error) {
        expect(error).toBeInstanceOf(KtpError);
      }
      const error = await readPhotoRequest(request, bounds, new AbortController().signal).then(
        () => null,
        (cause: unknown) => cause,
      );
      expect(error === null || isKtpError(error)).toBe(true);
      // A form is told apart by its type alone and never read.
      if (type?.startsWith('multipart'))
        expect([error, request.bodyUsed]).toMatchObject([{ code: 'bad-request' }, false]);
    }),
    runs,
  );
});

test('a header a hundred times as long as any takes no more than its share of time', () => {
  const heads = ['', 'TC3-HMAC-SHA256', 'TC3-HMAC-SHA256 Credential=a/2026-11-23/ocr/tc3_request,', '1', 'image/jpeg;'];
  const fills = [' ', '/', ',', 'a', '1', '-', ';', 'Chrome/', 'Credential='];
  for (const head of heads) {
    for (const fill of fills) {
      const value = `${head}${fill.repeat(200_000)}`;
      const started = performance.now();
      parseTc3(value);
      plainId(value);
      deskDevice(value);
      expect(performance.now() - started).toBeLessThan(200); // quadratic would be minutes
    }
  }
});
