import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { KTP_PROBLEMS } from '@ktp-ocr/core';
import { expect, test } from 'vitest';

const root = join(import.meta.dirname, '..');
const errors = readFileSync(join(root, 'docs/errors.md'), 'utf8');

test('every error code has its heading, under its kind, and no heading is left over', () => {
  const headings = [...errors.matchAll(/^### (\S+)$/gm)].map((match) => match[1]);
  expect(headings.toSorted()).toEqual(Object.keys(KTP_PROBLEMS).toSorted());
  for (const section of errors.split(/^## /m).slice(1)) {
    const kind = /\(`(\w+)`\)/.exec(section)?.[1];
    for (const [, code = ''] of section.matchAll(/^### (\S+)$/gm)) {
      expect([code, KTP_PROBLEMS[code as keyof typeof KTP_PROBLEMS].kind]).toEqual([code, kind]);
    }
  }
});

const pages = readdirSync(join(root, 'docs'), { recursive: true, encoding: 'utf8' }).filter((file) =>
  file.endsWith('.md'),
);

test.each(['README.md', 'CONTRIBUTING.md', 'SECURITY.md', ...pages.map((file) => `docs/${file}`)])(
  'the links of %s lead somewhere',
  (file) => {
    const text = readFileSync(join(root, file), 'utf8');
    const links = [...text.matchAll(/\]\((?!https?:|#)([^)#]+)/g)].map((match) => match[1] ?? '');
    for (const link of links)
      expect(() => readFileSync(join(root, file, '..', link), { flag: 'r' }), link).not.toThrow(/ENOENT/);
  },
);
