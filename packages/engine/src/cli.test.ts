import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { drawSpecimen, inventPerson } from '@ktp-ocr/testing/node';
import { afterAll, beforeAll, expect, test } from 'vitest';

const cli = join(import.meta.dirname, 'cli.ts');
let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ktp-'));
});
afterAll(() => rm(folder, { recursive: true }));

function scan(...args: string[]): Promise<{ code: number; out: string; err: string }> {
  return new Promise((resolve) => {
    execFile(process.execPath, ['--conditions=source', cli, ...args], (error, out, err) =>
      resolve({ code: typeof error?.code === 'number' ? error.code : 0, out, err }),
    );
  });
}

test('prints one JSON line per file, and exits with 1 if any failed', async () => {
  const person = inventPerson(9);
  const good = join(folder, 'good.jpg');
  await writeFile(good, Buffer.from(await (await drawSpecimen(person, {})).arrayBuffer()));
  const { code, out } = await scan(good, join(folder, 'none.jpg'), folder);
  const lines = out
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Record<string, Record<string, unknown>>);
  expect(code).toBe(1);
  expect(lines[0]).toMatchObject({
    file: good,
    Response: { NIK: person.nik, Nama: person.nama },
    Engine: { name: 'embedded' },
  });
  expect(lines[0]!['Confidence']!['NIK']).toBeGreaterThan(0.8);
  expect(lines.slice(1).map((line) => line['error']!['code'])).toEqual(['file-not-found', 'file-is-folder']);
});

test('exits with 0 after help, and with 2 for arguments it does not understand', async () => {
  expect(await scan('--help')).toMatchObject({ code: 0, out: expect.stringContaining('npm run -s scan') });
  expect(await scan('--colour')).toMatchObject({ code: 2, out: '' });
  expect(await scan('--scene', 'V3', 'x.jpg')).toMatchObject({ code: 2 });
  expect(await scan()).toMatchObject({ code: 2, err: expect.stringContaining('Name at least one file') });
});

test('evaluates a labelled folder with the engine itself, and writes rates without values', async () => {
  const person = inventPerson(14);
  const pictures = join(folder, 'labelled');
  await mkdir(pictures);
  await writeFile(join(pictures, `${person.nik}.jpg`), Buffer.from(await (await drawSpecimen(person)).arrayBuffer()));
  const names = ['nik', 'nama', 'tempatTglLahir', 'kecamatan'] as const;
  const cells = names.map((name) => `"${person[name]}"`);
  await writeFile(join(pictures, 'labels.csv'), `file,${names.join(',')}\n${person.nik}.jpg,${cells.join(',')}\n`);
  const page = join(folder, 'rates.html');
  const { code, out, err } = await scan('evaluate', pictures, '--json', '--html', page);
  expect(code).toBe(0);
  expect(JSON.parse(out)).toMatchObject({
    pictures: 1,
    refused: {},
    all: { judged: 4, letters: 4 },
    nik: { judged: 1, exact: 1 },
  });
  const written = out + err + (await readFile(page, 'utf8'));
  for (const name of names) expect(written.includes(person[name]), name).toBe(false);
  expect(await scan('evaluate', folder)).toMatchObject({ code: 2, err: expect.stringContaining('no labels.csv') });
});
