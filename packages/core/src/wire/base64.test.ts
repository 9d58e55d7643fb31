import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fromBase64, toBase64 } from './base64.ts';

test('any bytes survive the round trip, encoded as Buffer does', () =>
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 100_000 }), (bytes) => {
      const text = toBase64(bytes);
      expect(text).toBe(Buffer.from(bytes).toString('base64'));
      expect(Buffer.from(fromBase64(text) ?? []).equals(bytes)).toBe(true);
    }),
    { numRuns: 50 },
  ));

test("tolerates white space and a data URL's prefix, nothing else", () => {
  expect([...(fromBase64('data:image/jpeg;base64,/9j\n/') ?? [])]).toEqual([0xff, 0xd8, 0xff]);
  expect(fromBase64('not base64!')).toBeNull();
});
