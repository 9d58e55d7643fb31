// The worst 100 kB for every pattern that is applied to a reading or to typed text: none of them may block a page.
import { expect, test } from 'vitest';
import { KtpError } from '../../errors.ts';
import { fromBase64 } from '../../wire/base64.ts';
import { problemFromError } from '../../wire/problem.ts';
import { readingFromAnswer, WIRE_NAME } from '../../wire/signerAnswer.ts';
import { KTP_FIELDS, KTP_LINES, type KtpLine, LONGEST_LINE } from '../fields.ts';
import { maskNik } from '../nik/nikDigits.ts';
import { parseNik } from '../nik/nik.ts';
import type { KtpReading } from '../reading.ts';
import { loadRegions } from '../regions/loadRegions.ts';
import { likeness, sameLetters } from '../words/text.ts';
import { printedDate } from '../words/dates.ts';
import { VOCABULARY } from '../words/vocabulary.ts';
import { normalise } from './normalise.ts';
import { readsLess } from './readsLess.ts';
import { confirm, setField } from './review.ts';

const LENGTH = 100_000;
const MOST_MS = 50;
const today = '2026-01-31';
const regions = await loadRegions(['31', '32']);

/** Repetitions of what patterns repeat, and of what looks like the start of a match. */
const RUNS = [
  ...' 0-.,:;=A_/|\\\t"*–~F',
  ...[
    '1 ',
    '1-',
    '0 / ',
    '-- ',
    ' /',
    ': ',
    ', ',
    '01-01-',
    '12 12 ',
    'AB',
    'A ',
    'VV',
    'RN',
    'KAB ',
    'KOTA ADM ',
    'JL. ',
  ],
  ...[
    'KEWARGANEGARA',
    'GOL ',
    'GOL.',
    'TEMPAT ',
    'TEMPAT/',
    'RT ',
    'RT/',
    'JENIS ',
    'STATUS ',
    'Nama ',
    'NAMA:',
    'PROVINSI ',
  ],
  ...['WNI ', 'aA', '\u00A0', '0123456789', '\u{1F600}', 'SEUMUR HIDUP ', '0123456789999'],
];
/** Complete; broken off at the end, so that a pattern for the end starts again at every character; after other text. */
const WORST = RUNS.flatMap((run) => {
  const long = run.repeat(Math.ceil(LENGTH / run.length)).slice(0, LENGTH);
  return [long, `${long}!`, `X${long}x`];
});
/** As long as a line may be, and not a character longer. */
const LONG = WORST.map((text) => text.slice(0, LONGEST_LINE / 2) + text.slice(-LONGEST_LINE / 2));

function readingOf(texts: Readonly<Partial<Record<KtpLine, string>>>): KtpReading {
  const members = KTP_LINES.map((line) => [WIRE_NAME[line], texts[line] ?? '']);
  const reading = readingFromAnswer({ Response: { ...Object.fromEntries(members), RequestId: 'r' } });
  if (!reading) throw new Error('This is no answer of a signer.');
  return reading;
}

/** Processor time, the better of two runs: the first may compile. */
function cpuMs(work: () => unknown): number {
  const once = (): number => {
    const before = process.cpuUsage();
    work();
    const { user, system } = process.cpuUsage(before);
    return (user + system) / 1000;
  };
  return Math.min(once(), once());
}

/** Tests every text separately, so that a failure names it. */
function slowOnes(texts: readonly string[], what: string, work: (text: string) => unknown): readonly string[] {
  return texts.flatMap((text) => {
    const ms = cpuMs(() => work(text));
    const name = `${what}: ${JSON.stringify(text.slice(0, 10))} … ${JSON.stringify(text.slice(-2))}`;
    return ms > MOST_MS ? [`${name} ${ms.toFixed(0)} ms`] : [];
  });
}

test.each(KTP_LINES)('normalise judges any text of %s in linear time', (line) => {
  const work = (text: string): unknown => normalise(readingOf({ [line]: text }), { today, regions });
  expect(slowOnes([...WORST, ...LONG], line, work)).toEqual([]);
});

test.each(KTP_FIELDS)('setField takes any text of %s in linear time, and so does confirm', (field) => {
  const draft = normalise(null, { today, regions });
  const work = (text: string): unknown => confirm(setField(draft, field, text));
  expect(slowOnes([...WORST, ...LONG], field, work)).toEqual([]);
});

test('functions that take a single text take linear time', () => {
  const works: readonly (readonly [string, (text: string) => unknown])[] = [
    ['parseNik', (text) => parseNik(text, { today })],
    ['maskNik', maskNik],
    ['printedDate', printedDate],
    ['likeness', (text) => likeness(text, 'SEUMUR HIDUP')],
    ['sameLetters', (text) => sameLetters(text, VOCABULARY.pekerjaan ?? [])],
    ['readsLess', (text) => readsLess(readingOf({ nik: text }), readingOf({ nama: text }))],
    ['readingFromAnswer', (text) => readingOf({ nik: text, alamat: text })],
    ['fromBase64', fromBase64],
    ['problemFromError', (text) => problemFromError(new KtpError('bad-request', { detail: text }), text)],
  ];
  expect(works.flatMap(([what, work]) => slowOnes(WORST, what, work))).toEqual([]);
});

test('treats a line longer than any on a card as not read, and does not cut it', () => {
  const text = 'A'.repeat(LONGEST_LINE);
  const fieldOf = (alamat: string) => normalise(readingOf({ alamat }), { today }).fields.alamat;
  expect(fieldOf(text)).toMatchObject({ value: text, raw: text });
  expect(fieldOf(`${text}A`)).toMatchObject({ value: '', raw: '', status: 'missing' });
});

test('stops typing at the length of the longest line', () => {
  const typed = setField(normalise(null, { today }), 'alamat', 'JL. CONTOH '.repeat(100));
  expect(typed.fields.alamat.value).toHaveLength(LONGEST_LINE);
});
