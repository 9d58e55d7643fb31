import { KTP_LINES, normalise, sniffPhoto } from '@ktp-ocr/core';
import { describe, expect, test } from 'vitest';
import { KTP_SCENARIOS, scenarioAnswer } from './scenarios.ts';
import { inventPerson } from './specimen/inventPerson.ts';
import { SAMPLE_PERSON } from './specimen/samplePerson.ts';

const today = '2026-01-01';

describe.each(KTP_SCENARIOS)('%s', (scenario) => {
  const answer = scenarioAnswer(scenario);

  test('is either a reading or an error', () => expect(answer.reading === null).toBe(answer.error !== null));

  test('holds nothing of the card in its error', () => {
    const told = JSON.stringify([answer.error?.message, answer.error?.detail, answer.error?.vendorCode]);
    for (const value of Object.values(SAMPLE_PERSON).filter((text) => text.length > 3))
      expect(told).not.toContain(value);
  });
});

test('a good reading says what is on the card, with a box for every line and no face unless requested', () => {
  const person = inventPerson(12);
  const { reading } = scenarioAnswer('read', { person });
  for (const line of KTP_LINES) {
    expect(reading?.lines[line]).toMatchObject({ text: person[line], confidence: 0.97 });
    expect(reading?.lines[line]?.box).toHaveLength(4);
  }
  expect(reading?.face).toBeNull();
});

test('the face is a JPEG', () => {
  const face = scenarioAnswer('read', { withFace: true }).reading?.face;
  expect(sniffPhoto(face!)).toMatchObject({ kind: 'jpeg', width: 160, height: 206, complete: true });
});

test('a good reading leaves nothing to correct, a doubtful one does', () => {
  const open = (scenario: 'read' | 'doubtful'): string[] => {
    const { fields } = normalise(scenarioAnswer(scenario).reading!, { today });
    return Object.entries(fields)
      .filter(([, { status }]) => status !== 'ok')
      .map(([field]) => field);
  };
  expect(open('read')).toEqual([]);
  expect(open('doubtful')).toEqual(expect.arrayContaining(['jenisKelamin', 'agama', 'statusPerkawinan', 'kecamatan']));
});

test('NIK and birthday differ in one scenario, and only there', () => {
  const codes = (scenario: 'read' | 'nik-and-date-differ'): string[] =>
    Object.values(normalise(scenarioAnswer(scenario).reading!, { today }).fields).flatMap(({ issues }) =>
      issues.map(({ code }) => code),
    );
  expect(codes('read').filter((code) => code.startsWith('birth'))).toEqual([]);
  expect(codes('nik-and-date-differ').some((code) => code.startsWith('birth'))).toBe(true);
});

test('busy once, then it reads', () => {
  expect(scenarioAnswer('busy-then-read', { attempt: 1 }).error?.retryable).toBe(true);
  expect(scenarioAnswer('busy-then-read', { attempt: 2 }).reading).not.toBeNull();
});
