import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { expect, test } from 'vitest';

const root = join(import.meta.dirname, '..');

/** Text files in a folder, excluding generated and installed ones. */
function filesBelow(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return /^(node_modules|dist|models|\.cache)$/.test(entry.name) ? [] : filesBelow(path);
    return /\.(ts|tsx|mjs|js|py|json|md|sh)$/.test(entry.name) ? [path] : [];
  });
}

// Anything trained, fitted or tuned on these cards can no longer be measured with them.
test("no package imports or names the bench's second generator", () => {
  const files = filesBelow(join(root, 'packages'));
  const known = files.map((file) => relative(root, file));
  for (const folder of ['engine/src', 'engine/scripts', 'engine/training', 'testing/src']) {
    expect(known.filter((file) => file.startsWith(`packages/${folder}/`)).length, folder).toBeGreaterThan(2);
  }
  const named = files.filter((file) => /second-?_?cards|apps\/bench|['"]bench['"/]/i.test(readFileSync(file, 'utf8')));
  expect(named.map((file) => relative(root, file))).toEqual([]);
});

test('the second generator shares no drawing code with the specimens', () => {
  const files = filesBelow(join(root, 'apps/bench/src/secondCards')).filter((file) => file.endsWith('.ts'));
  expect(files.length).toBeGreaterThan(15);
  const imported = files
    .filter((file) => !file.endsWith('.test.ts'))
    .flatMap((file) =>
      [...readFileSync(file, 'utf8').matchAll(/(?:from|import)\s*\(?\s*'([^']+)'/g)].map(([, name]) => name),
    );
  const others = imported.filter((name = '') => !name.startsWith('./') && !name.startsWith('node:'));
  expect([...new Set(others)].toSorted()).toEqual(['@ktp-ocr/core', 'opentype.js', 'sharp']);
});
