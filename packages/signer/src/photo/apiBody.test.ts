import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type ApiBody, createApiBodyReader } from './apiBody.ts';

class Unreadable extends Error {}

function read(body: Uint8Array | string, pieces: readonly number[] = [], maxBytes = 1_000_000): ApiBody {
  const bytes = typeof body === 'string' ? new TextEncoder().encode(body) : body;
  const reader = createApiBodyReader(maxBytes, () => new Unreadable());
  let at = 0;
  for (const piece of pieces) {
    reader.push(bytes.subarray(at, at + piece));
    at += piece;
  }
  reader.push(bytes.subarray(at));
  return reader.end();
}
const bytesOf = ({ image }: ApiBody): Uint8Array | null => (image?.is === 'bytes' ? image.bytes : null);
const anyPieces = fc.array(fc.nat(20), { maxLength: 30 });

describe("the API's own request", () => {
  test('is read however it is split: the photo decoded, the rest as in the JSON', () => {
    const anyBody = fc.record(
      {
        Scene: fc.constantFrom('V1', '{"[', 'a\\"b', 'é'),
        ImageBase64: fc.uint8Array({ maxLength: 200 }),
        ReturnHeadImage: fc.oneof(fc.boolean(), fc.constant(null)),
        ImageUrl: fc.constantFrom('https://files.example.test/a.jpg', 'x'.repeat(900)),
      },
      { requiredKeys: ['ImageBase64'] },
    );
    fc.assert(
      fc.property(anyBody, anyPieces, fc.constantFrom(undefined, 2), (given, pieces, indent) => {
        const { ImageBase64: photo, ...members } = given;
        const body = JSON.stringify({ ...given, ImageBase64: Buffer.from(photo).toString('base64') }, null, indent);
        const answer = read(body, pieces);
        expect(answer.members).toEqual(members);
        expect(Buffer.from(bytesOf(answer) ?? []).equals(photo)).toBe(true);
      }),
    );
  });

  test("may escape slashes, as PHP does, or any letter, and may contain line breaks and a data URL's head", () => {
    const photo = Uint8Array.from({ length: 300 }, (_, i) => i * 7);
    const text = Buffer.from(photo).toString('base64');
    const spellings = [
      text.replaceAll('/', '\\/'),
      text.replaceAll('/', '\\u002f').replaceAll('A', '\\u0041'),
      text.replaceAll(/(.{76})/g, '$1\\r\\n'),
      `data:image/jpeg;base64,${text}`,
      text.replace(/=+$/, ''),
    ];
    for (const spelling of spellings) {
      for (const piece of [1, 3, 1000]) {
        const body = `\uFEFF{"ImageBase64": "${spelling}"}`;
        expect(
          bytesOf(
            read(
              body,
              Array.from({ length: 900 }, () => piece),
            ),
          ),
        ).toEqual(photo);
      }
    }
  });

  test.each([
    'AAA%',
    'A',
    'AA=A',
    'AAAA===',
    'data:image/jpeg',
    'zzzz:AAAA',
    `data:${'x'.repeat(300)},AAAA`,
    '\\u1234AAA',
  ])('has no photo if it is %s', (text) => {
    expect(read(`{"ImageBase64":"${text}"}`).image).toEqual({ is: 'no-base64' });
  });

  test('keeps nothing of a photo over the limit', () => {
    expect(bytesOf(read(`{"ImageBase64":"${'A'.repeat(132)}"}`, [], 99))?.length).toBe(99);
    expect(read(`{"ImageBase64":"${'A'.repeat(134)}"}`, [], 99).image).toEqual({ is: 'too-large' });
    expect(read(`{"ImageBase64":"${'A'.repeat(9000)}"}`, [50, 50], 99).image).toEqual({ is: 'too-large' });
  });

  test.each([
    ['nothing', ''],
    ['a list', '[]'],
    ['a number', '1'],
    ['a list inside', '{"Scene":[1]}'],
    ['an object inside', '{"Scene":{"a":1}}'],
    ['two photos', '{"ImageBase64":"AAAA","ImageBase64":"AAAA"}'],
    ['more beside the photo than anybody needs', `{"Scene":"${'x'.repeat(17_000)}"}`],
    ['text that ends in the middle', '{"ImageBase64":"AAAA'],
    ['something after it', '{}{}'],
  ])('is unreadable if it is %s', (_, body) => expect(() => read(body)).toThrow(Unreadable));

  test('is read or unreadable, whatever its bytes', () => {
    const openings = ['', '{', '{"ImageBase64":"', '{"Scene":"'];
    fc.assert(
      fc.property(
        fc.constantFrom(...openings),
        fc.uint8Array({ maxLength: 60 }),
        anyPieces,
        (opening, noise, pieces) => {
          try {
            read(Buffer.concat([Buffer.from(opening), noise]), pieces);
          } catch (error) {
            expect(error).toBeInstanceOf(Unreadable);
          }
        },
      ),
    );
  });
});

test.each<[string, string]>([
  ['brackets', '['.repeat(7_000_000)],
  ['objects in objects', '{"a":'.repeat(1_400_000)],
  ['escapes', `{"ImageBase64":"${'\\/'.repeat(3_500_000)}`],
  ['letters', `{"ImageBase64":"${'A'.repeat(7_000_000)}`],
  ['letters and spaces', `{"ImageBase64":"${'AAAA '.repeat(1_400_000)}`],
  ['spaces', ' '.repeat(7_000_000)],
])('seven megabytes of %s take milliseconds', (_, body) => {
  const bytes = new TextEncoder().encode(body);
  const before = process.cpuUsage();
  expect(() => read(bytes, [], 5_250_000)).toThrow(Unreadable);
  const { user, system } = process.cpuUsage(before);
  expect((user + system) / 1000).toBeLessThan(500);
});
