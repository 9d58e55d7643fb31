import { KTP_LINES, type KtpEngine, type PreparedPhoto } from '@ktp-ocr/core';
import { drawSpecimen, inventPerson, MILD_DISTORTIONS, type SpecimenOptions } from '@ktp-ocr/testing/node';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type EmbeddedEngine, embeddedEngine } from '../node.ts';

// Strict: a field counts only if every letter, space and mark is as drawn.
const CLEAN_CARDS = 6;
const CARDS_EACH = 2;
let engine: EmbeddedEngine;
beforeAll(async () => {
  engine = embeddedEngine();
  await engine.warm();
});
afterAll(() => engine.close());

function asPhoto(blob: Blob): PreparedPhoto {
  return { blob, mediaType: 'image/jpeg', width: 0, height: 0, originalBytes: blob.size, quality: null };
}

interface Score {
  fields: number;
  right: number;
  niks: number;
  niksRight: number;
  /** NIKs read wrongly and not marked as doubtful. */
  niksTrusted: number;
  ms: number[];
  misses: string[];
}

async function score(reader: KtpEngine, cards: number, options: SpecimenOptions, seed: number): Promise<Score> {
  const total: Score = { fields: 0, right: 0, niks: 0, niksRight: 0, niksTrusted: 0, ms: [], misses: [] };
  for (let i = 0; i < cards; i += 1) {
    const person = inventPerson(seed + i);
    const photo = asPhoto(await drawSpecimen(person, { ...options, seed: seed + i }));
    const reading = await reader.recognise(photo, { signal: new AbortController().signal });
    total.ms.push(reading.engine.ms ?? 0);
    for (const line of KTP_LINES) {
      const right = reading.lines[line]?.text === person[line];
      total.fields += 1;
      if (right) total.right += 1;
      else total.misses.push(line);
    }
    total.niks += 1;
    const nik = reading.lines.nik;
    if (nik?.text === person.nik) total.niksRight += 1;
    else if ((nik?.confidence ?? 0) >= 0.8) total.niksTrusted += 1;
  }
  return total;
}

function say(name: string, { fields, right, niks, niksRight, ms, misses }: Score): void {
  const median = ms.toSorted((a, b) => a - b)[ms.length >> 1];
  const percent = ((100 * right) / fields).toFixed(1);
  const missed = misses.length > 0 ? `  missed: ${misses.join(', ')}` : '';
  process.stdout.write(
    `accuracy  ${name.padEnd(16)} fields ${percent} %  NIK ${niksRight}/${niks}  ${median} ms a card${missed}\n`,
  );
}

test(`reads at least 99 of 100 fields of ${CLEAN_CARDS} clean specimens`, async () => {
  const result = await score(engine, CLEAN_CARDS, {}, 100);
  say('clean', result);
  expect(result.right / result.fields).toBeGreaterThanOrEqual(0.99);
  expect(result.niksRight).toBe(result.niks);
}, 120_000);

test.each(Object.entries(MILD_DISTORTIONS))(
  'reads at least 95 of 100 fields of %s and trusts no wrong NIK',
  async (name, options) => {
    const result = await score(engine, CARDS_EACH, options, 200);
    say(name, result);
    expect(result.right / result.fields).toBeGreaterThanOrEqual(0.95);
    expect(result.niksTrusted).toBe(0);
  },
  120_000,
);

// Photos that are barely readable: the engine itself has to say what is wrong with them.
const HARDLY_READABLE: readonly SpecimenOptions[] = [
  { blur: 3.4 },
  { scaledTo: 280 },
  { scaledTo: 330, quality: 14 },
  { dark: 0.12, blur: 2.4 },
];

test('on barely readable photos, nine in ten trusted values are right, most wrong ones are doubted, and no wrong NIK is trusted', async () => {
  const wrong: string[] = [];
  const trusted: string[] = [];
  let all = 0;
  const letters = (text: string): string => text.replace(/[^A-Z\d]/g, '');
  for (const [i, options] of HARDLY_READABLE.entries()) {
    const person = inventPerson(600 + i);
    const photo = asPhoto(await drawSpecimen(person, { ...options, seed: 600 + i }));
    const reading = await engine.recognise(photo, { signal: new AbortController().signal }).catch(() => null);
    for (const line of KTP_LINES) {
      const read = reading?.lines[line];
      if (!read) continue;
      if (read.confidence! >= 0.8) all += 1;
      if (letters(read.text) === letters(person[line])) continue;
      wrong.push(line);
      if (read.confidence! >= 0.8) trusted.push(line);
    }
  }
  process.stdout.write(
    `accuracy  hardly readable: ${wrong.length} lines wrong, ${trusted.length} of them among ${all} trusted: ${trusted.join(', ')}\n`,
  );
  expect(wrong.length).toBeGreaterThan(5);
  expect(trusted.length / wrong.length).toBeLessThanOrEqual(0.25);
  expect(trusted.length / all).toBeLessThanOrEqual(0.1);
  expect(trusted).not.toContain('nik');
}, 180_000);
