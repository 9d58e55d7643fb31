import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { KTP_LINES, KtpError, type KtpLine, type KtpReading } from '@ktp-ocr/core';
import { drawSpecimen, inventPerson } from '@ktp-ocr/testing/node';
import { afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { rowsOfCsv } from './csv.ts';
import { evaluateCommand } from './evaluateCommand.ts';
import { faultOf } from './faults.ts';
import { judge } from './judgePicture.ts';
import type { Rates } from './rates.ts';

let folder = '';
let picture = Buffer.alloc(0);
beforeAll(async () => {
  picture = Buffer.from(await (await drawSpecimen(inventPerson(1), { width: 500 })).arrayBuffer());
});
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ktp-evaluate-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

type Lines = Partial<Record<KtpLine, { readonly text: string; readonly confidence: number | null }>>;

/** Answers with these lines, one card after another; an error refuses that card. */
function engineOf(cards: readonly (Lines | KtpError)[]) {
  let next = 0;
  return () => ({
    name: 'pretended',
    runsOn: 'server' as const,
    close: async () => undefined,
    recognise: async (): Promise<KtpReading> => {
      const card = cards[next];
      next += 1;
      if (!card || card instanceof KtpError) throw card ?? new KtpError('ocr-failed');
      const lines = Object.fromEntries(Object.entries(card).map(([line, read]) => [line, { ...read, box: null }]));
      return { lines, engine: { name: 'pretended', version: '1', ms: 1 }, warnings: [], face: null } as never;
    },
  });
}

async function evaluate(args: readonly string[], cards: readonly (Lines | KtpError)[] = []) {
  let [out, err] = ['', ''];
  const code = await evaluateCommand(args, {
    engine: engineOf(cards),
    out: (text) => (out += text),
    err: (text) => (err += text),
    live: true,
  });
  return { code, out, err };
}

const put = (name: string, content: string | Buffer): Promise<void> => writeFile(join(folder, name), content);

const linesOf = (person: Readonly<Record<KtpLine, string>>, confidence = 0.99): Lines =>
  Object.fromEntries(KTP_LINES.map((line) => [line, { text: person[line], confidence }]));

test('counts rates by field, size, doubt, NIK, refusal and kind of fault', async () => {
  const [one, two, three] = [inventPerson(11), inventPerson(12), inventPerson(13)];
  for (const name of ['a.jpg', 'b.jpg', 'c.jpg']) await put(name, picture);
  await put(
    'labels.json',
    JSON.stringify([one, two, three].map((person, i) => ({ file: `${'abc'[i]}.jpg`, ...person }))),
  );
  const wrong: Lines = {
    ...linesOf(two),
    nik: { text: `${two.nik.slice(0, -1)}1`.replace(/9991$/, '8991'), confidence: 0.95 },
    nama: { text: two.nama.replaceAll(' ', ''), confidence: 0.9 },
    statusPerkawinan: { text: `N ${two.statusPerkawinan}`, confidence: 0.4 },
    agama: { text: two.agama, confidence: 0.3 },
    kelDesa: { text: '', confidence: 0 },
  };
  const cards = [linesOf(one), wrong, new KtpError('not-a-ktp')];
  const { code, out } = await evaluate([folder, '--json'], cards);
  const rates = JSON.parse(out) as Rates;
  expect(code).toBe(0);
  expect(rates).toMatchObject({
    format: 1,
    engine: 'pretended 1',
    pictures: 3,
    refused: { 'not-a-ktp': 1 },
    all: { judged: 51, letters: 31, printed: 30 },
    doubt: { wrong: 2, wrongDoubted: 1, doubted: 2, doubtedRight: 1 },
    nik: { judged: 3, exact: 1, missing: 1, wrongDoubted: 0, wrongSilently: 1, exactDoubted: 0 },
    faults: { refused: 17, lost: 1, spaces: 1, label: 1, misread: 1 },
    sizes: [{ upTo: 640, pictures: 3, refused: 1, judged: 51, letters: 31, printed: 30 }],
  });
  expect(rates.fields.nama).toEqual({ judged: 3, letters: 2, printed: 1, doubted: 0 });
});

test('puts no value and no file name in any output, whatever goes wrong', async () => {
  const person = inventPerson(21);
  const name = `${person.nik}-${person.nama.split(' ')[0]}.jpg`;
  await put(name, picture);
  const labels = { file: name, ...person, tempatLahir: 'CANARYVILLE', tanggalLahir: '1990-01-31' };
  await put('labels.json', JSON.stringify([labels]));
  await put('labels.csv', `file,nik,nama\n${name},${person.nik},"${person.nama}"`);
  await put('headless.csv', `${name},${person.nik},${person.nama}\n`);
  await put('missing.json', JSON.stringify([{ ...labels, file: `x${name}` }]));
  await put('unknown.json', JSON.stringify([{ ...labels, [person.nama]: person.nama }]));
  await put('broken.json', `[{"file": "${name}", "nama": "${person.nama}`);
  await put('rounded.csv', `file,nik\n${name},3.2${person.nik.slice(2, 9)}E+15`);
  await put('baseline.json', JSON.stringify({ nama: person.nama }));
  const html = join(folder, 'rates.html');
  const read = { ...linesOf(person), nama: { text: `${person.nama} CANARYREAD`, confidence: 0.2 } };
  const file = (other: string): string => join(folder, other);
  const runs = [
    await evaluate([folder, '--html', html], [read]),
    await evaluate([folder, '--json', '--labels', file('labels.json')], [read]),
    await evaluate([folder], [new KtpError('ocr-failed', { cause: new Error(person.nama) })]),
    await evaluate([folder], [new KtpError('misconfigured', { message: person.nama })]),
    ...(await Promise.all(
      ['headless.csv', 'missing.json', 'unknown.json', 'broken.json', 'rounded.csv', `${person.nik}.csv`].map(
        (labels) => evaluate([folder, '--labels', file(labels)], [read]),
      ),
    )),
    await evaluate([folder, '--baseline', file('baseline.json')], [read]),
    await evaluate([folder, `--${person.nama}`]),
  ];
  const all = runs.map(({ out, err }) => out + err).join('\n') + (await readFile(html, 'utf8'));
  expect(all.length).toBeGreaterThan(5000);
  const values = [...KTP_LINES.map((line) => person[line]), ...person.nama.split(' '), 'CANARY', name, '1990-01-31'];
  // Words of the usage text and of the page are no secrets.
  const secrets = values.filter((value) => value.length > 3 && !['KAWIN', 'NAMA'].includes(value));
  expect(secrets.length).toBeGreaterThan(12);
  for (const secret of secrets) expect(all.includes(secret), `secret ${secrets.indexOf(secret)}`).toBe(false);
  expect(runs.map(({ code }) => code)).toEqual([0, 0, 0, 2, 2, 2, 2, 2, 2, 2, 2, 2]);
});

test.each<readonly [what: string, files: Readonly<Record<string, string>>, sentence: string]>([
  ['there are no labels', {}, 'There is no labels.csv and no labels.json'],
  ['the labels are empty', { 'labels.csv': '' }, 'The labels are not CSV'],
  ['a quotation mark stays open', { 'labels.csv': 'file,nama\na.jpg,"X' }, 'a quotation mark is never closed'],
  ['a column is unknown', { 'labels.csv': 'file,nik,nma\n' }, 'Column 3 of the first row has an unknown name'],
  ['a row is too long', { 'labels.csv': 'file,nama\na.jpg,X, S.PD' }, 'Row 2 has more cells than there are names'],
  ['a picture is missing', { 'labels.csv': 'file,nama\nb.jpg,X' }, 'Row 2 names a file that is not there'],
  ['a file is no picture', { 'labels.csv': 'file,nama\nt.jpg,X', 't.jpg': 'text' }, 'a file that is not a picture'],
  ['a file lies elsewhere', { 'labels.csv': 'file,nama\n../a.jpg,X' }, 'a file outside of the folder'],
  ['a row names no file', { 'labels.csv': 'file,nama\n,X' }, 'Row 2 names no file'],
  ['a row expects nothing', { 'labels.csv': 'file,nama\na.jpg,' }, 'Row 2 expects nothing'],
  ['a NIK was rounded', { 'labels.csv': 'file,nik\na.jpg,3.2E+15' }, 'a NIK that is not sixteen digits'],
  ['the JSON is not an array', { 'labels.json': '{}' }, 'not a JSON array'],
  ['a NIK is a number', { 'labels.json': '[{"file": "a.jpg", "nik": 1}]' }, 'a value that is no string'],
  ['no picture is named', { 'labels.json': '[]' }, 'The labels name no picture'],
])('says in a sentence that %s, and exits with 2', async (_, files, sentence) => {
  await put('a.jpg', picture);
  for (const [name, content] of Object.entries(files)) await put(name, content);
  const { code, out, err } = await evaluate([folder]);
  expect(err.replaceAll('\n', ' ')).toContain(sentence);
  expect([code, out]).toEqual([2, '']);
});

test('asks for one existing folder, and knows its options', async () => {
  expect((await evaluate([])).err).toContain('Name one folder.');
  expect((await evaluate([join(folder, 'none')])).err).toContain('There is no such folder.');
  expect((await evaluate([folder, '--colour'])).err).toContain('An option is unknown');
  const { code, out } = await evaluate(['--help']);
  expect([code, out]).toEqual([0, expect.stringContaining('--baseline FILE')]);
  for (const line of [...KTP_LINES, 'tempatLahir', 'tanggalLahir']) expect(out).toContain(line);
});

test('reads what spreadsheets write: semicolons, a byte order mark, quotes and line breaks in cells', () => {
  const rows = rowsOfCsv('\uFEFFfile;nama;alamat\r\n"a;b.jpg";"X ""Y""";"JL. A\nNO. 1"\r\n;;\r\nc.jpg; Z ;\r\n');
  expect(rows).toEqual([
    [1, ['file', 'nama', 'alamat']],
    [2, ['a;b.jpg', 'X "Y"', 'JL. A\nNO. 1']],
    [4, ['c.jpg', 'Z', '']],
  ]);
});

test('judges the place and the date of a birth line separately, and dates in either form', () => {
  const lines = { tempatTglLahir: { text: 'KOTA ANDAIAN, 31-01-1990', confidence: 0.9, box: null } };
  const judged = (column: 'tempatLahir' | 'tanggalLahir', value: string) => judge(new Map([[column, value]]), lines)[0];
  expect(judged('tempatLahir', 'Kota Andaian')).toMatchObject({ printed: true, fault: null });
  expect(judged('tanggalLahir', '31-01-1990')).toMatchObject({ printed: true, fault: null });
  expect(judged('tanggalLahir', '30-01-1990')).toMatchObject({ letters: false, fault: 'date' });
});

test('does not judge what the labels omit, and treats a dash as a value', async () => {
  await put('a.jpg', picture);
  await put('labels.csv', 'file,golDarah,agama,tanggalTerbit\na.jpg,-,,2015-03-02');
  const { out } = await evaluate(
    [folder, '--json'],
    [{ golDarah: { text: '-', confidence: 0.9 }, tanggalTerbit: { text: '02-03-2015', confidence: 0.9 } }],
  );
  const { fields, all } = JSON.parse(out) as Rates;
  expect(Object.keys(fields)).toEqual(['golDarah', 'tanggalTerbit']);
  expect(all).toEqual({ judged: 2, letters: 2, printed: 2 });
});

test.each([
  ['nama', 'DEWI TIRUAN', '', 'lost'],
  ['nama', 'DEWI TIRUAN', 'DEWITIRUAN', 'spaces'],
  ['alamat', 'JL. UMPAMA NO. 7', 'JL UMPAMA NO, 7', 'marks'],
  ['statusPerkawinan', 'KAWIN', 'N KAWIN', 'label'],
  ['kewarganegaraan', 'WNI', 'GANEGARAAN: WNI', 'label'],
  ['agama', 'HINDU', 'DEWI LAIN', 'elsewhere'],
  ['berlakuHingga', '01-02-2018', '01-02-2016', 'date'],
  ['tempatTglLahir', 'ANDAIAN, 01-02-1980', 'ANDAIAN, 01-02-1930', 'date'],
  ['nama', 'DEWI TIRUAN', 'DEWI', 'cut'],
  ['kelDesa', 'UMPAMA', 'UMPAMA KOTA', 'extra'],
  ['kelDesa', 'UMPAMAREJO', 'UMFAMARE1O', 'misread'],
  ['kelDesa', 'UMPAMA', 'XYZ 123', 'different'],
] as const)('in %s, %j read as %j is a fault of kind %s', (column, expected, read, fault) => {
  expect(faultOf(column, expected, read, ['DEWI LAIN'])).toBe(fault);
});

test('says what changed since a baseline, in text and on the page', async () => {
  const person = inventPerson(31);
  await put('a.jpg', picture);
  await put('labels.json', JSON.stringify([{ file: 'a.jpg', ...person }]));
  const before = await evaluate([folder, '--json'], [{ ...linesOf(person), nama: { text: 'X', confidence: 0.9 } }]);
  await put('before.json', before.out);
  const html = join(folder, 'page.html');
  const { code, out } = await evaluate(
    [folder, '--baseline', join(folder, 'before.json'), '--html', html],
    [linesOf(person)],
  );
  expect(code).toBe(0);
  expect(out).toMatch(/nama +0 % +100 % +\+100\n/);
  expect(out).toMatch(/NIK exact +100 % +100 % +0\n/);
  expect(await readFile(html, 'utf8')).toContain('<caption>Beside the baseline</caption>');
});

test('the page loads nothing, and every table says what it shows', async () => {
  const person = inventPerson(41);
  await put('a.jpg', picture);
  await put('labels.json', JSON.stringify([{ file: 'a.jpg', ...person }]));
  const html = join(folder, 'page.html');
  await evaluate([folder, '--html', html], [{ ...linesOf(person), agama: { text: 'X', confidence: 0.4 } }]);
  const page = await readFile(html, 'utf8');
  expect(page).toContain("default-src 'none'");
  expect(page).not.toMatch(/<script|src=|href=|url\(|@import/);
  expect(page.match(/<table>/g)?.length).toBe(page.match(/<caption>/g)?.length);
});
