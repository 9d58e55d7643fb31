import fc from 'fast-check';
import sharp from 'sharp';
import { expect, test } from 'vitest';
import { jpegScans, lacksScans } from './jpegScans.ts';

const picture = () => sharp({ create: { width: 160, height: 120, channels: 3, background: '#7d868c' } });

test('lists the scans of a JPEG, and notices that the last ones are missing', async () => {
  const plain = new Uint8Array(await picture().jpeg().toBuffer());
  expect(jpegScans(plain)).toMatchObject({ channels: 3, progressive: false, scans: [{ end: plain.length - 2 }] });
  const whole = new Uint8Array(await picture().jpeg({ progressive: true }).toBuffer());
  const { scans } = jpegScans(whole);
  expect(scans.length).toBeGreaterThan(3);
  const cut = Uint8Array.from([...whole.subarray(0, scans[2]!.end), 0xff, 0xd9]);
  expect([plain, whole, cut].map((bytes) => lacksScans(jpegScans(bytes)))).toEqual([false, false, true]);
});

test('walks through any bytes and comes to an end', async () => {
  const whole = new Uint8Array(await picture().jpeg({ progressive: true }).toBuffer());
  const change = fc.tuple(fc.nat(whole.length - 1), fc.oneof(fc.constant(0xff), fc.nat(255)));
  fc.assert(
    fc.property(fc.array(change, { maxLength: 40 }), fc.nat(whole.length), (changes, length) => {
      const bytes = whole.slice(0, length);
      for (const [at, value] of changes) if (at < length) bytes[at] = value;
      const found = jpegScans(bytes);
      for (const { start, end } of found.scans) expect(start <= end && end < length).toBe(true);
      lacksScans(found);
    }),
    { numRuns: 2000 },
  );
});
