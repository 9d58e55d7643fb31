import { describe, expect, test } from 'vitest';
import { KTP_LINES } from '../card/fields.ts';
import type { KtpReading } from '../card/reading.ts';
import { answerFromReading, readingFromAnswer, WIRE_NAME } from './signerAnswer.ts';
import { TENCENT_TEXT_FIELDS } from './tencent.ts';

const reading: KtpReading = {
  engine: { name: 'embedded', version: '1', ms: 800 },
  lines: {
    nik: { text: '3273015708949991', confidence: 0.987_65, box: [10, 20, 300, 24] },
    nama: { text: 'SITI CONTOH', confidence: null, box: null },
  },
  face: new Uint8Array([0xff, 0xd8, 0xff, 0xd9]),
  warnings: [-9108],
  requestId: 'request-1',
};

test('every printed line has its own name on the wire', () =>
  expect(KTP_LINES.map((line) => WIRE_NAME[line]).toSorted()).toEqual([...TENCENT_TEXT_FIELDS].toSorted()));

describe('a reading on its way through the wire', () => {
  const answer = answerFromReading(reading, 'request-1');

  test('keeps text, confidence to three digits, boxes, face and warnings', () => {
    const back = readingFromAnswer(JSON.parse(JSON.stringify(answer)));
    expect(back?.lines.nik).toEqual({ text: '3273015708949991', confidence: 0.988, box: [10, 20, 300, 24] });
    expect(back?.lines.nama).toEqual({ text: 'SITI CONTOH', confidence: null, box: null });
    expect(back?.lines.agama).toEqual({ text: '', confidence: null, box: null });
    expect([...(back?.face ?? [])]).toEqual([0xff, 0xd8, 0xff, 0xd9]);
    expect(back).toMatchObject({ engine: reading.engine, warnings: [-9108], requestId: 'request-1' });
  });

  test('has null, not an empty table, if no line has a confidence or a box', () => {
    const plain = { ...reading, lines: { nama: { text: 'SITI CONTOH', confidence: null, box: null } } };
    expect(answerFromReading(plain, 'r')).toMatchObject({ Confidence: null, Boxes: null });
  });

  test('drops invalid confidences and boxes', () => {
    const odd = { ...answer, Confidence: { NIK: 7, Nama: 'high' }, Boxes: { NIK: [1, 2, 3], Nama: 'left' } };
    const back = readingFromAnswer(odd);
    expect(back?.lines.nik).toMatchObject({ confidence: null, box: null });
    expect(back?.lines.nama).toMatchObject({ confidence: null, box: null });
  });

  test('does without the parts a plain API answer lacks', () =>
    expect(readingFromAnswer({ Response: answer.Response })).toMatchObject({
      engine: { name: 'unknown', version: null, ms: null },
    }));

  test.each([
    ['nothing', undefined],
    ['a page', '<!doctype html>'],
    ['an API error', { Response: { Error: { Code: 'InternalError' } } }],
    ['the response without its envelope', answer.Response],
  ])('is refused if it is %s', (_, value) => expect(readingFromAnswer(value)).toBeNull());
});
