import { execFileSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { KTP_PROBLEMS } from '@ktp-ocr/core';
import { expect, test } from 'vitest';
import { errorPage } from '../packages/core/src/errorPage.ts';

const root = join(import.meta.dirname, '..');
const errors = readFileSync(join(root, 'docs/errors.md'), 'utf8');

test('every error code has a page in the same format, listed under its kind, and there are no other pages', () => {
  const codes = Object.keys(KTP_PROBLEMS).toSorted();
  const written = readdirSync(join(root, 'docs/errors')).map((file) => file.replace('.md', ''));
  expect(written.toSorted()).toEqual(codes);
  const listed = [...errors.matchAll(/^\| \[(\S+)\]\(errors\/\1\.md\)/gm)].map(([, code]) => code);
  expect(listed.toSorted()).toEqual(codes);
  for (const section of errors.split(/^## /m).slice(1)) {
    const kind = /\(`(\w+)`\)/.exec(section)?.[1];
    for (const [, code = ''] of section.matchAll(/^\| \[(\S+)\]/gm)) {
      expect([code, KTP_PROBLEMS[code as keyof typeof KTP_PROBLEMS].kind]).toEqual([code, kind]);
    }
  }
});

test.each(Object.entries(KTP_PROBLEMS))('the page of %s says what happened, why, and what to do', (code, problem) => {
  const page = readFileSync(join(root, `docs/errors/${code}.md`), 'utf8').replaceAll(/\n(?!\n|#|- )/g, ' ');
  expect(page).toContain(`# ${code}`);
  expect(page).toContain(problem.message);
  expect(page).toContain(`Kind \`${problem.kind}\`:`);
  expect(page).toContain(problem.status === 0 ? 'Never crosses the network' : `HTTP ${problem.status}`);
  const { causes = '' } = /## Probable causes\s+(?<causes>.*?)## /s.exec(page)?.groups ?? {};
  // A cause in bold, then how to tell that it is this one.
  expect(causes).toMatch(/^- \*\*[^*]+\*\* \S/);
  for (const part of ['## What happened', '**The person:** ', '**The developer:** ']) expect(page).toContain(part);
});

const pages = readdirSync(join(root, 'docs'), { recursive: true, encoding: 'utf8' }).filter((file) =>
  file.endsWith('.md'),
);

test.each(['README.md', 'CONTRIBUTING.md', 'SECURITY.md', 'docs/llms.txt', ...pages.map((file) => `docs/${file}`)])(
  'the links of %s lead somewhere',
  (file) => {
    const text = readFileSync(join(root, file), 'utf8');
    const links = [...text.matchAll(/\]\((?!https?:|#)([^)#]+)/g)].map((match) => match[1] ?? '');
    for (const link of links)
      expect(() => readFileSync(join(root, file, '..', link), { flag: 'r' }), link).not.toThrow(/ENOENT/);
  },
);

/** The pages of the five packages in a registry. */
const READMES = ['core', 'engine', 'react', 'signer', 'testing'].map((name) => `packages/${name}/README.md`);

test.each(READMES)('%s links to pages that exist, at the address errors link to', (file) => {
  const base = errorPage('offline').replace('errors/offline.md', '');
  const links = [...readFileSync(join(root, file), 'utf8').matchAll(/\]\(([^)#]+)/g)].map(([, link = '']) => link);
  const ours = links.filter((link) => !link.startsWith('https://www.npmjs.com/package/@ktp-ocr/'));
  expect(ours.length).toBeGreaterThan(1);
  for (const link of ours) {
    expect(link).toContain(base);
    expect(() => readFileSync(join(root, 'docs', link.slice(base.length))), link).not.toThrow();
  }
});

test('the reference matches the exports, describes everything, and appears in Storybook page by page', () => {
  const folder = join(root, '.cache/api');
  execFileSync(process.execPath, ['apps/reference/generate.ts', '--out', folder], { cwd: root, stdio: 'pipe' });
  const written = (at: string): string[] => readdirSync(at).toSorted();
  expect(written(join(root, 'docs/api'))).toEqual(written(folder));
  for (const file of written(folder)) {
    const now = readFileSync(join(folder, file), 'utf8');
    // Not compared line by line, because the remedy is always the same: npm run docs:api.
    expect(readFileSync(join(root, 'docs/api', file), 'utf8') === now, `npm run docs:api: ${file}`).toBe(true);
  }
  const shown = written(join(root, '.storybook/pages/api')).map((file) => file.replace('.mdx', '.md'));
  expect([...shown, 'README.md'].toSorted()).toEqual(written(folder));
});

/** What an example leaves to the reader. */
const READERS_OWN = `
declare module '@playwright/test' { export { expect, test } from 'playwright/test'; }
declare function save(record: unknown): Promise<void>;
declare function take(photo: Blob): void;
declare const file: Blob;
declare function token(): Promise<string>;
declare const ktp: import('@ktp-ocr/react').KtpOcr;
declare const draft: import('@ktp-ocr/react').KtpDraft;
declare function setDraft(draft: import('@ktp-ocr/react').KtpDraft): void;
declare const record: import('@ktp-ocr/react').KtpRecord;
declare const readSomehow: import('@ktp-ocr/react').KtpEngine['recognise'];
declare function session(request: Request): Promise<{ user: string } | null>;
declare function userOf(request: Request): Promise<string>;
declare const redis: import('ioredis').Redis;
declare const authorize: import('@ktp-ocr/signer').SignerOptions['authorize'];
`;

test('every example in the documents compiles', () => {
  const folder = join(root, '.cache/docs');
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'own.d.ts'), READERS_OWN);
  const own = (name: string): string[] => [join(root, 'packages/signer/node_modules', name)];
  const paths = { 'rate-limiter-flexible': own('rate-limiter-flexible'), ioredis: own('ioredis') };
  const config = {
    extends: '../../tsconfig.json',
    compilerOptions: { noUnusedLocals: false, paths },
    include: ['*'],
    exclude: [],
  };
  writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify(config));
  let examples = 0;
  for (const file of [
    'README.md',
    ...READMES,
    ...pages.filter((page) => !/^(api|decisions)/.test(page)).map((page) => `docs/${page}`),
  ]) {
    const text = readFileSync(join(root, file), 'utf8');
    for (const [, kind = '', code = ''] of text.matchAll(/^```(tsx?)\n(.*?)^```/gms)) {
      examples += 1;
      writeFileSync(join(folder, `${file.replaceAll(/\W/g, '-')}-${examples}.${kind}`), `${code}\nexport {};\n`);
    }
  }
  expect(examples).toBeGreaterThan(20);
  const tsc = join(root, 'node_modules/.bin/tsc');
  const run = (): string => {
    try {
      return execFileSync(tsc, ['-p', folder], { encoding: 'utf8' });
    } catch (error) {
      return (error as { readonly stdout: string }).stdout;
    }
  };
  expect(run()).toBe('');
});
